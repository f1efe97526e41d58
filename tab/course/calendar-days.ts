// A course's days by month and week: what each of them is, and what goes out on it. Dates are ISO, and whole days.
import type { Break, CoursePlan, PlannedLesson } from '../../bot/http/contract.ts'

/** outside: before the course or after it. */
export type DayKind = 'working' | 'weekend' | 'holiday' | 'break' | 'pause' | 'outside'

export interface Day {
  readonly date: string
  readonly kind: DayKind
  /** The holiday's name, in the country's own language; it may be a weekend too. */
  readonly holiday?: string
  readonly lessons: readonly PlannedLesson[]
}

export interface Week {
  readonly number: number
  /** Seven from Monday on; undefined where the day is of another month. */
  readonly days: readonly (Day | undefined)[]
}

export interface Month {
  /** Such as 2026-09. */
  readonly month: string
  readonly weeks: readonly Week[]
}

export const weekdays: CoursePlan['weekdays'] = [
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
]

const dayMilliseconds = 86_400_000

export function monthsOf(plan: CoursePlan, today: string): Month[] {
  return monthsBetween(plan.start, plan.end).map((month) => {
    const days = datesOf(month).map((date) => dayOf(date, plan, today))
    const weeks = Map.groupBy(days, ({ date }) => weekNumber(date))
    return { month, weeks: [...weeks].map(([number, some]) => ({ number, days: fillUp(some) })) }
  })
}

function dayOf(date: string, plan: CoursePlan, today: string): Day {
  const holiday = plan.holidays.find((each) => each.date === date)
  return {
    date,
    kind: kindOf(date, plan, today, holiday !== undefined),
    ...(holiday && { holiday: holiday.name }),
    lessons: plan.lessons.filter((each) => each.date === date),
  }
}

function kindOf(date: string, plan: CoursePlan, today: string, isHoliday: boolean): DayKind {
  const { start, end, breaks, pauses, pausedFrom } = plan
  if (date < start || date > end) return 'outside'
  if (isWithin(pauses, date) || (pausedFrom !== undefined && pausedFrom <= date && date <= today))
    return 'pause'
  if (isHoliday) return 'holiday'
  if (weekday(date) > 5) return 'weekend'
  return isWithin(breaks, date) ? 'break' : 'working'
}

export function isWithin(spans: readonly Break[], date: string): boolean {
  return spans.some(({ from, to }) => from <= date && date <= to)
}

function monthsBetween(start: string, end: string): string[] {
  const first = monthIndex(start)
  return Array.from({ length: monthIndex(end) - first + 1 }, (_, nth) => monthAt(first + nth))
}

function monthIndex(date: string): number {
  return Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1
}

function monthAt(index: number): string {
  return `${String(Math.floor(index / 12)).padStart(4, '0')}-${String((index % 12) + 1).padStart(2, '0')}`
}

function datesOf(month: string): string[] {
  const first = Date.parse(`${month}-01`)
  const all = Array.from({ length: 31 }, (_, nth) => isoDate(first + nth * dayMilliseconds))
  return all.filter((date) => date.startsWith(month))
}

function fillUp(some: readonly Day[]): (Day | undefined)[] {
  return [1, 2, 3, 4, 5, 6, 7].map((nth) => some.find(({ date }) => weekday(date) === nth))
}

/** From 1, Monday, to 7. */
function weekday(date: string): number {
  return new Date(date).getUTCDay() || 7
}

/** ISO 8601: a week belongs to the year that its Thursday is in. */
function weekNumber(date: string): number {
  const thursday = Date.parse(date) + (4 - weekday(date)) * dayMilliseconds
  const newYear = Date.parse(`${isoDate(thursday).slice(0, 4)}-01-01`)
  return Math.floor((thursday - newYear) / dayMilliseconds / 7) + 1
}

function isoDate(at: number): string {
  return new Date(at).toISOString().slice(0, 10)
}
