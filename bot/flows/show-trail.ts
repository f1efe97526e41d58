// Who has decided what, over everything that leaders change.
import type { TrailEntry } from '../core/course-run.ts'

interface WithTrail {
  trail(max: number): Promise<readonly TrailEntry[]>
}

/** The latest first. Throws if the storage can't be reached. */
export async function showTrail(stores: readonly WithTrail[], max: number): Promise<readonly TrailEntry[]> {
  const trails = await Promise.all(stores.map((store) => store.trail(max)))
  return trails
    .flat()
    .sort((one, other) => other.at - one.at)
    .slice(0, max)
}
