// Sends what was claimed and records, for every single one, what came of it.
import type { Clock, LearnerStore, Log, Messenger, RowKey, SendOutcome } from '../core/ports.ts'
import type { RunningCourse } from '../core/running-course.ts'
import type { SliceId } from '../core/slice.ts'
import { type ItemStanding, itemOf } from '../core/standing.ts'
import type { Millis } from '../core/timetable.ts'
import type { Claim } from './claim-items.ts'
import { closeCards } from './close-cards.ts'
import type { Draft } from './draft.ts'
import { itemCard } from './item-card.ts'
import { transact } from './transact.ts'

export interface Sending {
  readonly learners: LearnerStore
  readonly messenger: Messenger
  readonly clock: Clock
  readonly log: Log
}

interface Sent {
  readonly claim: Claim
  readonly outcome: SendOutcome
}

export async function sendItems(
  world: Sending,
  slice: SliceId,
  courses: readonly RunningCourse[],
  claims: readonly Claim[],
): Promise<void> {
  const sent = await Promise.all(
    claims.map(async (claim) => ({ claim, outcome: await sendItem(world.messenger, courses, claim) })),
  )
  for (const { claim, outcome } of sent) {
    if (outcome.kind === 'failed') {
      world.log.error({ course: claim.item.course, reason: outcome.reason }, 'A card could not be sent.')
    }
  }
  await transact(
    world.learners,
    slice,
    () => world.learners.readRows(slice, rowsOf(claims)),
    (draft) => {
      for (const each of sent) record(draft, each, world.clock.now())
    },
  )
  await closeCards(world, sent.flatMap(movedCard), 'moved')
}

async function sendItem(
  messenger: Messenger,
  courses: readonly RunningCourse[],
  { learner, item }: Claim,
): Promise<SendOutcome> {
  const { language } = learner
  const card = itemCard(courses, item, { language, isReminder: item.kind === 'reminder' })
  if (!card) return { kind: 'failed', reason: `there is no ${item.item} to send` }
  if (learner.reach.kind !== 'teams') return { kind: 'failed', reason: 'not reached in Teams' }
  return messenger.send(learner.reach.conversation, card)
}

function record(draft: Draft, { claim, outcome }: Sent, now: Millis): void {
  const { item } = claim
  const learner = draft.learner(claim.learner.id)
  const claimed = learner && itemOf(learner, item)
  if (!claimed) return
  draft.move(learner.id, item, settle(claimed, claim.before, outcome, now))
  if (outcome.kind !== 'unreachable') return
  const reach = { kind: 'none', reason: outcome.reason, since: now } as const
  draft.putLearner({ ...(draft.learner(learner.id) ?? learner), reach })
}

/** What becomes of a claimed item; undefined: it waits for another try. */
function settle(
  claimed: ItemStanding,
  before: ItemStanding | undefined,
  outcome: SendOutcome,
  now: Millis,
): ItemStanding | undefined {
  // Answered before we came to write that it was sent: the state stands, the card's id is new.
  if (claimed.state !== 'claimed') return { ...claimed, ...activityOf(outcome) }
  switch (outcome.kind) {
    case 'sent':
      return { ...claimed, ...activityOf(outcome), state: 'sent', since: now }
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

function reasonOf(outcome: Extract<SendOutcome, { kind: 'failed' | 'unreachable' }>): string {
  return outcome.kind === 'failed' ? 'failed' : outcome.reason
}

function activityOf(outcome: SendOutcome) {
  return outcome.kind === 'sent' ? { activityId: outcome.activityId } : {}
}

/** The card that a reminder has taken the place of. */
function movedCard({ claim: { learner, before }, outcome }: Sent) {
  const activityId = before?.activityId
  if (outcome.kind !== 'sent' || activityId === undefined || learner.reach.kind !== 'teams') return []
  return [{ conversation: learner.reach.conversation, language: learner.language, activityId }]
}

function rowsOf(claims: readonly Claim[]): RowKey[] {
  const tallies = new Map(claims.map(({ item }) => [`${item.course}|${item.lesson}`, item]))
  return [
    ...claims.map(({ learner }) => ({ kind: 'learner' as const, learner: learner.id })),
    ...[...tallies.values()].map(({ course, lesson }) => ({ kind: 'tally' as const, course, lesson })),
  ]
}
