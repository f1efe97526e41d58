// Puts right the open cards of lessons that have been corrected since they were sent.
import type { Learner } from '../core/learner.ts'
import type { LearnerStore, Messenger } from '../core/ports.ts'
import { isOpen } from '../core/reminder.ts'
import type { RunningCourse } from '../core/running-course.ts'
import type { SliceId } from '../core/slice.ts'
import { type ItemStanding, itemOf } from '../core/standing.ts'
import { editionOf, type ItemQuestion, itemCard } from './item-card.ts'
import { transact } from './transact.ts'

interface World {
  readonly learners: LearnerStore
  readonly messenger: Messenger
}

interface Outdated extends ItemQuestion {
  readonly standing: ItemStanding
}

/** One after the other, so that corrections never crowd out lessons. What fails is tried again at the next look. */
export async function correctCards(
  world: World,
  slice: SliceId,
  courses: readonly RunningCourse[],
): Promise<void> {
  const { learners } = await world.learners.readSlice(slice)
  for (const { value: learner } of learners) {
    for (const card of outdatedCards(learner, courses)) await correct(world, slice, courses, learner, card)
  }
}

function outdatedCards({ standings }: Learner, courses: readonly RunningCourse[]): Outdated[] {
  return Object.entries(standings).flatMap(([course, { items }]) =>
    Object.entries(items)
      .map(([item, standing]) => ({ course, item, standing, question: standing.question }))
      .filter(({ standing }) => isOpen(standing) && standing.activityId !== undefined)
      .filter((card) => card.standing.edition !== (editionOf(courses, card) ?? card.standing.edition)),
  )
}

async function correct(
  { learners, messenger }: World,
  slice: SliceId,
  courses: readonly RunningCourse[],
  { id, language, reach }: Learner,
  outdated: Outdated,
): Promise<void> {
  const { standing, ...ref } = outdated
  const card = itemCard(courses, ref, { language, isReminder: standing.reminders > 0 })
  const edition = editionOf(courses, ref)
  if (reach.kind !== 'teams' || !card || edition === undefined || standing.activityId === undefined) return
  const outcome = await messenger.update(reach.conversation, standing.activityId, card)
  if (outcome.kind !== 'sent') return
  await transact(
    learners,
    slice,
    () => learners.readRows(slice, [{ kind: 'learner', learner: id }]),
    (draft) => {
      const learner = draft.learner(id)
      const item = learner && itemOf(learner, ref)
      // Answered or asked anew meanwhile: that card shows what it should.
      if (item && item.activityId === standing.activityId) draft.note(id, ref, { ...item, edition })
    },
  )
}
