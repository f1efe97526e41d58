// Finds the slices with somebody in them whom Teams doesn't reach, at the cost of one point read for each of the others.
import type { LearnerStore } from '../core/ports.ts'
import type { ReachCounts } from '../core/reach-counts.ts'
import type { SliceId } from '../core/slice.ts'
import type { Millis } from '../core/timetable.ts'

const day: Millis = 24 * 60 * 60 * 1000

/** Begins elsewhere every day, so that those whose slice comes last aren't last for ever. Ends when told to stop. */
export async function* unreachedSlices(
  learners: LearnerStore,
  now: Millis,
  signal?: AbortSignal,
): AsyncGenerator<SliceId> {
  const first = Math.floor(now / day) % learners.slices
  for (let nth = 0; nth < learners.slices && !signal?.aborted; nth++) {
    const slice = (first + nth) % learners.slices
    const mark = await learners.readMark(slice)
    if (mark && hasUnreached(mark.value.reach)) yield slice
  }
}

function hasUnreached(reach: ReachCounts): boolean {
  return Object.values(reach).some((ways) => Object.keys(ways).some((way) => way !== 'teams'))
}
