// Claims what is due for some learners of a slice, in one transaction: from then on nobody else sends it.
import { type DueItem, due } from '../core/due.ts'
import type { Learner, LearnerId } from '../core/learner.ts'
import { type Channel, channelOf } from '../core/reach.ts'
import type { RunningCourse } from '../core/running-course.ts'
import { type ItemStanding, itemOf } from '../core/standing.ts'
import type { Millis } from '../core/timetable.ts'
import { editionOf } from './item-card.ts'
import type { HeldRows } from './transact.ts'

export interface Claim {
  readonly learner: Learner
  readonly item: DueItem
  /** As the item was before: undefined unless this is a reminder, or another try. */
  readonly before: ItemStanding | undefined
  readonly edition: string | undefined
}

export interface Claiming {
  readonly courses: readonly RunningCourse[]
  readonly now: Millis
  readonly channel: Channel
}

/** Those for whom nothing is due any more, since somebody else was quicker or the day is over, are left out. */
export async function claimItems(
  held: HeldRows,
  ids: readonly LearnerId[],
  { courses, now, channel }: Claiming,
): Promise<readonly Claim[]> {
  return held.change((draft) => {
    const claims: Claim[] = []
    for (const id of ids) {
      const learner = draft.learner(id)
      const item = learner && due(learner, courses, now).item
      if (!item || channelOf(learner) !== channel || !draft.hasRoomFor(2)) continue
      const claim = { learner, item, before: itemOf(learner, item), edition: editionOf(courses, item) }
      draft.move(id, item, claimed(claim, now))
      claims.push(claim)
    }
    return claims
  })
}

export function claimed({ item, before, edition }: Claim, now: Millis): ItemStanding {
  const isReminder = item.kind === 'reminder' && before !== undefined
  const { activityId, staleCards, by } = before ?? {}
  return {
    state: 'claimed',
    since: now,
    question: item.question,
    cardAt: isReminder ? before.cardAt : now,
    shownAt: now,
    reminders: isReminder ? before.reminders + 1 : 0,
    ...(isReminder && activityId !== undefined && { activityId }),
    ...(isReminder && staleCards !== undefined && { staleCards }),
    ...(isReminder && by !== undefined && { by }),
    ...(edition !== undefined && { edition }),
  }
}
