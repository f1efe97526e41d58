// Writes a learner's pause and has their slice looked at, so that it holds from the next tick on.
import type { Learner, LearnerId } from '../core/learner.ts'
import type { LearnerStore } from '../core/ports.ts'
import { sliceOf } from '../core/slice.ts'
import { transact } from './transact.ts'

type Pause = NonNullable<Learner['pause']>

/** `change` gives the new pause, or undefined to leave all as it is. Returns the learner as they were before. */
export async function changePause(
  learners: LearnerStore,
  id: LearnerId,
  change: (learner: Learner) => Pause | undefined,
): Promise<Learner | undefined> {
  const slice = sliceOf(id, learners.slices)
  const keys = [{ kind: 'mark' }, { kind: 'learner', learner: id }] as const
  return transact(
    learners,
    slice,
    () => learners.readRows(slice, keys),
    (draft) => {
      const learner = draft.learner(id)
      const pause = learner && change(learner)
      if (!learner || !pause) return learner
      draft.putLearner({ ...learner, pause })
      if (draft.mark) draft.putMark({ ...draft.mark, nextAt: 0 })
      return learner
    },
  )
}
