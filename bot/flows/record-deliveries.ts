// Records what came of cards and letters that were claimed: in the item's standing, and in how the learner is reached.
import type { Learner, Reach } from '../core/learner.ts'
import type { Clock, Log, SendOutcome } from '../core/ports.ts'
import { type Channel, channelOf, chatOf } from '../core/reach.ts'
import { type ItemStanding, itemOf } from '../core/standing.ts'
import type { Millis } from '../core/timetable.ts'
import type { Claim } from './claim-items.ts'
import type { Delivered } from './deliver-card.ts'
import type { Draft } from './draft.ts'
import type { HeldRows } from './transact.ts'

export interface Delivery {
  readonly claim: Claim
  readonly channel: Channel
  readonly outcome: Delivered
}

interface World {
  readonly clock: Clock
  readonly log: Log
  /** Waits in the machine's time. */
  readonly wait: (milliseconds: Millis) => Promise<void>
}

/** As long as the storage is gone, what was sent is kept in mind and recorded later: 5, 10, 15 … 40 seconds. */
const maxTries = 8

export async function recordDeliveries(
  { clock, log, wait }: World,
  held: HeldRows,
  deliveries: readonly Delivery[],
): Promise<void> {
  for (const { claim, channel, outcome } of deliveries) {
    if (outcome.kind !== 'failed') continue
    const { course } = claim.item
    if (channel === 'teams') log.error({ course, reason: outcome.reason }, 'A card could not be sent.')
    else log.error({ course, reason: outcome.reason }, 'A letter could not be sent.')
  }
  for (let attempt = 1; ; attempt++) {
    try {
      return await held.change((draft) => {
        for (const each of deliveries) record(draft, each, clock.now())
      })
    } catch (error) {
      if (attempt === maxTries) throw error
      await wait(5000 * attempt)
    }
  }
}

function record(draft: Draft, delivery: Delivery, now: Millis): void {
  const { item } = delivery.claim
  const learner = draft.learner(delivery.claim.learner.id)
  const claimed = learner && itemOf(learner, item)
  if (!claimed) return
  const reached = reachedAfter(learner, delivery, now)
  if (reached) draft.putLearner(reached)
  draft.move(learner.id, item, settle(claimed, delivery, channelOf(reached ?? learner) !== undefined, now))
}

/** Undefined: as before. */
function reachedAfter(learner: Learner, { channel, outcome }: Delivery, now: Millis): Learner | undefined {
  if (outcome.kind === 'unreachable' && channel === 'letter')
    return learner.mail && { ...learner, mail: { ...learner.mail, refused: now } }
  if (outcome.kind === 'unreachable')
    return { ...learner, reach: unreached(learner.reach, outcome.reason, now) }
  const { reach } = learner
  const onTrial = channel === 'teams' && reach.kind === 'none' ? chatOf(learner) : undefined
  if (outcome.kind === 'failed' && onTrial && reach.kind === 'none')
    return { ...learner, reach: { ...reach, trial: { at: now, isOver: true } } }
  if (outcome.kind !== 'sent') return undefined
  const conversation = 'conversation' in outcome ? outcome.conversation : onTrial
  return conversation && { ...learner, reach: { kind: 'teams', conversation, since: now } }
}

/** The chat is remembered: it is the way back. Where a trial finds that nothing has changed, it holds since it did. */
function unreached(before: Reach, reason: Extract<Reach, { kind: 'none' }>['reason'], now: Millis): Reach {
  if (before.kind === 'none' && before.reason === reason)
    return { ...before, trial: { at: now, isOver: true } }
  const { conversation } = before
  return { kind: 'none', reason, since: now, ...(conversation && { conversation }) }
}

/** What becomes of a claimed item; undefined: it waits for another try, or for the other way there is. */
function settle(
  claimed: ItemStanding,
  { claim, channel, outcome }: Delivery,
  isReached: boolean,
  now: Millis,
): ItemStanding | undefined {
  const { before } = claim
  // Answered before we came to write that it was sent: the state stands, the card's id is new.
  if (claimed.state !== 'claimed') return { ...claimed, ...activityOf(outcome) }
  switch (outcome.kind) {
    case 'sent':
      return { ...sentBy(channel, claimed, outcome.activityId), state: 'sent', since: now }
    case 'unknown':
      return { ...claimed, state: 'unknown', since: now, reason: outcome.reason }
    case 'passing':
      return before
    case 'failed':
    case 'unreachable':
      if (isReached && (outcome.kind === 'unreachable' || isTrial(claim, channel))) return before
      // A reminder that can't be sent leaves the first card where it is.
      if (claimed.reminders > 0 && before) return { ...claimed, state: before.state, since: before.since }
      return { ...claimed, state: 'unreached', since: now, reason: reasonOf(outcome) }
  }
}

function isTrial({ learner }: Claim, channel: Channel): boolean {
  return channel === 'teams' && learner.reach.kind === 'none'
}

/** A letter leaves an earlier card as it is; the card that a new one takes the place of must not ask any longer. */
function sentBy(channel: Channel, { by: _, ...claimed }: ItemStanding, activityId: string): ItemStanding {
  if (channel === 'letter') return { ...claimed, by: 'letter' }
  const { activityId: earlier, staleCards = [], ...item } = claimed
  const stale = earlier === undefined ? staleCards : [...staleCards, earlier]
  return { ...item, ...(activityId !== '' && { activityId }), ...(stale.length > 0 && { staleCards: stale }) }
}

function reasonOf(outcome: Extract<SendOutcome, { kind: 'failed' | 'unreachable' }>): string {
  return outcome.kind === 'failed' ? 'failed' : outcome.reason
}

function activityOf(outcome: Delivered) {
  return outcome.kind === 'sent' && outcome.activityId !== '' ? { activityId: outcome.activityId } : {}
}
