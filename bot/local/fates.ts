// What meets each request on a bad day, without HTTP and without a clock: how it is carried out stands in connector.ts.
import type { BadDays, Mishap } from './bad-days.ts'
import { choiceByShare, randomOfNth } from './chance.ts'
import { type ConnectorAnswer, refusals, throttled } from './connector-refusals.ts'
import { createConversationLimits, createTotalLimit } from './rate-limit.ts'
import { chatOf } from './simulated-chat.ts'
import { refusalFor, unreachablePeople } from './unreachable-people.ts'

/** As much of a request as its fate depends on. */
export type Asked =
  | { readonly kind: 'in chat'; readonly conversationId: string }
  /** `sends`: with a first card. */
  | { readonly kind: 'open chat'; readonly person: string; readonly sends: boolean }
  | { readonly kind: 'other' }

/** When it is answered or cut, counted from its arrival; what is delivered is delivered at once. */
export type Fate = { readonly afterMilliseconds: number } & (
  | { readonly kind: 'taken' }
  | { readonly kind: 'dropped before' }
  | { readonly kind: 'dropped after' }
  | ({ readonly kind: 'refused' } & ConnectorAnswer)
)

export interface Fates {
  /** `now`: milliseconds of any one clock; only the limits look at it. */
  decide(asked: Asked, now: number): Fate
  /** The id of the chat that somebody has after it was opened: another than the first, if the first is gone. */
  openedChat(person: string): string
}

const mishaps: readonly Mishap[] = [
  ...([400, 401, 412, 413, 500, 502, 503, 504] as const),
  ...(['dropped before', 'dropped after', 'slow'] as const),
]

/**
 * In this order, the first that applies: the limits (429); the mishap; the person who can't be reached; taken.
 *
 * Requests are counted from 0, each of them, whatever becomes of it. The nth has three draws of its own, made from
 * the seed and n: its mishap, its latency, and whether a 429 says when to come back. So the nth request meets the
 * same in every run, whoever it is for and whatever came before; only the limits depend on what came when.
 * Throws if shares add up to more than 1.
 */
export function createFates(badDays: BadDays): Fates {
  const { seed = 1, shareWithoutRetryAfter = 0, slowMilliseconds = 20_000 } = badDays
  const { latencyMilliseconds: [from, to] = [0, 0], shares = {} } = badDays
  const waitFor = createLimits(badDays)
  const codeOf = unreachablePeople(badDays.unreachable, seed)
  const mishapAt = choiceByShare(
    'shares',
    mishaps.map((mishap) => [mishap, shares[mishap] ?? 0] as const),
  )
  let count = 0

  return {
    openedChat: (person) => chatOf(person, codeOf(person) === 'ConversationNotFound' ? 2 : 1),
    decide(asked, now) {
      const random = randomOfNth(seed, count++)
      const mishap = mishapAt(random())
      const afterMilliseconds = from + random() * (to - from)
      const says = random() < shareWithoutRetryAfter ? 'says nothing' : 'says when'

      const wait = waitFor(asked, now)
      if (wait > 0) return { kind: 'refused', afterMilliseconds, ...throttled(wait, says) }
      const refusal = refusalFor(asked, codeOf)
      switch (mishap) {
        case undefined:
        case 'slow': {
          const after = mishap === 'slow' ? slowMilliseconds : afterMilliseconds
          return {
            ...(refusal ? { kind: 'refused', ...refusal } : { kind: 'taken' }),
            afterMilliseconds: after,
          }
        }
        case 'dropped before':
          return { kind: mishap, afterMilliseconds }
        case 'dropped after':
          // Nothing can be delivered to who can't be reached.
          return { kind: refusal ? 'dropped before' : mishap, afterMilliseconds }
        default:
          return { kind: 'refused', afterMilliseconds, ...refusals[mishap] }
      }
    },
  }
}

/** The milliseconds until the request would be let through; 0 means that it is. */
function createLimits({ maxPerSecond, perConversation }: BadDays): (asked: Asked, now: number) => number {
  const inAll = maxPerSecond === undefined ? () => 0 : createTotalLimit(maxPerSecond)
  const inOne = perConversation ? createConversationLimits() : () => 0
  return (asked, now) => {
    const thread = threadOf(asked)
    return inAll(now) || (thread === undefined ? 0 : inOne(thread, now))
  }
}

/** What Teams calls so in its limits. Chats that are being opened have none yet, and limits of their own. */
function threadOf(asked: Asked): string | undefined {
  switch (asked.kind) {
    case 'in chat':
      return asked.conversationId
    case 'open chat':
      return `open ${asked.person}`
    case 'other':
      return undefined
  }
}
