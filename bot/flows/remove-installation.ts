// The bot was uninstalled for someone: from now on they can't be reached in Teams, and it is known why.
import type { LearnerId } from '../core/learner.ts'
import type { Clock, LearnerStore } from '../core/ports.ts'
import { changeLearner } from './change-learner.ts'

export async function removeInstallation(
  { learners, clock }: { learners: LearnerStore; clock: Clock },
  id: LearnerId,
): Promise<void> {
  await changeLearner(learners, id, (learner) => {
    if (learner.reach.kind !== 'teams') return undefined
    const { conversation } = learner.reach
    return { ...learner, reach: { kind: 'none', reason: 'uninstalled', since: clock.now(), conversation } }
  })
}
