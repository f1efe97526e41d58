// The quick round: takes over what has changed in the directory since the last one. What the directory forgets to tell,
// the next full round finds.
import type { EmployeeChange, EmployeeChanges, ReadTrouble } from '../core/employee.ts'
import type { Learner, LearnerId } from '../core/learner.ts'
import { entryOf, entryOfChange, isSuspicious, outOfScope, type RosterEntry } from '../core/roster.ts'
import type { RosterState } from '../core/roster-state.ts'
import { type SliceId, sliceOf } from '../core/slice.ts'
import type { SliceWork } from './change-roster-slice.ts'
import { changeRosterSlices } from './change-roster-slices.ts'
import { type ReadAudiences, readAudiences } from './read-audiences.ts'
import type { BrokenOff, RosterWorld } from './roster-world.ts'

export interface SyncedChanges {
  readonly kind: 'synced'
  readonly state: RosterState
  readonly audienceTrouble: ReadAudiences['trouble']
}

/** Everybody is to be read, for a reason for the log. */
export interface ReadEverybody {
  readonly kind: 'read everybody'
  readonly reason: string
}

type Told = Extract<EmployeeChanges, { kind: 'changes' }>

/** Each newcomer is a request of its own: from so many on it is quicker to read everybody. */
const mostNewcomers = 200

/** Throws if the storage can't be reached. */
export async function syncChanges(
  world: RosterWorld,
  before: RosterState & { readonly deltaLink: string },
  signal: AbortSignal,
): Promise<SyncedChanges | ReadEverybody | BrokenOff> {
  const { employees, planner, clock } = world
  const told = await employees.readChanges(before.deltaLink)
  if (told.kind === 'start over') return { kind: 'read everybody', reason: told.reason }
  if (told.kind !== 'changes') return { kind: 'trouble', trouble: told }
  const leavers = leaversIn(told)
  if (isSuspicious(leavers.length, before.enrolled))
    return { kind: 'read everybody', reason: `${leavers.length} people leave at once` }
  const newcomers = await readNewcomers(world, told, signal)
  if (newcomers.kind !== 'newcomers') return newcomers

  const members = await readAudiences(employees, (await planner.current()).courses)
  const isOther = Object.entries(members.digests).some(
    ([course, digest]) => before.audiences[course] !== digest,
  )
  const entries = entriesOf(world, told, newcomers)
  const works = worksFor(world, { entries, leavers, members, ofAll: isOther })
  const changes = await changeRosterSlices(world, works, signal)
  if (signal.aborted) return { kind: 'stopped' }

  const { trouble: _, ...rest } = before
  return {
    kind: 'synced',
    audienceTrouble: members.trouble,
    state: {
      ...rest,
      deltaLink: told.deltaLink,
      last: { at: clock.now(), of: 'changes', ...changes, erased: 0 },
      enrolled: before.enrolled + changes.joined + changes.returned - changes.left,
      audiences: { ...before.audiences, ...members.digests },
    },
  }
}

/** As far as the change says; whoever isn't a learner anyway is none that leaves. */
function leaversIn({ changes, removed }: Told): LearnerId[] {
  const out = changes.filter(({ enabled, guest }) => enabled === false || guest === true)
  return [...removed, ...out.map(({ id }) => id)]
}

interface Newcomers {
  readonly kind: 'newcomers'
  readonly ids: ReadonlySet<LearnerId>
  /** Those of them who are in scope. */
  readonly entries: ReadonlyMap<LearnerId, RosterEntry>
}

/** Who isn't a learner, or no longer, is read whole: Graph needn't say more of them than what has changed. */
async function readNewcomers(
  world: RosterWorld,
  { changes }: Told,
  signal: AbortSignal,
): Promise<Newcomers | ReadEverybody | BrokenOff> {
  const { employees, departmentName } = world
  const stay = changes.filter(({ enabled, guest }) => enabled !== false && guest !== true)
  const ids = new Set<LearnerId>()
  for (const [slice, those] of bySlice(
    world,
    stay.map(({ id }) => id),
  )) {
    const known = await readThose(world, slice, those)
    const here = new Set(known.filter(({ left }) => left === undefined).map(({ id }) => id))
    for (const id of those) if (!here.has(id)) ids.add(id)
  }
  if (ids.size > mostNewcomers) return { kind: 'read everybody', reason: `${ids.size} people come at once` }
  const entries = new Map<LearnerId, RosterEntry>()
  for (const id of ids) {
    if (signal.aborted) return { kind: 'stopped' }
    const found = await employees.find(id)
    if (found.kind === 'not found') continue
    if (found.kind !== 'employee') return { kind: 'trouble', trouble: found satisfies ReadTrouble }
    if (!outOfScope(found.employee)) entries.set(id, entryOf(found.employee, departmentName))
  }
  return { kind: 'newcomers', ids, entries }
}

function entriesOf(
  { departmentName }: RosterWorld,
  { changes }: Told,
  newcomers: Newcomers,
): ReadonlyMap<LearnerId, RosterEntry> {
  const known = changes.filter(({ id }: EmployeeChange) => !newcomers.ids.has(id))
  return new Map([
    ...known.map((change) => [change.id, entryOfChange(change, departmentName)] as const),
    ...newcomers.entries,
  ])
}

interface ToDo {
  readonly entries: ReadonlyMap<LearnerId, RosterEntry>
  readonly leavers: readonly LearnerId[]
  readonly members: ReadAudiences
  /** An audience is another: every learner is to be looked at, and not only those who have changed. */
  readonly ofAll: boolean
}

function worksFor(world: RosterWorld, { entries, leavers, members, ofAll }: ToDo): SliceWork[] {
  const { learners } = world
  const leaving = bySlice(world, leavers)
  const changing = bySlice(world, [...entries.keys()])
  const slices = ofAll
    ? Array.from({ length: learners.slices }, (_, slice) => slice)
    : [...new Set([...leaving.keys(), ...changing.keys()])]
  return slices.map((slice) => {
    const [leave, change] = [leaving.get(slice) ?? [], changing.get(slice) ?? []]
    const keys = [...change, ...leave].map((learner) => ({ kind: 'learner', learner }) as const)
    return {
      slice,
      entries: new Map(change.map((id) => [id, entries.get(id) ?? {}])),
      leavers: new Set(leave),
      audiences: members.audiences,
      read: () => (ofAll ? learners.readSlice(slice) : learners.readRows(slice, [{ kind: 'mark' }, ...keys])),
    }
  })
}

function bySlice({ learners }: RosterWorld, ids: readonly LearnerId[]): Map<SliceId, LearnerId[]> {
  return Map.groupBy(ids, (id) => sliceOf(id, learners.slices))
}

async function readThose(
  { learners }: RosterWorld,
  slice: SliceId,
  ids: readonly LearnerId[],
): Promise<Learner[]> {
  const { learners: rows } = await learners.readRows(
    slice,
    ids.map((learner) => ({ kind: 'learner', learner }) as const),
  )
  return rows.map(({ value }) => value)
}
