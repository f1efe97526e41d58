// The days on which a course may speak: not weekends, not public holidays, not its breaks.
import Holidays from 'date-holidays'
import { Temporal } from 'temporal-polyfill'
import type { Calendar } from './course.ts'

export interface WorkingDay {
  /** ISO date, local to the calendar's zone. */
  readonly date: string
  /** Midnight, then the working hours, all in milliseconds since 1970. */
  readonly starts: number
  readonly opens: number
  readonly closes: number
}

/** From start to end, rising. Each day is worked out on its own, so that daylight saving is right. */
export function workingDays(calendar: Calendar): WorkingDay[] {
  const { zone: timeZone, workingHours, breaks } = calendar
  const end = Temporal.PlainDate.from(calendar.end)
  const holidays = new Set(holidaysIn(calendar).map((holiday) => holiday.date))
  const days: WorkingDay[] = []
  let date = Temporal.PlainDate.from(calendar.start)
  for (; Temporal.PlainDate.compare(date, end) <= 0; date = date.add({ days: 1 })) {
    const iso = date.toString()
    const isBreak = breaks.some(({ from, to }) => from <= iso && iso <= to)
    if (date.dayOfWeek > 5 || holidays.has(iso) || isBreak) continue
    const at = (plainTime: string) => date.toZonedDateTime({ timeZone, plainTime }).epochMilliseconds
    days.push({ date: iso, starts: at('00:00'), opens: at(workingHours.from), closes: at(workingHours.to) })
  }
  return days
}

export interface Holiday {
  /** ISO date. */
  readonly date: string
  /** In the country's own language. */
  readonly name: string
}

/** Of all years from start to end, whole years. */
export function holidaysIn({ holidays: country, start, end }: Calendar): Holiday[] {
  const years = Array.from(
    { length: Number(end.slice(0, 4)) - Number(start.slice(0, 4)) + 1 },
    (_, index) => Number(start.slice(0, 4)) + index,
  )
  return years.flatMap((year) => holidaysOf(country, year))
}

/** A year takes milliseconds to work out, and is asked for again and again. */
const known = new Map<string, readonly Holiday[]>()

function holidaysOf(country: string, year: number): readonly Holiday[] {
  const key = `${country} ${year}`
  const before = known.get(key)
  if (before) return before
  // "bank" holds the eves on which Swedish employers close: Midsummer, Christmas, New Year.
  const free = new Holidays(country)
    .getHolidays(year)
    .filter(({ type }) => type === 'public' || type === 'bank')
    .map(({ date, name }) => ({ date: date.slice(0, 10), name }))
  known.set(key, free)
  return free
}
