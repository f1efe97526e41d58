// Somebody is no longer an employee: from now on nothing goes out to them.
import type { LearnerId } from '../core/learner.ts'
import type { Clock, LearnerStore } from '../core/ports.ts'
import { changeLearner } from './change-learner.ts'

/** Who has left already, or never was here, stays as they are. */
export async function leaveLearner(
  { learners, clock }: { learners: LearnerStore; clock: Clock },
  id: LearnerId,
): Promise<void> {
  await changeLearner(learners, id, (learner) =>
    learner.left === undefined ? { ...learner, left: clock.now() } : undefined,
  )
}
