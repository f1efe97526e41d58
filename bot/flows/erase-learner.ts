// Erases one person: their answers and their row. The tallies stay as they are, and hold no one's id.
import type { Answer } from '../core/answer.ts'
import type { Learner, LearnerId } from '../core/learner.ts'
import { countStanding, endStanding } from '../core/move-standing.ts'
import type { Clock, LearnerStore } from '../core/ports.ts'
import { type SliceId, sliceOf } from '../core/slice.ts'
import type { Erased } from './check-ledger.ts'
import type { Draft } from './draft.ts'
import { transact } from './transact.ts'

interface World {
  readonly learners: LearnerStore
  readonly clock: Clock
}

/** Azure's limit for a transaction. */
const answersAtOnce = 100

/**
 * What was open of theirs is first taken out of the tallies, as for anybody who leaves. Broken off in the middle, it can
 * be done again. Somebody whom the directory still has will be taken in anew, as one who has just joined.
 * Gives what was erased; undefined if there is no such learner. Throws if the storage can't be reached.
 */
export async function eraseLearner({ learners, clock }: World, id: LearnerId): Promise<Erased | undefined> {
  const slice = sliceOf(id, learners.slices)
  const learner = await endAll(learners, slice, id, clock.now())
  if (!learner) return undefined
  const answers = await eraseAnswers(learners, slice, id)
  const keys = [{ kind: 'mark' }, { kind: 'learner', learner: id }] as const
  await transact(
    learners,
    slice,
    () => learners.readRows(slice, keys),
    (draft) => {
      if (draft.learner(id)) draft.eraseLearner(id)
    },
  )
  return { learner, answers }
}

/** The learner as they are then; undefined if there is none. */
async function endAll(
  learners: LearnerStore,
  slice: SliceId,
  id: LearnerId,
  now: number,
): Promise<Learner | undefined> {
  for (;;) {
    const { isAll, learner } = await transact(
      learners,
      slice,
      () => learners.readSlice(slice),
      (draft) => ({ isAll: endStandings(draft, id, now), learner: draft.learner(id) }),
    )
    if (isAll) return learner
  }
}

/** False if the transaction has no room for all of it. */
function endStandings(draft: Draft, id: LearnerId, now: number): boolean {
  const learner = draft.learner(id)
  if (!learner) return true
  if (learner.left === undefined) draft.putLearner({ ...learner, left: now })
  for (const [course, standing] of Object.entries(learner.standings)) {
    if (standing.ended !== undefined) continue
    // Those in the table, and not those of the plan: the course may be over long since.
    const tallies = draft.talliesOf(course)
    if (!draft.hasRoomFor(2 + tallies.length)) return false
    const ended = endStanding(standing, now)
    const known = draft.learner(id) ?? learner
    draft.putLearner({ ...known, standings: { ...known.standings, [course]: ended } })
    for (const tally of tallies) draft.putTally(countStanding(countStanding(tally, standing, -1), ended, 1))
  }
  return true
}

/** Nothing is open any more, so that no new answer can come. */
async function eraseAnswers(learners: LearnerStore, slice: SliceId, id: LearnerId): Promise<Answer[]> {
  const erased: Answer[] = []
  for (;;) {
    const answers = (await learners.readAnswers(id)).slice(0, answersAtOnce)
    if (answers.length === 0) return erased
    const writes = answers.map(
      ({ learner, course, item }) => ({ kind: 'erased answer', learner, course, item }) as const,
    )
    // On a conflict somebody else erases them just now: what is left is read again.
    const { kind } = await learners.commit(slice, writes)
    if (kind === 'committed') erased.push(...answers)
  }
}
