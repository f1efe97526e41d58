// What follows from a plan and the day it is: which lessons have gone out, which comes next, and which are stopped.
import type { CoursePlan, PlannedLesson } from '../../bot/http/contract.ts'

/** The date of a time as it is written, whatever the zone of the one who looks. */
export function dateOf(asOf: string): string {
  return asOf.slice(0, 'yyyy-mm-dd'.length)
}

/** Surveys are left out. */
export function lessonsOf({ lessons }: CoursePlan): readonly PlannedLesson[] {
  return lessons.filter(({ number }) => number !== undefined)
}

export function nextOf({ lessons }: CoursePlan, today: string): PlannedLesson | undefined {
  return lessons.find(({ date }) => date >= today)
}

/**
 * stopped: a fact is past its recheck date now. will be stopped: it will be when the lesson's day comes, unless somebody
 * has checked it by then.
 */
export function holdOf(
  { date, heldFrom }: PlannedLesson,
  today: string,
): 'stopped' | 'will be stopped' | undefined {
  if (heldFrom === undefined) return undefined
  if (heldFrom <= today) return 'stopped'
  return heldFrom <= date ? 'will be stopped' : undefined
}

/** Which of a course's pilots it is, from 1. */
export function nthPilot({ id }: CoursePlan): number {
  return Number(/-pilot(\d+)$/.exec(id)?.[1] ?? 1)
}

/** So many days later; both ISO dates. */
export function laterBy(date: string, days: number): string {
  return new Date(Date.parse(date) + days * 86_400_000).toISOString().slice(0, 10)
}

export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000)
}
