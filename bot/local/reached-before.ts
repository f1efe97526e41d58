// Who had the bot before local mode was started again: their Teams is at another address now, and says so.
import type { LearnerId } from '../core/learner.ts'
import type { LearnerStore } from '../core/ports.ts'

export async function reachedBefore(learners: LearnerStore): Promise<LearnerId[]> {
  const slices = Array.from({ length: learners.slices }, (_, slice) => learners.readSlice(slice))
  return (await Promise.all(slices)).flatMap((rows) =>
    rows.learners.flatMap(({ value: { id, reach } }) => (reach.kind === 'teams' ? id : [])),
  )
}
