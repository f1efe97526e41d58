// The learner behind an id, as stored.
import type { Learner, LearnerId } from '../core/learner.ts'
import type { LearnerStore } from '../core/ports.ts'
import { sliceOf } from '../core/slice.ts'

export async function findLearner(learners: LearnerStore, id: LearnerId): Promise<Learner | undefined> {
  const slice = sliceOf(id, learners.slices)
  const { learners: rows } = await learners.readRows(slice, [{ kind: 'learner', learner: id }])
  return rows[0]?.value
}
