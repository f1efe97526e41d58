// How many requests a second the connector's limit seems to bear: it tells nobody what it is, and refuses what is above.
// Which refusals count, and who may use the rate, are left to the pace.
import type { Millis } from './timetable.ts'

export interface PaceLimits {
  /** For all instances together, over any ten seconds; 1 or more. */
  readonly maxPerSecond: number
}

/** Grows while room is taken. */
export interface PaceRate {
  /** Requests a second at the moment `since`. */
  readonly perSecond: number
  readonly since: Millis
  /** The share by which it grows in a second. */
  readonly growth: number
}

// The rate rises until a request is refused, goes back to what the limit bears, and rises again: quickly at first, by
// less after each refusal. The numbers are tuned with test/support/pace-simulation.ts.

/** 10 s + 150 ms of lateness + 100 ms between the clocks of instances hold no more than 10 s of the cap. */
const headroom = 0.975
const firstShare = 1 / 4
const firstGrowth = Math.LN2 / 4
const growthLeftAfterRefusal = 1 / 6
/** So small that a refusal or two come every 25 s, and a bucket never gets full in between: all of the limit is used. */
const leastGrowth = 0.002
/** So long without a refusal says that the limit is elsewhere. */
const calmSeconds = 45
const calmGrowth = Math.LN2 / 30
/** When the limit was passed is only estimated. */
const caution = 0.985
/** Without a bucket the limit is noticed at once: going back further than this would leave too much of it unused. */
const longestBackSeconds = 15
const muchSlower = 0.8
/** After that: the deeper cut is soon undone if it went too far. */
const regrowth = 0.01

export function firstRate(now: Millis, limits: PaceLimits): PaceRate {
  return { perSecond: highest(limits) * firstShare, since: now, growth: firstGrowth }
}

/** Requests a second at a moment. */
export function rateAt({ perSecond, growth, since }: PaceRate, at: Millis, limits: PaceLimits): number {
  const seconds = Math.max(0, at - since) / 1000
  const calm = Math.max(0, seconds - calmSeconds) * Math.max(0, calmGrowth - growth)
  return Math.min(highest(limits), perSecond * Math.exp(seconds * growth + calm))
}

/** After a refusal of what was made at `madeAt`. `isAgain`: the last slow-down wasn't enough. */
export function slowerRate(
  rate: PaceRate,
  { madeAt, from, isAgain }: { madeAt: Millis; from: Millis; isAgain: boolean },
  limits: PaceLimits,
): PaceRate {
  const growth = growthAt(rate, madeAt)
  const perSecond = isAgain
    ? muchSlower * rateAt(rate, madeAt, limits)
    : caution * rateAt(rate, madeAt - unnoticedFor(growth), limits)
  return {
    perSecond: Math.max(perSecond, Math.min(1, highest(limits))),
    growth: Math.max(growth * growthLeftAfterRefusal, isAgain ? regrowth : leastGrowth),
    since: from,
  }
}

function growthAt({ growth, since }: PaceRate, at: Millis): number {
  return at - since > calmSeconds * 1000 ? Math.max(growth, calmGrowth) : growth
}

/**
 * How many milliseconds before the first refusal the rate passed the limit, if a bucket of one second's worth was full.
 * It is empty when the rate, having grown by the share g a second, is 1 + x times the limit: x − ln(1 + x) = g.
 */
function unnoticedFor(growth: number): Millis {
  const excess = Math.sqrt(2 * growth) + (2 * growth) / 3
  return 1000 * Math.min(longestBackSeconds, Math.log(1 + excess) / growth)
}

function highest({ maxPerSecond }: PaceLimits): number {
  return maxPerSecond * headroom
}
