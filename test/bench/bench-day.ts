// The day every run begins on: an ordinary Tuesday morning, the same each time, so that neither the day of the week nor
// the date of a fact decides what is measured.
import { moment } from '../../bot/core/timetable.ts'

export const zone = 'Europe/Stockholm'
/** Neither a holiday nor near one. */
export const firstDate = '2027-02-02'
export const day = 24 * 60 * 60 * 1000

const beginsAt = moment(firstDate, '09:00', zone)

/** What DROPPE_BENCH_SHIFT_MS is to be for processes in which it is nine o'clock on that day now. */
export function shiftToBegin(): number {
  return Math.round(beginsAt - Date.now())
}
