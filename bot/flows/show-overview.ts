// All courses at a glance, and what needs attention.
import { createOverview, type Overview } from '../core/overview.ts'
import { withResting } from '../core/overview-notices.ts'
import { type Looked, type Looking, lookAtFigures } from './look-at-figures.ts'

/** Costs what looking costs (look-at-figures.ts); throws if the storage can't be reached. */
export async function showOverview(world: Looking): Promise<Overview> {
  return overviewOf(await lookAtFigures(world))
}

export function overviewOf({ at, slices, courses, resting = [] }: Looked): Overview {
  const overview = createOverview(
    slices,
    courses.map(({ running }) => running),
    courses.flatMap(({ steps }) => steps),
    at,
    resting[0]?.zone,
  )
  return withResting(overview, resting)
}
