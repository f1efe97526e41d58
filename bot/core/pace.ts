// Who may make requests to the connector, and when: all instances share one state, and each reserves its moments in it.
// When to read and write the state, and waiting for the moments, are left to the timer.
import { firstRate, type PaceLimits, type PaceRate, rateAt, slowerRate } from './pace-rate.ts'
import type { Urgency } from './ports.ts'
import type { Millis } from './timetable.ts'

/** Kept as it is in one row. Moments are those of the machines' clocks, with fractions. */
export interface PaceState extends PaceRate {
  /** The moment up to which all room is taken. */
  readonly takenUntil: Millis
  /** Where the room begins that was first taken at a lower rate than before; missing until a request is refused. */
  readonly slowerFrom?: Millis
  /** The moment up to which each urgency has taken room, if it ever has. */
  readonly takenBy: { readonly [U in Urgency]?: Millis }
}

export interface Asking {
  readonly wanted: number
  readonly urgency: Urgency
  /** When it was asked for the first time. */
  readonly since: Millis
}

/** Evenly spaced moments, the first at `from`; `spacing` in milliseconds. */
export interface Slots {
  readonly from: Millis
  readonly spacing: number
  readonly size: number
}

export interface Taken {
  readonly kind: 'taken'
  readonly state: PaceState
  readonly slots: Slots
}

export type Reservation =
  | Taken
  /** Something more urgent is taking the room. */
  | { readonly kind: 'yield' }
  /** All room is taken for some time ahead: ask again at that moment. */
  | { readonly kind: 'full'; readonly until: Millis }

/** How long before its first moment a room is handed out, so that the caller has time to claim. */
export const leadMilliseconds = 100
/** How late a moment may be used. The ten-second promise rests on it: pace-rate.ts has the sum. */
export const patienceMilliseconds = 150

/** As many learners as one transaction of 100 rows holds beside what else it writes. */
const mostInRoom = 95
const longestRoomSeconds = 0.5
/**
 * How far ahead room is taken. What is taken goes on too fast after a refusal, so not far; but who is more urgent, or
 * has waited longer, reaches further and so comes first.
 */
const reachMilliseconds: Record<Urgency, Millis> = { lesson: 600, repetition: 500, correction: 400 }
const reachForWaiting = 0.1
const longestWait = 5000
const moreUrgent: Record<Urgency, readonly Urgency[]> = {
  lesson: [],
  repetition: ['lesson'],
  correction: ['lesson', 'repetition'],
}
const yieldMilliseconds = 2000
/** Right after a refusal the connector has no room at all, and any unevenness makes another that says nothing new. */
const settlingMilliseconds = 500
/** A refusal so soon after a slow-down says that it wasn't enough. */
const tooSoonMilliseconds = 3000
/** Further than any number of instances reserves ahead: a machine whose clock is wrong has written this. */
const impossibleMilliseconds = 60_000

/** Moments for 1 to `wanted` requests, and the state in which they are taken. Room that nobody took isn't saved up. */
export function reserve(
  before: PaceState | undefined,
  now: Millis,
  { wanted, urgency, since }: Asking,
  limits: PaceLimits,
): Reservation {
  const state = credible(before, now, limits)
  if (moreUrgent[urgency].some((other) => isTaking(state, other, now))) return { kind: 'yield' }
  const reach = reachMilliseconds[urgency] + reachForWaiting * Math.min(now - since, longestWait)
  const tooFar = state.takenUntil - now - reach
  if (tooFar > 0) return { kind: 'full', until: now + tooFar / (1 + reachForWaiting) }
  const most = Math.floor(longestRoomSeconds * rateAt(state, state.takenUntil, limits))
  return take(state, now, Math.max(1, Math.min(wanted, mostInRoom, most)), urgency, limits)
}

/** Moments for exactly so many requests, whoever else wants room: they are claimed, and must go. */
export function take(
  before: PaceState | undefined,
  now: Millis,
  size: number,
  urgency: Urgency,
  limits: PaceLimits,
): Taken {
  const state = credible(before, now, limits)
  const spacing = 1000 / rateAt(state, state.takenUntil, limits)
  const from = Math.max(state.takenUntil, now + Math.min(leadMilliseconds, size * spacing))
  const takenUntil = from + size * spacing
  // Idle time says nothing of the limit: the rate that was learnt is kept, and doesn't grow meanwhile.
  const since = state.since + (from - state.takenUntil)
  const takenBy = { ...state.takenBy, [urgency]: takenUntil }
  return { kind: 'taken', state: { ...state, takenUntil, since, takenBy }, slots: { from, spacing, size } }
}

/** After a refusal of a request that was made at `madeAt`; the state as it was if that is accounted for already. */
export function slowDown(
  before: PaceState | undefined,
  now: Millis,
  madeAt: Millis,
  limits: PaceLimits,
): PaceState {
  const state = credible(before, now, limits)
  const { slowerFrom = Number.NEGATIVE_INFINITY } = state
  if (madeAt < slowerFrom + settlingMilliseconds) return state
  const isAgain = madeAt < slowerFrom + tooSoonMilliseconds
  const from = Math.max(state.takenUntil, now)
  return {
    ...state,
    ...slowerRate(state, { madeAt, from, isAgain }, limits),
    takenUntil: from,
    slowerFrom: from,
  }
}

function isTaking({ takenBy }: PaceState, urgency: Urgency, now: Millis): boolean {
  return (takenBy[urgency] ?? Number.NEGATIVE_INFINITY) + yieldMilliseconds > now
}

/** As it was read; as it begins if there is none; with its rate only if a wrong clock has taken all room for long. */
function credible(state: PaceState | undefined, now: Millis, limits: PaceLimits): PaceState {
  const isWhole =
    state && [state.takenUntil, state.perSecond, state.since, state.growth].every(Number.isFinite)
  if (isWhole && state.takenUntil < now + impossibleMilliseconds) return state
  const { perSecond, growth } = isWhole ? state : firstRate(now, limits)
  return { perSecond, growth, since: now, takenUntil: now, takenBy: {} }
}
