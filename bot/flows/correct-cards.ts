// Puts right the cards that show what they shouldn't any more: lessons corrected since, and older cards of an item whose
// time is over or that has been sent again.
import type { Card } from '../core/card.ts'
import type { Learner } from '../core/learner.ts'
import { isOpen } from '../core/reminder.ts'
import type { RunningCourse } from '../core/running-course.ts'
import { type ItemRef, type ItemStanding, itemOf } from '../core/standing.ts'
import type { Millis } from '../core/timetable.ts'
import type { Delivering } from './deliver-card.ts'
import { editionOf, itemCard } from './item-card.ts'
import { quietUntil } from './quiet.ts'
import type { HeldRows } from './transact.ts'

interface Settings {
  readonly now: Millis
  readonly courses: readonly RunningCourse[]
  /** The slice hasn't been looked at since the plan changed: only then can a lesson have been corrected. */
  readonly isPlanNew: boolean
}

interface Correction {
  readonly learner: Learner
  readonly ref: ItemRef
  readonly activityId: string
  readonly card: Card
  /** As the item is once the card is right. */
  readonly settled: (item: ItemStanding) => ItemStanding
}

/**
 * What passes is tried again at the next look; what can't be put right stays as it is, and whoever answers it gets
 * the same sentence. Gives false if something was left for the next look.
 */
export async function correctCards(
  world: Delivering,
  held: HeldRows,
  { courses, isPlanNew, now }: Settings,
): Promise<boolean> {
  const learners = await held.change((draft) => draft.learners())
  const suspects = learners.filter((each) => isPlanNew || quietUntil(each, courses, now) === undefined)
  const wrong = suspects.flatMap((learner) => correctionsFor(learner, isPlanNew ? courses : []))
  for (let from = 0; from < wrong.length; ) {
    const room = await world.pace.room(wrong.length - from, 'correction')
    if (!room) return false
    const batch = wrong.slice(from, from + room.size)
    const isDone = await Promise.all(batch.map((each, nth) => update(world, each, () => room.turn(nth))))
    const done = batch.filter((_, nth) => isDone[nth])
    await note(held, done)
    if (done.length < batch.length) return false
    from += room.size
  }
  return true
}

function correctionsFor(learner: Learner, courses: readonly RunningCourse[]): Correction[] {
  if (learner.reach.kind !== 'teams' || learner.left !== undefined) return []
  return Object.entries(learner.standings).flatMap(([course, { items }]) =>
    Object.entries(items).flatMap(([item, standing]) => [
      ...staleCards(learner, { course, item }, standing),
      ...outdatedCard(learner, { course, item }, standing, courses),
    ]),
  )
}

function staleCards(learner: Learner, ref: ItemRef, { staleCards = [], state }: ItemStanding): Correction[] {
  const notice = state === 'expired' ? 'expired' : 'moved'
  return staleCards.map((activityId) => ({
    learner,
    ref,
    activityId,
    card: { kind: 'notice', language: learner.language, notice },
    settled: ({ staleCards = [], ...item }) => {
      const others = staleCards.filter((id) => id !== activityId)
      return others.length > 0 ? { ...item, staleCards: others } : item
    },
  }))
}

function outdatedCard(
  learner: Learner,
  ref: ItemRef,
  standing: ItemStanding,
  courses: readonly RunningCourse[],
): Correction[] {
  const { activityId, reminders } = standing
  if (!isOpen(standing) || activityId === undefined) return []
  const where = { ...ref, question: standing.question }
  const edition = editionOf(courses, where)
  if (edition === undefined || edition === standing.edition) return []
  const card = itemCard(courses, where, { language: learner.language, isReminder: reminders > 0 })
  if (!card) return []
  // Answered or asked anew meanwhile: that card shows what it should.
  const settled = (item: ItemStanding) => (item.activityId === activityId ? { ...item, edition } : item)
  return [{ learner, ref, activityId, card, settled }]
}

/** False if it is worth another try. */
async function update(
  { messenger, pace }: Delivering,
  { learner: { reach }, activityId, card }: Correction,
  turn: () => Promise<number>,
): Promise<boolean> {
  if (reach.kind !== 'teams') return true
  const madeAt = await turn()
  const outcome = await messenger.update(reach.conversation, activityId, card)
  if (outcome.kind === 'throttled') pace.tooFast(madeAt)
  return outcome.kind !== 'throttled' && outcome.kind !== 'passing'
}

async function note(held: HeldRows, done: readonly Correction[]): Promise<void> {
  await held.change((draft) => {
    for (const {
      learner: { id },
      ref,
      settled,
    } of done) {
      const learner = draft.learner(id)
      const item = learner && itemOf(learner, ref)
      if (item) draft.note(id, ref, settled(item))
    }
  })
}
