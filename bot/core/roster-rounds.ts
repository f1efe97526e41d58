// Which round of the roster is due: the directory's changes, or all of it, once a night.
import { Temporal } from 'temporal-polyfill'
import { secondReadingAfter } from './roster.ts'
import type { RosterState } from './roster-state.ts'
import type { Millis } from './timetable.ts'

export interface Nights {
  /** IANA time zone. */
  readonly zone: string
  /** From 0 to 1: where in the night, so that not every organisation reads everybody at the same moment. */
  readonly spread: number
}

/** Everybody is read between 2 and 4; a round may be due a quarter of an hour before it is begun. */
const nightBeginsAt = '02:00'
const minutesToSpread = 105

export function roundDue(
  state: RosterState | undefined,
  now: Millis,
  nights: Nights,
): 'everything' | 'changes' {
  if (!state?.full || state.deltaLink === undefined) return 'everything'
  if (state.full.at < nightBefore(now, nights)) return 'everything'
  // Whether suspiciously many have left is not to stay open until the next night.
  const isSecondDue = state.held && state.held.since + secondReadingAfter <= now
  return isSecondDue ? 'everything' : 'changes'
}

/** The last moment at which everybody was to be read, today's or yesterday's. */
function nightBefore(now: Millis, { zone, spread }: Nights): Millis {
  const today = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(zone).toPlainDate()
  const nightOf = (date: Temporal.PlainDate) =>
    date.toZonedDateTime({ timeZone: zone, plainTime: nightBeginsAt }).epochMilliseconds +
    Math.floor(spread * minutesToSpread) * 60_000
  const night = nightOf(today)
  return night <= now ? night : nightOf(today.subtract({ days: 1 }))
}
