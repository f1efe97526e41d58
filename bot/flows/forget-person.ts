// Erases one person from everywhere but the trails of who has changed courses and lessons, which are kept of purpose.
import type { CourseRun } from '../core/course-run.ts'
import type { LearnerId } from '../core/learner.ts'
import type { Clock, CourseRunStore, LearnerStore, LessonEditStore } from '../core/ports.ts'
import type { Erased } from './check-ledger.ts'
import { eraseLearner } from './erase-learner.ts'

interface World {
  readonly learners: LearnerStore
  readonly runs: CourseRunStore
  readonly edits: Pick<LessonEditStore, 'trail'>
  readonly clock: Clock
}

export interface Forgotten {
  /** Undefined if there is no such learner. */
  readonly erased: Erased | undefined
  /** From the audience of so many pilots. */
  readonly pilots: number
  /** Which name them as the leader, and stay. */
  readonly trailEntries: number
}

const longestTrail = 1000

/** Broken off, it can be done again. Throws if the storage can't be reached. */
export async function forgetPerson(world: World, id: LearnerId): Promise<Forgotten> {
  const named = (await world.runs.list()).filter(({ audience }) => audience?.people?.includes(id))
  // First: whom a pilot still names would be enrolled in it anew.
  for (const run of named) await world.runs.put(without(run, id))
  const erased = await eraseLearner(world, id)
  const trail = [...(await world.runs.trail(longestTrail)), ...(await world.edits.trail(longestTrail))]
  return { erased, pilots: named.length, trailEntries: trail.filter(({ by }) => by.id === id).length }
}

function without(run: CourseRun, id: LearnerId): CourseRun {
  const { audience } = run
  if (!audience) return run
  const people = (audience.people ?? []).filter((each) => each !== id)
  const left = { ...run, audience: { ...audience, people } }
  // An audience without anybody in it means everybody.
  return people.length > 0 || audience.include.length > 0 ? left : { ...left, state: 'over' }
}
