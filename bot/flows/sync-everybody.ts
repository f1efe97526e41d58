// The full round: reads the whole directory and makes the learners' table equal to it.

import type { Learner, LearnerId } from '../core/learner.ts'
import { nearDuplicates } from '../core/near-duplicates.ts'
import { isSuspicious, secondReadingAfter, type WholeEntry } from '../core/roster.ts'
import type { HeldLeavers, RosterState } from '../core/roster-state.ts'
import type { SliceId } from '../core/slice.ts'
import type { Millis } from '../core/timetable.ts'
import { addChanges, type Changes, noChanges, type SliceWork } from './change-roster-slice.ts'
import { changeRosterSlices } from './change-roster-slices.ts'
import { eraseLearner } from './erase-learner.ts'
import { type ReadAudiences, readAudiences } from './read-audiences.ts'
import { type Everybody, readEverybody } from './read-everybody.ts'
import type { BrokenOff, RosterWorld } from './roster-world.ts'

export interface SyncedEverybody {
  readonly kind: 'synced'
  readonly state: RosterState
  readonly audienceTrouble: ReadAudiences['trouble']
}

const day: Millis = 24 * 60 * 60 * 1000
const failuresToGiveUp = 3
/** A second reading says the same if it has at most so many more leavers. */
const sameLeavers = 1.2

/** Throws if the storage can't be reached; nothing is lost by that, since the next round does what is left. */
export async function syncEverybody(
  world: RosterWorld,
  before: RosterState,
  signal: AbortSignal,
): Promise<SyncedEverybody | BrokenOff> {
  const { employees, planner, clock } = world
  const startedAt = clock.now()
  // Before anybody is read: what changes meanwhile is told afterwards, twice rather than never.
  const link = await employees.readChanges()
  if (link.kind !== 'changes') return { kind: 'trouble', trouble: link }
  const members = await readAudiences(employees, (await planner.current()).courses)
  const everybody = await readEverybody(world, signal)
  if (everybody.kind !== 'everybody') return everybody
  if (everybody.slices.size === 0)
    return { kind: 'trouble', trouble: { kind: 'failed', reason: 'the directory has no employees at all' } }

  const found = await changeThose(world, everybody, members, startedAt, signal)
  if (signal.aborted) return { kind: 'stopped' }
  const held = heldAfter(before.held, found, clock.now())
  const left = held ? noChanges : await letLeave(world, found.leavers, signal)
  const erased = await eraseThose(world, found.toErase, signal)
  if (signal.aborted) return { kind: 'stopped' }

  const at = clock.now()
  const changes = addChanges(found.changes, left)
  const { held: _, trouble: __, ...rest } = before
  return {
    kind: 'synced',
    audienceTrouble: members.trouble,
    state: {
      ...rest,
      deltaLink: link.deltaLink,
      full: {
        at,
        found: everybody.found,
        outOfScope: everybody.outOfScope,
        nearDuplicates: nearDuplicates(everybody.departments).map(({ names }) => names),
      },
      last: { at, of: 'everything', ...changes, erased },
      enrolled: found.enrolled - left.left,
      audiences: { ...before.audiences, ...members.digests },
      ...(held && { held }),
    },
  }
}

interface Found {
  readonly changes: Changes
  /** Learners who hadn't left before anybody does. */
  enrolled: number
  readonly leavers: Map<SliceId, LearnerId[]>
  readonly toErase: LearnerId[]
}

/** All but leaving, for which one has to know of everybody first. */
async function changeThose(
  world: RosterWorld,
  { slices }: Everybody,
  { audiences }: ReadAudiences,
  startedAt: Millis,
  signal: AbortSignal,
): Promise<Found> {
  const { learners, clock, eraseLeaversAfterDays } = world
  const found = { enrolled: 0, leavers: new Map<SliceId, LearnerId[]>(), toErase: [] as LearnerId[] }
  const nobody: ReadonlyMap<LearnerId, WholeEntry> = new Map()
  function* works(): Generator<SliceWork> {
    for (let slice = 0; slice < learners.slices; slice++) {
      const entries = slices.get(slice) ?? nobody
      yield { slice, entries, leavers: new Set(), audiences, read: () => learners.readSlice(slice) }
    }
  }
  const changes = await changeRosterSlices(world, works(), signal, ({ slice, entries }, changed) => {
    const here = changed.learners.filter(({ left }) => left === undefined)
    // Somebody who has come since the reading began can't be on its pages.
    const leavers = here.filter(({ id, joined }) => !entries.has(id) && joined < startedAt)
    found.enrolled += here.length
    if (leavers.length > 0) found.leavers.set(slice, idsOf(leavers))
    const longGone = clock.now() - eraseLeaversAfterDays * day
    found.toErase.push(
      ...idsOf(changed.learners.filter(({ left }) => left !== undefined && left <= longGone)),
    )
  })
  return { ...found, changes }
}

/** Undefined: they may leave. */
function heldAfter(before: HeldLeavers | undefined, found: Found, now: Millis): HeldLeavers | undefined {
  const leavers = [...found.leavers.values()].flat().length
  if (!isSuspicious(leavers, found.enrolled)) return undefined
  if (!before || leavers > before.leavers * sameLeavers) return { leavers, since: now }
  return now - before.since < secondReadingAfter ? before : undefined
}

async function letLeave(
  world: RosterWorld,
  leavers: ReadonlyMap<SliceId, readonly LearnerId[]>,
  signal: AbortSignal,
): Promise<Changes> {
  const works = [...leavers].map(([slice, ids]): SliceWork => {
    const keys = ids.map((learner) => ({ kind: 'learner', learner }) as const)
    return {
      slice,
      entries: new Map(),
      leavers: new Set(ids),
      audiences: new Map(),
      read: () => world.learners.readRows(slice, [{ kind: 'mark' }, ...keys]),
    }
  })
  return changeRosterSlices(world, works, signal)
}

/** Whoever can't be erased tonight is tried again the next; it is the storage that fails when several can't. */
async function eraseThose(
  world: RosterWorld,
  ids: readonly LearnerId[],
  signal: AbortSignal,
): Promise<number> {
  let [erased, failures] = [0, 0]
  for (const id of ids) {
    if (signal.aborted) return erased
    try {
      if (await eraseLearner(world, id)) erased++
    } catch (error) {
      if (++failures >= failuresToGiveUp) throw error
      world.log.error({ reason: (error as Error).message }, 'Somebody who has left could not be erased.')
    }
  }
  return erased
}

function idsOf(learners: readonly Learner[]): LearnerId[] {
  return learners.map(({ id }) => id)
}
