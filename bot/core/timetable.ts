// A calendar worked out: which moments are working time, and when each lesson goes out. Dates come in, moments come out.
import { Temporal } from 'temporal-polyfill'
import type { Calendar, Weekday } from './course.ts'
import { type WorkingDay, workingDays } from './working-days.ts'

/** A moment, in milliseconds since 1970-01-01T00:00Z. */
export type Millis = number

export interface Timetable {
  readonly zone: string
  /** Rising, from start to end; breaks, weekends and holidays left out. */
  readonly days: readonly WorkingDay[]
  /** The moment each lesson goes out to those who follow from the start; rising, one for each lesson. */
  readonly lessonTimes: readonly Millis[]
  /** Only where the course has a survey. */
  readonly baselineAt?: Millis
  readonly followUpAt?: Millis
  /** Midnight after the last day. */
  readonly endsAt: Millis
}

/** Why a course's lessons don't fit between its first day and its last. */
export type Misfit =
  | { readonly kind: 'ends before it starts' }
  | { readonly kind: 'too long'; readonly mostYears: number }
  | { readonly kind: 'too few days'; readonly fitting: number; readonly lessons: number }
  | { readonly kind: 'no room for the survey' }

/** Its message says it in English, and after a semicolon what to do. */
export class MisfitError extends RangeError {
  readonly misfit: Misfit
  constructor(misfit: Misfit) {
    super(wordsOf(misfit))
    this.misfit = misfit
  }
}

/** Every day between is worked out: a year that was mistyped must not keep the processor for minutes. */
const mostYears = 5

const weekdays: readonly Weekday[] = [
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
]
/** Between the baseline and the first lesson. */
const workingDaysAfterBaseline = 2

/**
 * Works out a calendar for a number of lessons. An occurrence inside a break is left out; one on a holiday moves to
 * the next working day. With a survey, the baseline goes out on the first working day, the lessons begin two working
 * days later at the earliest, and the follow-up takes the occurrence after the last lesson.
 * Throws a MisfitError that says what to do if it doesn't fit between start and end.
 */
export function createTimetable(calendar: Calendar, lessons: number, hasSurvey = false): Timetable {
  const { zone, time, start, end } = calendar
  if (end < start) throw new MisfitError({ kind: 'ends before it starts' })
  if (Number(end.slice(0, 4)) - Number(start.slice(0, 4)) > mostYears)
    throw new MisfitError({ kind: 'too long', mostYears })
  const days = workingDays(calendar)
  const firstLessonDay = days[hasSurvey ? workingDaysAfterBaseline : 0]
  const dates = firstLessonDay
    ? occurrences(calendar, firstLessonDay.date, lessons + (hasSurvey ? 1 : 0))
    : []
  const times = dates.map((date) => {
    const day = days[firstIndex(days, (each) => each.date >= date)]
    return day && moment(day.date, time, zone)
  })
  const fitting = times.filter((at) => at !== undefined)
  if (fitting.length < lessons)
    throw new MisfitError({ kind: 'too few days', fitting: fitting.length, lessons })
  if (hasSurvey && fitting.length === lessons) throw new MisfitError({ kind: 'no room for the survey' })
  const [first] = days
  return {
    zone,
    days,
    lessonTimes: fitting.slice(0, lessons),
    ...(hasSurvey &&
      first && { baselineAt: moment(first.date, time, zone), followUpAt: fitting[lessons] ?? 0 }),
    endsAt: moment(nextDate(calendar.end), '00:00', zone),
  }
}

function wordsOf(misfit: Misfit): string {
  const instead = 'set a later end, shorter breaks or a smaller interval'
  switch (misfit.kind) {
    case 'ends before it starts':
      return 'the last day comes before the first; set a later end'
    case 'too long':
      return `there are more than ${misfit.mostYears} years between start and end; set an earlier end`
    case 'too few days':
      return `only ${misfit.fitting} of ${misfit.lessons} lessons fit between start and end; ${instead}`
    case 'no room for the survey':
      return `the survey after the last lesson does not fit between start and end; ${instead}`
  }
}

/** The moment itself if it is working time, else the next moment that is; null after the timetable's end. */
export function nextWorkingTime({ days }: Timetable, at: Millis): Millis | null {
  const day = days[firstIndex(days, (each) => each.closes > at)]
  return day ? Math.max(at, day.opens) : null
}

/** When the `count`-th working day after the moment's own day opens; null after the timetable's end. */
export function opensAfterWorkingDays({ days }: Timetable, at: Millis, count: number): Millis | null {
  return days[nextDay(days, at) + count - 1]?.opens ?? null
}

/** How many working days there are after the day of one moment, up to and with the day of another. */
export function workingDaysBetween({ days }: Timetable, first: Millis, last: Millis): number {
  return nextDay(days, last) - nextDay(days, first)
}

/** The first day that begins after the moment; a moment before opening is of that day already. */
function nextDay(days: readonly WorkingDay[], at: Millis): number {
  return firstIndex(days, (each) => each.starts > at)
}

/** The ISO date of a moment in a zone. */
export function localDate(zone: string, at: Millis): string {
  return Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).toPlainDate().toString()
}

/** A local time of a local date. */
export function moment(date: string, time: string, timeZone: string): Millis {
  return Temporal.PlainDate.from(date).toZonedDateTime({ timeZone, plainTime: time }).epochMilliseconds
}

/** Every so many weeks on the calendar's weekdays, counted from the week of the first one. */
function occurrences(
  { weekdays: on, everyWeeks, breaks, end }: Calendar,
  first: string,
  count: number,
): string[] {
  const from = Temporal.PlainDate.from(first)
  const offsets = on.map((day) => weekdays.indexOf(day)).sort((a, b) => a - b)
  const isOver = from.dayOfWeek - 1 > (offsets.at(-1) ?? 0)
  const monday = from.subtract({ days: from.dayOfWeek - 1 }).add({ weeks: isOver ? 1 : 0 })
  const dates: string[] = []
  for (let week = 0; dates.length < count; week += everyWeeks) {
    for (const offset of offsets) {
      const date = monday.add({ days: week * 7 + offset }).toString()
      if (date > end) return dates
      const isFree = breaks.some((each) => each.from <= date && date <= each.to)
      if (date >= first && !isFree) dates.push(date)
    }
  }
  return dates.slice(0, count)
}

function nextDate(date: string): string {
  return Temporal.PlainDate.from(date).add({ days: 1 }).toString()
}

/** Binary search: the first index for which a condition that turns true once holds; the length if none. */
function firstIndex<T>(rows: readonly T[], holds: (row: T) => boolean): number {
  let [low, high] = [0, rows.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (holds(rows[middle] as T)) high = middle
    else low = middle + 1
  }
  return low
}
