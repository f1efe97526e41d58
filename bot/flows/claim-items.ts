// Claims what is due in a slice, in one transaction with what has to be put right first: new courses, dead claims,
// items whose time is over.
import { type DueItem, due } from '../core/due.ts'
import { countedUnder, parseItemId } from '../core/item.ts'
import type { Conversation, Learner, LearnerId } from '../core/learner.ts'
import type { LearnerStore } from '../core/ports.ts'
import type { RunningCourse } from '../core/running-course.ts'
import type { SliceId } from '../core/slice.ts'
import { type ItemStanding, itemOf } from '../core/standing.ts'
import type { Millis } from '../core/timetable.ts'
import type { Draft } from './draft.ts'
import { countNewSteps, enrolInCourses } from './enrol-in-courses.ts'
import { editionOf } from './item-card.ts'
import { keepQuiet, quietUntil } from './quiet.ts'
import { transact } from './transact.ts'

export interface Claim {
  readonly learner: Learner
  readonly item: DueItem
  /** As the item was before: undefined unless this is a reminder, or another try. */
  readonly before: ItemStanding | undefined
  readonly edition: string | undefined
}

/** A card that is still out although its item is over. */
export interface DeadCard {
  readonly conversation: Conversation
  readonly language: string
  readonly activityId: string
}

export interface ClaimSettings {
  readonly courses: readonly RunningCourse[]
  readonly now: Millis
  /** The slice hasn't been looked at since the plan changed. */
  readonly isPlanNew: boolean
  /** At most so many cards are claimed at once. */
  readonly chunkSize: number
  readonly claimLifeMilliseconds: number
  /** Learners who have had their turn in this look. */
  readonly done: ReadonlySet<LearnerId>
}

export interface Claimed {
  readonly claims: readonly Claim[]
  readonly expired: readonly DeadCard[]
  /** Something was left for a further round. */
  readonly isMore: boolean
}

export async function claimItems(
  learners: LearnerStore,
  slice: SliceId,
  settings: ClaimSettings,
): Promise<Claimed> {
  return transact(
    learners,
    slice,
    () => learners.readSlice(slice),
    (draft) => {
      const awake = awakeIn(draft, settings)
      const allEnrolled = countNewSteps(draft, settings) && enrolInCourses(draft, awake, settings)
      giveUpClaims(draft, awake, settings)
      if (!allEnrolled) return { claims: [], expired: [], isMore: true }
      return claimDue(draft, awake, settings)
    },
  )
}

function awakeIn(draft: Draft, { courses, now }: ClaimSettings): LearnerId[] {
  const awake = draft.learners().filter((learner) => quietUntil(learner, courses, now) === undefined)
  return awake.map(({ id }) => id)
}

/** A claim whose instance died: nobody knows whether the card arrived, so it isn't sent again at once. */
function giveUpClaims(
  draft: Draft,
  awake: readonly LearnerId[],
  { now, claimLifeMilliseconds }: ClaimSettings,
): void {
  for (const learner of learnersIn(draft, awake)) {
    for (const [course, { items }] of Object.entries(learner.standings)) {
      for (const item in items) {
        const state = items[item]
        if (state?.state !== 'claimed' || state.since + claimLifeMilliseconds > now) continue
        if (!draft.hasRoomFor(2)) return
        const parsed = parseItemId(item)
        if (!parsed) continue
        const ref = { course, item, lesson: countedUnder(parsed) }
        draft.move(learner.id, ref, { ...state, state: 'unknown', since: now, reason: 'left behind' })
      }
    }
  }
}

function claimDue(
  draft: Draft,
  awake: readonly LearnerId[],
  { courses, now, chunkSize, done, claimLifeMilliseconds }: ClaimSettings,
): Claimed {
  const claims: Claim[] = []
  const expired: DeadCard[] = []
  for (const learner of learnersIn(draft, awake)) {
    const found = due(learner, courses, now)
    keepQuiet(learner, courses, now, found, claimLifeMilliseconds)
    const { item, expired: over } = found
    // One more learner must fit, with a tally for the claim and for each item that is over.
    if (!draft.hasRoomFor(2 + over.length)) return { claims, expired, isMore: true }
    for (const each of over) expired.push(...expire(draft, learner, each, now))
    if (!item || done.has(learner.id)) continue
    if (claims.length >= chunkSize) return { claims, expired, isMore: true }
    const claim = { learner, item, before: itemOf(learner, item), edition: editionOf(courses, item) }
    draft.move(learner.id, item, claimed(claim, now))
    if (learner.reach.kind === 'teams') claims.push(claim)
  }
  return { claims, expired, isMore: false }
}

function expire(draft: Draft, learner: Learner, ref: DueItem, now: Millis): DeadCard[] {
  const item = itemOf(learner, ref)
  if (!item) return []
  draft.move(learner.id, ref, { ...item, state: 'expired', since: now })
  if (item.activityId === undefined || learner.reach.kind !== 'teams') return []
  const { conversation } = learner.reach
  return [{ conversation, language: learner.language, activityId: item.activityId }]
}

function claimed({ learner: { reach }, item, before, edition }: Claim, now: Millis): ItemStanding {
  const isReminder = item.kind === 'reminder' && before !== undefined
  const claim: ItemStanding = {
    state: 'claimed',
    since: now,
    question: item.question,
    cardAt: isReminder ? before.cardAt : now,
    shownAt: now,
    reminders: isReminder ? before.reminders + 1 : 0,
    ...(isReminder && before.activityId !== undefined && { activityId: before.activityId }),
    ...(edition !== undefined && { edition }),
  }
  return reach.kind === 'teams' ? claim : { ...claim, state: 'unreached', reason: reach.reason }
}

/** As the draft has them by now. */
function learnersIn(draft: Draft, ids: readonly LearnerId[]): Learner[] {
  return ids.flatMap((id) => draft.learner(id) ?? [])
}
