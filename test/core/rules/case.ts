// One history with all that a rule needs to judge it by, and the small words the rules are said in.
import type { RunningCourse } from '../../../bot/core/running-course.ts'
import type { Entry, History } from '../../support/history.ts'
import type { Resident } from '../../support/random-resident.ts'
import { swedishTime } from '../../support/swedish-time.ts'

export interface Case extends History, Resident {
  readonly courses: readonly RunningCourse[]
}

/** By the sentence that says what holds. */
export type Rules = Readonly<Record<string, (history: Case) => void>>

export function dateOf(at: number): string {
  return swedishTime(at).date
}

export function isCard({ kind }: Entry): boolean {
  return kind !== 'answer' && kind !== 'expiry'
}

export function isStep({ kind }: Entry): boolean {
  return kind === 'lesson' || kind === 'survey'
}

/** A card that was sent, though perhaps nobody knows whether it arrived. */
export function hasArrived({ outcome }: Entry): boolean {
  return outcome === 'sent' || outcome === 'unknown'
}

/** A reminder that couldn't be delivered: its lesson is given anew once the learner is back. */
export function isLost({ kind, outcome }: Entry): boolean {
  return kind === 'reminder' && outcome === 'unreached'
}

export function isSameItem(a: Entry, b: Entry): boolean {
  return a.course === b.course && a.item === b.item
}

export function isSameLesson(a: Entry, b: Entry): boolean {
  return a.course === b.course && a.lesson === b.lesson
}

export function courseOf(courses: readonly RunningCourse[], { course }: Entry): RunningCourse {
  const found = courses.find((running) => running.course.id === course)
  if (!found) throw new Error(`There is no course ${course}.`)
  return found
}
