// A calendar worked out: which moments are working time, and when each lesson goes out. Dates come in, moments come out.
import Holidays from 'date-holidays'
import { Temporal } from 'temporal-polyfill'
import type { Calendar, Weekday } from './course.ts'

/** A moment, in milliseconds since 1970-01-01T00:00Z. */
export type Millis = number

export interface WorkingDay {
  /** ISO date, local to the calendar's zone. */
  readonly date: string
  readonly opens: Millis
  readonly closes: Millis
}

export interface Timetable {
  readonly zone: string
  /** Rising; breaks, weekends and holidays left out. */
  readonly days: readonly WorkingDay[]
  /** The moment each lesson goes out to those who follow from the start; rising, one for each lesson. */
  readonly lessonTimes: readonly Millis[]
}

const weekdays: readonly Weekday[] = [
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
]
/** How long after its last lesson a course can still have something to send: the year's catch-up and repetitions. */
const tailDays = 550

/**
 * Works out a calendar from an ISO start date for a number of lessons.
 * An occurrence inside a break is left out; one on a holiday moves to the next working day.
 * Throws a RangeError if the breaks leave no room for the lessons within ten years.
 */
export function createTimetable(calendar: Calendar, start: string, lessons: number): Timetable {
  const first = Temporal.PlainDate.from(start)
  const occurrences = lessonDates(calendar, first, lessons)
  const last = (occurrences.at(-1) ?? first).add({ days: tailDays })
  const days = workingDays(calendar, first, last)
  const lessonTimes = occurrences.map((date) => {
    const day = days[dayAtOrAfter(days, date.toString())]
    if (!day) throw new RangeError(`No working day is left for the lesson of ${date}. Shorten the breaks.`)
    return moment(Temporal.PlainDate.from(day.date), calendar.time, calendar.zone)
  })
  return { zone: calendar.zone, days, lessonTimes }
}

/** The moment itself if it is working time, else the next moment that is; null after the timetable's end. */
export function nextWorkingTime(timetable: Timetable, at: Millis): Millis | null {
  const day = timetable.days[dayClosingAfter(timetable.days, at)]
  return day ? Math.max(at, day.opens) : null
}

/** When the `count`-th working day after the moment's own day opens; null after the timetable's end. */
export function opensAfterWorkingDays(timetable: Timetable, at: Millis, count: number): Millis | null {
  const next = dayAtOrAfter(timetable.days, nextDate(localDate(timetable.zone, at)))
  return timetable.days[next + count - 1]?.opens ?? null
}

/** The ISO date of a moment in a zone. */
export function localDate(zone: string, at: Millis): string {
  return Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).toPlainDate().toString()
}

function lessonDates(calendar: Calendar, first: Temporal.PlainDate, lessons: number): Temporal.PlainDate[] {
  const monday = first.subtract({ days: first.dayOfWeek - 1 })
  const offsets = calendar.weekdays.map((day) => weekdays.indexOf(day)).sort((a, b) => a - b)
  const dates: Temporal.PlainDate[] = []
  for (let week = 0; dates.length < lessons; week += calendar.everyWeeks) {
    if (week > 520) throw new RangeError('The breaks leave no room for the lessons. Shorten them.')
    for (const offset of offsets) {
      const date = monday.add({ days: week * 7 + offset })
      if (Temporal.PlainDate.compare(date, first) < 0 || isInBreak(calendar, date.toString())) continue
      dates.push(date)
    }
  }
  return dates.slice(0, lessons)
}

function workingDays(calendar: Calendar, first: Temporal.PlainDate, last: Temporal.PlainDate): WorkingDay[] {
  const holidays = new Set<string>()
  const calculator = new Holidays(calendar.holidays)
  for (let year = first.year; year <= last.year; year++) {
    for (const holiday of calculator.getHolidays(year)) {
      // "bank" holds the eves on which Swedish employers close: Midsummer, Christmas, New Year.
      if (holiday.type === 'public' || holiday.type === 'bank') holidays.add(holiday.date.slice(0, 10))
    }
  }
  const days: WorkingDay[] = []
  for (let date = first; Temporal.PlainDate.compare(date, last) <= 0; date = date.add({ days: 1 })) {
    const iso = date.toString()
    if (date.dayOfWeek > 5 || holidays.has(iso) || isInBreak(calendar, iso)) continue
    days.push({
      date: iso,
      opens: moment(date, calendar.workingHours.from, calendar.zone),
      closes: moment(date, calendar.workingHours.to, calendar.zone),
    })
  }
  return days
}

function isInBreak(calendar: Calendar, date: string): boolean {
  return calendar.breaks.some(({ from, to }) => from <= date && date <= to)
}

function moment(date: Temporal.PlainDate, time: string, timeZone: string): Millis {
  return date.toZonedDateTime({ timeZone, plainTime: time }).epochMilliseconds
}

function nextDate(date: string): string {
  return Temporal.PlainDate.from(date).add({ days: 1 }).toString()
}

function dayAtOrAfter(days: readonly WorkingDay[], date: string): number {
  return firstIndex(days, (day) => day.date >= date)
}

function dayClosingAfter(days: readonly WorkingDay[], at: Millis): number {
  return firstIndex(days, (day) => day.closes > at)
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
