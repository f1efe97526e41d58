// Changes what is known of one learner and has their slice looked at, so that it holds from the next tick on.
import type { Learner, LearnerId } from '../core/learner.ts'
import type { LearnerStore } from '../core/ports.ts'
import { sliceOf } from '../core/slice.ts'
import { transact } from './transact.ts'

/**
 * `change` gives the learner as they are to be, or undefined to leave all as it is.
 * Returns the learner as they were before; undefined if there is none.
 */
export async function changeLearner(
  learners: LearnerStore,
  id: LearnerId,
  change: (learner: Learner) => Learner | undefined,
): Promise<Learner | undefined> {
  const slice = sliceOf(id, learners.slices)
  const keys = [{ kind: 'mark' }, { kind: 'learner', learner: id }] as const
  return transact(
    learners,
    slice,
    () => learners.readRows(slice, keys),
    (draft) => {
      const before = draft.learner(id)
      const after = before && change(before)
      if (!after) return before
      draft.putLearner(after)
      draft.lookSoon()
      return before
    },
  )
}
