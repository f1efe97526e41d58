// The bot was uninstalled for someone: from now on they can't be reached in Teams, and it is known why.
import type { LearnerId } from '../core/learner.ts'
import type { Clock, LearnerStore } from '../core/ports.ts'
import { sliceOf } from '../core/slice.ts'
import { transact } from './transact.ts'

export async function removeInstallation(
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
      if (known?.reach.kind !== 'teams') return
      draft.putLearner({ ...known, reach: { kind: 'none', reason: 'uninstalled', since: clock.now() } })
    },
  )
}
