// Sends what was claimed and records, for every single one, what came of it.
import type { Clock, Log, SendOutcome, Urgency } from '../core/ports.ts'
import type { RunningCourse } from '../core/running-course.ts'
import { type ItemStanding, itemOf } from '../core/standing.ts'
import type { Millis } from '../core/timetable.ts'
import type { Claim } from './claim-items.ts'
import { type Delivered, type Delivering, deliverCard } from './deliver-card.ts'
import type { Draft } from './draft.ts'
import { itemCard } from './item-card.ts'
import type { HeldRows } from './transact.ts'

export interface Sending extends Delivering {
  readonly clock: Clock
  readonly log: Log
}

export interface Batch {
  readonly courses: readonly RunningCourse[]
  readonly claims: readonly Claim[]
  readonly urgency: Urgency
  readonly turn: (nth: number) => Promise<Millis>
}

interface Sent {
  readonly claim: Claim
  readonly outcome: Delivered
}

/** Those that are through are recorded without waiting longer than this for the others. */
const recordAfterMilliseconds = 2000
/** As long as the storage is gone, what was sent is kept in mind and recorded later: 5, 10, 15 … 40 seconds. */
const maxRecordTries = 8

/** Gives how many weren't delivered and are waiting for another try. */
export async function sendItems(world: Sending, held: HeldRows, batch: Batch): Promise<number> {
  const finished: Sent[] = []
  const all = Promise.all(
    batch.claims.map(async (claim, nth) => {
      finished.push({ claim, outcome: await sendItem(world, batch, claim, nth) })
    }),
  )
  let recorded = 0
  let passing = 0
  while (recorded < batch.claims.length) {
    await Promise.race([all, someTime()])
    const through = finished.slice(recorded)
    if (through.length === 0) continue
    await record(world, held, through)
    recorded += through.length
    passing += through.filter(({ outcome }) => outcome.kind === 'passing').length
  }
  return passing
}

function someTime(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, recordAfterMilliseconds).unref())
}

async function sendItem(
  world: Sending,
  { courses, urgency, turn }: Batch,
  { learner, item }: Claim,
  nth: number,
): Promise<Delivered> {
  const { language, reach } = learner
  const card = itemCard(courses, item, { language, isReminder: item.kind === 'reminder' })
  if (!card) return { kind: 'failed', reason: `there is no ${item.item} to send` }
  if (reach.kind !== 'teams') return { kind: 'failed', reason: 'not reached in Teams' }
  const { conversation } = reach
  try {
    return await deliverCard(world, {
      learner: learner.id,
      conversation,
      card,
      urgency,
      turn: () => turn(nth),
    })
  } catch (error) {
    // A messenger never throws, so it was the pace: the storage is gone, and nothing was sent.
    return { kind: 'passing', reason: (error as Error).message }
  }
}

async function record(world: Sending, held: HeldRows, sent: readonly Sent[]): Promise<void> {
  const { clock, log, wait } = world
  for (const { claim, outcome } of sent) {
    if (outcome.kind !== 'failed') continue
    log.error({ course: claim.item.course, reason: outcome.reason }, 'A card could not be sent.')
  }
  for (let attempt = 1; ; attempt++) {
    try {
      return await held.change((draft) => {
        for (const each of sent) recordOne(draft, each, clock.now())
      })
    } catch (error) {
      if (attempt === maxRecordTries) throw error
      await wait(5000 * attempt)
    }
  }
}

function recordOne(draft: Draft, { claim, outcome }: Sent, now: Millis): void {
  const { item } = claim
  const learner = draft.learner(claim.learner.id)
  const claimed = learner && itemOf(learner, item)
  if (!claimed) return
  draft.move(learner.id, item, settle(claimed, claim.before, outcome, now))
  const reach = reachAfter(outcome, now)
  if (reach) draft.putLearner({ ...(draft.learner(learner.id) ?? learner), reach })
}

function reachAfter(outcome: Delivered, now: Millis) {
  if (outcome.kind === 'unreachable') return { kind: 'none', reason: outcome.reason, since: now } as const
  if (!('conversation' in outcome)) return undefined
  return { kind: 'teams', conversation: outcome.conversation, since: now } as const
}

/** What becomes of a claimed item; undefined: it waits for another try. */
function settle(
  claimed: ItemStanding,
  before: ItemStanding | undefined,
  outcome: Delivered,
  now: Millis,
): ItemStanding | undefined {
  // Answered before we came to write that it was sent: the state stands, the card's id is new.
  if (claimed.state !== 'claimed') return { ...claimed, ...activityOf(outcome) }
  switch (outcome.kind) {
    case 'sent':
      return { ...withoutId(claimed), ...shownOn(claimed, outcome.activityId), state: 'sent', since: now }
    case 'unknown':
      return { ...claimed, state: 'unknown', since: now, reason: outcome.reason }
    case 'passing':
      return before
    case 'failed':
    case 'unreachable':
      // A reminder that can't be sent leaves the first card where it is.
      if (claimed.reminders > 0 && before) return { ...claimed, state: before.state, since: before.since }
      return { ...claimed, state: 'unreached', since: now, reason: reasonOf(outcome) }
  }
}

/** The card that a reminder takes the place of must not ask any longer. */
function shownOn({ activityId: earlier, staleCards = [] }: ItemStanding, activityId: string) {
  const stale = earlier === undefined ? staleCards : [...staleCards, earlier]
  return { ...(activityId !== '' && { activityId }), ...(stale.length > 0 && { staleCards: stale }) }
}

function reasonOf(outcome: Extract<SendOutcome, { kind: 'failed' | 'unreachable' }>): string {
  return outcome.kind === 'failed' ? 'failed' : outcome.reason
}

function withoutId({ activityId: _, ...item }: ItemStanding): ItemStanding {
  return item
}

function activityOf(outcome: Delivered) {
  return outcome.kind === 'sent' && outcome.activityId !== '' ? { activityId: outcome.activityId } : {}
}
