// Reads every slice's counts, all at once, and sums them up for the leader.
import { createOverview, type Overview } from '../core/overview.ts'
import type { Clock, LearnerStore, Planner } from '../core/ports.ts'

/** Costs one range read a slice, whatever the number of answers. Throws if the storage can't be reached. */
export async function showOverview({
  learners,
  planner,
  clock,
}: {
  learners: LearnerStore
  planner: Planner
  clock: Clock
}): Promise<Overview> {
  const slices = Array.from({ length: learners.slices }, (_, slice) => slice)
  const [plan, counts] = await Promise.all([
    planner.current(),
    Promise.all(slices.map((slice) => learners.readCounts(slice))),
  ])
  return createOverview(counts, plan.courses, clock.now())
}
