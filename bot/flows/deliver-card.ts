// Brings one card to one learner, patiently: waits where Teams says so, tries again what passes, and opens a chat anew
// that is gone. Every request has its own turn at the connector.
import type { Card } from '../core/card.ts'
import type { Conversation, LearnerId } from '../core/learner.ts'
import type { Messenger, Pace, SendOutcome, Urgency } from '../core/ports.ts'
import type { Millis } from '../core/timetable.ts'

export interface Delivering {
  readonly messenger: Messenger
  readonly pace: Pace
  /** Waits in the machine's time. */
  readonly wait: (milliseconds: Millis) => Promise<void>
}

export interface Delivery {
  readonly learner: LearnerId
  readonly conversation: Conversation
  readonly card: Card
  readonly urgency: Urgency
  /** The turn of the first request. */
  readonly turn: () => Promise<Millis>
}

export type Delivered =
  | Exclude<SendOutcome, { kind: 'conversation gone' | 'throttled' }>
  /** In another chat than the one that was known. */
  | { readonly kind: 'sent'; readonly activityId: string; readonly conversation: Conversation }

/** So often is something tried again that passes by itself, after half a second, a second, two … */
const maxPassing = 3
/** Being too fast is our own doing and is waited for longer: about two minutes. */
const maxThrottled = 20

export async function deliverCard(world: Delivering, delivery: Delivery): Promise<Delivered> {
  const { messenger, pace, wait } = world
  let { conversation, turn } = delivery
  let passing = 0
  let throttled = 0
  let reopened = false
  for (;;) {
    const madeAt = await turn()
    const outcome = await messenger.send(conversation, delivery.card)
    switch (outcome.kind) {
      case 'throttled':
        pace.tooFast(madeAt)
        if (++throttled > maxThrottled) return { kind: 'passing', reason: 'too fast for too long' }
        await wait(1000 * (outcome.retryAfterSeconds ?? backOffSeconds(throttled)))
        break
      case 'passing':
        if (++passing > maxPassing) return outcome
        await wait(1000 * backOffSeconds(passing))
        break
      case 'conversation gone': {
        if (reopened) return { kind: 'unreachable', reason: 'conversation gone' }
        reopened = true
        const again = await turnFor(world, delivery.urgency)
        if (!again) return { kind: 'passing', reason: 'no room' }
        const openedAt = await again()
        const opened = await messenger.open(delivery.learner, conversation.serviceUrl)
        if (opened.kind === 'throttled') {
          pace.tooFast(openedAt)
          return { kind: 'passing', reason: 'too fast' }
        }
        if (opened.kind !== 'opened') return opened
        conversation = opened.conversation
        break
      }
      case 'sent':
        return reopened ? { ...outcome, conversation } : outcome
      default:
        return outcome
    }
    const again = await turnFor(world, delivery.urgency)
    if (!again) return { kind: 'passing', reason: 'no room' }
    turn = again
  }
}

async function turnFor({ pace }: Delivering, urgency: Urgency) {
  const room = await pace.room(1, urgency)
  return room && (() => room.turn(0))
}

/** Doubles, with jitter so that those who failed together don't come back together. */
function backOffSeconds(times: number): number {
  return Math.min(8, 0.25 * 2 ** times) * (0.5 + Math.random() / 2)
}
