// All courses at a glance, and what needs attention.
import { createOverview, type Overview } from '../core/overview.ts'
import { type Looked, type Looking, lookAtFigures } from './look-at-figures.ts'

/** Costs what looking costs (look-at-figures.ts); throws if the storage can't be reached. */
export async function showOverview(world: Looking): Promise<Overview> {
  return overviewOf(await lookAtFigures(world))
}

export function overviewOf({ at, slices, courses }: Looked): Overview {
  return createOverview(
    slices,
    courses.map(({ running }) => running),
    courses.flatMap(({ steps }) => steps),
    at,
  )
}
