// Working time by the book: worked out from a list of holidays written by hand, without the rules' own code.
import type { Calendar } from '../../bot/core/course.ts'

/** Public holidays and the eves on which Swedish employers close, Saturdays and Sundays left out. */
const holidays = new Set([
  ...['2026-01-01', '2026-01-06', '2026-04-03', '2026-04-06', '2026-05-01', '2026-05-14', '2026-06-19'],
  ...['2026-12-24', '2026-12-25', '2026-12-31', '2027-01-01', '2027-01-06', '2027-03-26', '2027-03-29'],
  ...['2027-05-06', '2027-06-25', '2027-12-24', '2027-12-31'],
])
export const lastKnownDate = '2027-12-31'

const hour = 60 * 60 * 1000
const day = 24 * hour

/** Summer time from the last Sunday in March to the last Sunday in October, 01:00 UTC. */
function offsetAt(at: number): number {
  const year = new Date(at).getUTCFullYear()
  const isSummer = at >= lastSunday(year, 2) + hour && at < lastSunday(year, 9) + hour
  return isSummer ? 2 * hour : hour
}

function lastSunday(year: number, month: number): number {
  const last = Date.UTC(year, month + 1, 0)
  return last - new Date(last).getUTCDay() * day
}

/** "2026-09-01 09:00" in Sweden. */
export function swedishTime(at: number): { date: string; time: string } {
  const iso = new Date(at + offsetAt(at)).toISOString()
  return { date: iso.slice(0, 10), time: iso.slice(11, 16) }
}

export function isWorkingDay({ breaks, start, end }: Calendar, date: string): boolean {
  const weekday = new Date(date).getUTCDay()
  const isBreak = breaks.some(({ from, to }) => from <= date && date <= to)
  return weekday >= 1 && weekday <= 5 && !holidays.has(date) && !isBreak && start <= date && date <= end
}

export function isWorkingTime(calendar: Calendar, at: number): boolean {
  const { date, time } = swedishTime(at)
  const { from, to } = calendar.workingHours
  return isWorkingDay(calendar, date) && from <= time && time < to
}

/** How many working days there are after the first date, up to and with the last. */
export function workingDaysBetween(calendar: Calendar, first: string, last: string): number {
  let count = 0
  for (let at = Date.parse(first) + day; at <= Date.parse(last); at += day) {
    if (isWorkingDay(calendar, new Date(at).toISOString().slice(0, 10))) count++
  }
  return count
}
