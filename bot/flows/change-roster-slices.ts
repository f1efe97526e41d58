// Goes through slices a few at a time; a slice, or somebody in it, whose rows can't be written doesn't stop the others.
import {
  addChanges,
  type ChangedSlice,
  type Changes,
  changeRosterSlice,
  noChanges,
  type SliceWork,
} from './change-roster-slice.ts'
import type { RosterWorld } from './roster-world.ts'

const slicesAtOnce = 4
/** Then it is the storage that fails, and not a slice. */
const failuresToGiveUp = 3

/**
 * `onChanged` is told each slice when it has been done. Ends early when the instance stops.
 * Throws the last failure if too many have failed.
 */
export async function changeRosterSlices(
  world: RosterWorld,
  works: Iterable<SliceWork>,
  signal: AbortSignal,
  onChanged: (work: SliceWork, changed: ChangedSlice) => Promise<void> | void = () => {},
): Promise<Changes> {
  const left = works[Symbol.iterator]()
  let failures = 0
  let changes = noChanges
  const lane = async () => {
    for (let next = left.next(); !next.done && !signal.aborted; next = left.next()) {
      const work = next.value
      try {
        const changed = await changeRosterSlice(world, work)
        changes = addChanges(changes, changed.changes)
        await onChanged(work, changed)
      } catch (error) {
        if (++failures >= failuresToGiveUp) throw error
        world.log.error(
          { slice: work.slice, reason: (error as Error).message },
          'A slice could not be made equal to the directory at once; it is tried person by person.',
        )
        changes = addChanges(changes, await changeOneByOne(world, work))
      }
    }
  }
  const ends = await Promise.allSettled(Array.from({ length: slicesAtOnce }, lane))
  const thrown = ends.find((end) => end.status === 'rejected')
  if (thrown) throw thrown.reason
  return changes
}

/** A row that can't be read, and so not be written either, holds up none but its own learner. */
async function changeOneByOne(world: RosterWorld, work: SliceWork): Promise<Changes> {
  let changes = noChanges
  let failures = 0
  for (const id of [...work.entries.keys(), ...work.leavers]) {
    const entry = work.entries.get(id)
    const alone = {
      ...work,
      entries: new Map(entry && [[id, entry]]),
      leavers: new Set(entry ? [] : [id]),
    }
    try {
      changes = addChanges(changes, (await changeRosterSlice(world, alone)).changes)
    } catch {
      if (++failures >= failuresToGiveUp) return changes
    }
  }
  return changes
}
