// Somebody is no longer an employee: from now on nothing goes out to them.
import type { LearnerId } from '../core/learner.ts'
import type { Clock, LearnerStore } from '../core/ports.ts'
import { sliceOf } from '../core/slice.ts'
import { transact } from './transact.ts'

/** Who has left already, or never was here, stays as they are. */
export async function leaveLearner(
  { learners, clock }: { learners: LearnerStore; clock: Clock },
  learner: LearnerId,
): Promise<void> {
  const slice = sliceOf(learner, learners.slices)
  await transact(
    learners,
    slice,
    () => learners.readRows(slice, [{ kind: 'learner', learner }]),
    (draft) => {
      const known = draft.learner(learner)
      if (known && known.left === undefined) draft.putLearner({ ...known, left: clock.now() })
    },
  )
}
