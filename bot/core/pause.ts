// How long somebody wants to be left in peace, and whether that can be.
import { Temporal } from 'temporal-polyfill'
import type { Learner } from './learner.ts'
import { localDate, type Millis, moment } from './timetable.ts'

/** As one says it; `isWhole` means that the day or week named is part of the pause ("till och med"). */
export type PauseLength =
  | { readonly kind: 'days'; readonly days: number }
  | {
      readonly kind: 'date'
      readonly day: number
      readonly month: number
      readonly year?: number
      readonly isWhole?: boolean
    }
  /** 1 is Monday; the next one after today. */
  | { readonly kind: 'weekday'; readonly weekday: number; readonly isWhole?: boolean }
  /** ISO 8601 week. */
  | { readonly kind: 'week'; readonly week: number; readonly isWhole?: boolean }

export type PauseEnd =
  /** The moment the local date begins: the first day on which anything may come again. */
  | { readonly kind: 'until'; readonly until: Millis }
  | { readonly kind: 'no such date' }
  | { readonly kind: 'past' }
  | { readonly kind: 'too long' }

/** Half a year: who is away longer has somebody else to tell, and would otherwise be forgotten. */
export const maxPauseWeeks = 26

/** The first and the last day a pause may end on, as ISO dates. */
export function pauseBounds(now: Millis, zone: string): { earliest: string; latest: string } {
  const today = Temporal.PlainDate.from(localDate(zone, now))
  return {
    earliest: today.add({ days: 1 }).toString(),
    latest: today.add({ weeks: maxPauseWeeks }).toString(),
  }
}

/** Where no year is said, the next such day is meant. */
export function pauseEnd(length: PauseLength, now: Millis, zone: string): PauseEnd {
  const today = Temporal.PlainDate.from(localDate(zone, now))
  const named = dayNamed(length, today)
  if (!named) return { kind: 'no such date' }
  const end = named.add({ days: 'isWhole' in length && length.isWhole ? daysOf(length) : 0 })
  const days = today.until(end, { largestUnit: 'days' }).days
  if (days < 1) return { kind: 'past' }
  if (days > maxPauseWeeks * 7) return { kind: isRatherPast(length, days) ? 'past' : 'too long' }
  return { kind: 'until', until: moment(end.toString(), '00:00', zone) }
}

function dayNamed(length: PauseLength, today: Temporal.PlainDate): Temporal.PlainDate | undefined {
  switch (length.kind) {
    case 'days':
      return today.add({ days: Math.min(length.days, 10_000) })
    case 'date':
      return dateNamed(length, today)
    case 'weekday':
      return today.add({ days: ((length.weekday - today.dayOfWeek + 6) % 7) + 1 })
    case 'week':
      return [today.year, today.year + 1]
        .map((year) => mondayOf(year, length.week))
        .find((monday) => monday && Temporal.PlainDate.compare(monday, today) > 0)
  }
}

function dateNamed(
  { day, month, year }: Extract<PauseLength, { kind: 'date' }>,
  today: Temporal.PlainDate,
): Temporal.PlainDate | undefined {
  if (year !== undefined) return dateOf(year, month, day)
  // Eight years hold a 29 February, whatever the century.
  const years = Array.from({ length: 9 }, (_, index) => today.year + index)
  return years
    .map((each) => dateOf(each, month, day))
    .find((date) => date && Temporal.PlainDate.compare(date, today) > 0)
}

function dateOf(year: number, month: number, day: number): Temporal.PlainDate | undefined {
  try {
    return Temporal.PlainDate.from({ year, month, day }, { overflow: 'reject' })
  } catch {
    return undefined
  }
}

/** Week 1 is the one with 4 January. */
function mondayOf(year: number, week: number): Temporal.PlainDate | undefined {
  const inWeekOne = Temporal.PlainDate.from({ year, month: 1, day: 4 })
  const monday = inWeekOne.add({ days: (week - 1) * 7 - (inWeekOne.dayOfWeek - 1) })
  return monday.weekOfYear === week ? monday : undefined
}

function daysOf({ kind }: PauseLength): number {
  return kind === 'week' ? 7 : 1
}

/** "Till 15 augusti", said in September, means the one that was: up to three months back. */
function isRatherPast(length: PauseLength, days: number): boolean {
  return length.kind === 'date' && length.year === undefined && days > 365 - 92
}

/** The pause a learner is in. */
export function pauseAt({ pause }: Learner, now: Millis): Learner['pause'] {
  return pause && pause.from <= now && now < pause.until ? pause : undefined
}
