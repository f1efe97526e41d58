// What can be ordered of the simulated Bot Connector's bad days; what then meets each request stands in fates.ts.
import type { RefusedStatus, UnreachableCode } from './connector-refusals.ts'

/** Everything is off when left out. */
export interface BadDays {
  /** Another seed is another day; 1 when left out. */
  readonly seed?: number
  /** All requests together; over it they get 429. The bot isn't told, as Teams doesn't tell. See createTotalLimit. */
  readonly maxPerSecond?: number
  /** Teams' limits in each conversation too: 7 in a second, 8 in 2, 60 in 30, 1,800 in an hour. */
  readonly perConversation?: boolean
  /** The share, 0 to 1, of the 429s that don't say when to come back. */
  readonly shareWithoutRetryAfter?: number
  /** Every request is answered (or cut) so long after it came, drawn evenly between the two. */
  readonly latencyMilliseconds?: readonly [from: number, to: number]
  /** The share of requests, 0 to 1, that each mishap meets; together 1 at most. */
  readonly shares?: Readonly<Partial<Record<Mishap, number>>>
  /** Of the mishap "slow"; 20,000 when left out, longer than most senders wait. */
  readonly slowMilliseconds?: number
  /** Who can't be reached: the share of people with each code, always the same people; or a say for each person. */
  readonly unreachable?:
    | Readonly<Partial<Record<UnreachableCode, number>>>
    | ((person: string) => UnreachableCode | undefined)
}

/**
 * A status: answered with it, and nothing delivered.
 * "dropped before": the connection is cut, and nothing delivered.
 * "dropped after": delivered, then the connection is cut without an answer. Who sends again sends twice.
 * "slow": delivered at once, answered very late.
 */
export type Mishap = RefusedStatus | 'dropped before' | 'dropped after' | 'slow'
