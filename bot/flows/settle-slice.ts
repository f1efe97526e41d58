// Puts a slice right before anything is sent: new courses and learners who have moved or left, claims left behind, items whose time is over, and those for
// whom there is no way at all.
import { type DueItem, due } from '../core/due.ts'
import { countedUnder, parseItemId } from '../core/item.ts'
import type { Learner, LearnerId, UnreachedReason } from '../core/learner.ts'
import { awaitedUntil, type Channel, channelOf, wayOf } from '../core/reach.ts'
import type { RunningCourse } from '../core/running-course.ts'
import { itemOf } from '../core/standing.ts'
import type { Millis } from '../core/timetable.ts'
import { claimed } from './claim-items.ts'
import type { Draft } from './draft.ts'
import { countNewSteps, enrolInCourses } from './enrol-in-courses.ts'
import { editionOf } from './item-card.ts'
import { keepQuiet, quietUntil } from './quiet.ts'
import type { HeldRows } from './transact.ts'

export interface SettleSettings {
  readonly courses: readonly RunningCourse[]
  readonly now: Millis
  /** The slice hasn't been looked at since the plan changed. */
  readonly isPlanNew: boolean
  /** A claim older than this was left behind by an instance that died. */
  readonly claimLifeMilliseconds: number
}

/** Somebody who is to get a card now. */
export interface DueLearner {
  readonly id: LearnerId
  readonly item: DueItem
  readonly channel: Channel
}

/** Gives those who are to get a card now. */
export async function settleSlice(held: HeldRows, settings: SettleSettings): Promise<readonly DueLearner[]> {
  for (;;) {
    const { isAll, due } = await held.change((draft) => settle(draft, settings))
    if (isAll) return due
  }
}

interface Settled {
  /** False: the transaction had no room for all of it. */
  readonly isAll: boolean
  readonly due: readonly DueLearner[]
}

function settle(draft: Draft, settings: SettleSettings): Settled {
  const { courses, now } = settings
  const awake = draft.learners().filter((learner) => quietUntil(learner, courses, now) === undefined)
  const ids = awake.map(({ id }) => id)
  const isEnrolled = countNewSteps(draft, settings) && enrolInCourses(draft, ids, settings)
  if (!giveUpClaims(draft, ids, settings) || !isEnrolled) return { isAll: false, due: [] }
  return closeAndAsk(draft, ids, settings)
}

/** A claim whose instance died: nobody knows whether the card arrived, so it isn't sent again at once. */
function giveUpClaims(
  draft: Draft,
  ids: readonly LearnerId[],
  { now, claimLifeMilliseconds }: SettleSettings,
): boolean {
  for (const learner of learnersIn(draft, ids)) {
    for (const [course, { items }] of Object.entries(learner.standings)) {
      for (const item in items) {
        const state = items[item]
        if (state?.state !== 'claimed' || state.since + claimLifeMilliseconds > now) continue
        const parsed = parseItemId(item)
        if (!parsed) continue
        if (!draft.hasRoomFor(2)) return false
        const ref = { course, item, lesson: countedUnder(parsed) }
        draft.move(learner.id, ref, { ...state, state: 'unknown', since: now, reason: 'left behind' })
      }
    }
  }
  return true
}

function closeAndAsk(draft: Draft, ids: readonly LearnerId[], settings: SettleSettings): Settled {
  const { courses, now, claimLifeMilliseconds } = settings
  const found: DueLearner[] = []
  for (const learner of learnersIn(draft, ids)) {
    const asked = due(learner, courses, now)
    keepQuiet(learner, courses, now, asked, claimLifeMilliseconds)
    const { item, expired } = asked
    // One more learner must fit, with a tally for each item that is over and for the one that can't be sent.
    if (!draft.hasRoomFor(2 + expired.length)) return { isAll: false, due: [] }
    for (const over of expired) expire(draft, learner, over, now)
    if (!item || awaitedUntil(learner, now) !== undefined) continue
    const [channel, way] = [channelOf(learner), wayOf(learner)]
    if (channel) found.push({ id: learner.id, item, channel })
    else if (way.channel === 'none') markUnreached(draft, learner, way.reason, item, settings)
  }
  return { isAll: true, due: found }
}

/** The card that is still out asks no more. */
function expire(draft: Draft, learner: Learner, ref: DueItem, now: Millis): void {
  const item = itemOf(learner, ref)
  if (!item) return
  const { activityId, ...rest } = item
  const staleCards = [...(item.staleCards ?? []), ...(activityId === undefined ? [] : [activityId])]
  draft.move(learner.id, ref, {
    ...rest,
    state: 'expired',
    since: now,
    ...(staleCards.length > 0 && { staleCards }),
  })
}

function markUnreached(
  draft: Draft,
  learner: Learner,
  reason: UnreachedReason,
  item: DueItem,
  { courses, now }: SettleSettings,
): void {
  const claim = { learner, item, before: itemOf(learner, item), edition: editionOf(courses, item) }
  draft.move(learner.id, item, { ...claimed(claim, now), state: 'unreached', reason })
}

/** As the draft has them by now. */
function learnersIn(draft: Draft, ids: readonly LearnerId[]): Learner[] {
  return ids.flatMap((id) => draft.learner(id) ?? [])
}
