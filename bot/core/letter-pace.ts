// When the next letter may go, and when those who find no room are to ask again: all instances share one state.
// Unlike the connector's, the mailbox's limits are known, so that nothing has to be learnt here.
import type { LetterUrgency } from './post-office.ts'
import type { Millis } from './timetable.ts'

export interface LetterLimits {
  readonly perMinute: number
  /** In any 24 hours. */
  readonly perDay: number
}

/**
 * What Exchange Online takes from one mailbox.
 * https://learn.microsoft.com/office365/servicedescriptions/exchange-online-service-description/exchange-online-limits
 */
export const exchangeLimits: LetterLimits = { perMinute: 30, perDay: 10_000 }

/** Kept as it is in one row. Moments are those of the machines' clocks. */
export interface LetterPaceState {
  /** The moment up to which all room is taken. */
  readonly takenUntil: Millis
  /** The moment up to which those who found no room have been told to come back. */
  readonly bookedUntil: { readonly [U in LetterUrgency]?: Millis }
  /** How many went in each of the latest hours, by the hour since 1970. */
  readonly hours: Readonly<Record<string, number>>
}

export interface LetterAsk {
  readonly urgency: LetterUrgency
  readonly waiting: number
}

/** `at` is the letter's moment, or the moment at which to ask again. */
export interface LetterPlace {
  readonly kind: 'taken' | 'booked'
  readonly at: Millis
  readonly state: LetterPaceState
}

/** No look at a slice sends more: it has a lane of the worker for itself meanwhile. */
export const mostLettersInLook = 5
/** So far ahead a moment is waited for. */
const reachMilliseconds: Millis = 4000
/** Machines' clocks differ a little, and requests take different times. */
const headroom = 0.97
/** Who comes back comes a little late: so that none of the room is left over, more are called than fit. */
const overbooking = 0.95
const longestBooking: Millis = 60 * 60 * 1000
const longestRest: Millis = 60 * 60 * 1000
const usualRestSeconds = 60
const hour: Millis = 60 * 60 * 1000

/** A moment for one letter if there is one soon, else a place in the queue. Room that nobody took isn't saved up. */
export function placeLetter(
  before: LetterPaceState | undefined,
  now: Millis,
  ask: LetterAsk,
  limits: LetterLimits,
): LetterPlace {
  const state = credible(before, now)
  const at = Math.max(now, state.takenUntil, dayOpens(state, now, limits), lessonsLeft(state, ask))
  if (at > now + reachMilliseconds) return bookLetters(before, now, ask, limits)
  const hours = { ...recent(state, now), [hourOf(at)]: (state.hours[hourOf(at)] ?? 0) + 1 }
  return { kind: 'taken', at, state: { ...state, hours, takenUntil: at + spacingOf(limits) } }
}

/** For those who have had their share of a look. Nobody is sent away for longer than an hour, or until the day opens. */
export function bookLetters(
  before: LetterPaceState | undefined,
  now: Millis,
  ask: LetterAsk,
  limits: LetterLimits,
): LetterPlace {
  const state = credible(before, now)
  const opens = Math.max(state.takenUntil, dayOpens(state, now, limits), lessonsLeft(state, ask))
  const at = Math.max(opens, now + spacingOf(limits), state.bookedUntil[ask.urgency] ?? 0)
  if (at > Math.max(opens, now) + longestBooking)
    return { kind: 'booked', at: Math.max(opens, now) + longestBooking, state }
  const length = Math.min(ask.waiting, mostLettersInLook) * spacingOf(limits) * overbooking
  const bookedUntil = { ...state.bookedUntil, [ask.urgency]: at + length }
  return { kind: 'booked', at, state: { ...state, bookedUntil } }
}

/** The mailbox has said that it is too much: nothing goes before it has rested. */
export function restMailbox(
  before: LetterPaceState | undefined,
  now: Millis,
  retryAfterSeconds = usualRestSeconds,
): LetterPaceState {
  const state = credible(before, now)
  const rest = Math.min(retryAfterSeconds * 1000, longestRest)
  return { ...state, takenUntil: Math.max(state.takenUntil, now + rest) }
}

function spacingOf({ perMinute }: LetterLimits): Millis {
  return 60_000 / (perMinute * headroom)
}

/** Repetitions wait until all lessons that were told to come back have had their time. */
function lessonsLeft({ bookedUntil }: LetterPaceState, { urgency }: LetterAsk): Millis {
  return urgency === 'lesson' ? 0 : (bookedUntil.lesson ?? 0)
}

/** When so few went in the 24 hours before that one more may. */
function dayOpens({ hours }: LetterPaceState, now: Millis, { perDay }: LetterLimits): Millis {
  const counted = Object.entries(recent({ hours }, now))
    .map(([name, count]) => [Number(name), count] as const)
    .sort(([a], [b]) => a - b)
  let sum = counted.reduce((total, [, count]) => total + count, 0)
  let opens = now
  for (const [name, count] of counted) {
    if (sum < perDay) return opens
    sum -= count
    opens = (name + 25) * hour
  }
  return opens
}

/** The hour that has begun and the 24 before it. */
function recent({ hours }: Pick<LetterPaceState, 'hours'>, now: Millis): Record<string, number> {
  return Object.fromEntries(Object.entries(hours).filter(([name]) => Number(name) >= hourOf(now) - 24))
}

function hourOf(at: Millis): number {
  return Math.floor(at / hour)
}

/** As it was read; without what only a wrong clock can have written. */
function credible(state: LetterPaceState | undefined, now: Millis): LetterPaceState {
  const soon = (moment: Millis | undefined) =>
    moment !== undefined && Number.isFinite(moment) && moment < now + 26 * hour ? moment : now
  return {
    takenUntil: state && state.takenUntil < now + longestRest + hour ? soon(state.takenUntil) : now,
    bookedUntil: Object.fromEntries(
      Object.entries(state?.bookedUntil ?? {}).map(([urgency, moment]) => [urgency, soon(moment)]),
    ),
    hours: state?.hours ?? {},
  }
}
