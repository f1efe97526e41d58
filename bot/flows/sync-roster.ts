// One round of the roster: makes the learners equal to the directory, by what has changed in it or by all of it, and
// keeps how far that has come and what stands in its way.
import { type ReadTrouble, tellReadTrouble } from '../core/employee.ts'
import { emptyRoster, type RosterState } from '../core/roster-state.ts'
import type { BrokenOff, RosterWorld } from './roster-world.ts'
import { type SyncedChanges, syncChanges } from './sync-changes.ts'
import { type SyncedEverybody, syncEverybody } from './sync-everybody.ts'

export type RosterRound = { readonly kind: 'synced'; readonly state: RosterState } | BrokenOff

/** Under this name IT sees that suspiciously many would leave. */
const heldAside = 'the roster'

/**
 * Idempotent; two rounds at once do no harm that the next full one doesn't heal. Changes that can't be told from
 * anywhere are everything. Throws if the storage can't be reached: the next round does what is left.
 */
export async function syncRoster(
  world: RosterWorld,
  of: 'changes' | 'everything',
  signal: AbortSignal,
): Promise<RosterRound> {
  const before = (await world.roster.read()) ?? emptyRoster
  const round = await goRound(world, of, before, signal)
  if (round.kind === 'stopped' || signal.aborted) return { kind: 'stopped' }
  if (round.kind === 'trouble') {
    await world.roster.write(withTrouble(world, before, before, round.trouble))
    return round
  }
  const state = withTrouble(world, before, round.state, round.audienceTrouble)
  await tellHeld(world, before, state)
  // Last: a round that broke off before is done again.
  await world.roster.write(state)
  tellRound(world, before, state)
  return { kind: 'synced', state }
}

async function goRound(
  world: RosterWorld,
  of: 'changes' | 'everything',
  before: RosterState,
  signal: AbortSignal,
): Promise<SyncedChanges | SyncedEverybody | BrokenOff> {
  const { deltaLink } = before
  if (of === 'everything' || deltaLink === undefined) return syncEverybody(world, before, signal)
  const round = await syncChanges(world, { ...before, deltaLink }, signal)
  if (round.kind !== 'read everybody') return round
  world.log.info({ reason: round.reason }, 'The whole directory is read instead of its changes.')
  return syncEverybody(world, before, signal)
}

/** Told when it begins, and when it is over. */
function withTrouble(
  { clock, log }: RosterWorld,
  before: RosterState,
  { trouble: _, ...state }: RosterState,
  trouble: ReadTrouble | undefined,
): RosterState {
  const earlier = before.trouble
  if (!trouble) {
    if (earlier) log.info({ trouble: earlier.kind }, 'Over: the directory could not be read.')
    return state
  }
  const { kind } = trouble
  const what = tellReadTrouble(trouble)
  const isNew = earlier?.kind !== kind
  if (isNew) log.error({ trouble: kind }, what)
  return { ...state, trouble: { kind, what, since: isNew ? clock.now() : earlier.since } }
}

async function tellHeld({ log, setAside }: RosterWorld, before: RosterState, state: RosterState) {
  const { held } = state
  if (!held) return before.held && setAside.remove(heldAside)
  if (held === before.held) return
  const reason =
    `${held.leavers} of ${state.enrolled} people are no longer in the directory, which is suspiciously many. ` +
    'Nobody is taken for a leaver until the directory, read again, says the same.'
  log.error({ leavers: held.leavers, enrolled: state.enrolled }, reason)
  await setAside.put(heldAside, reason)
}

function tellRound({ log }: RosterWorld, before: RosterState, { last, full, enrolled }: RosterState): void {
  if (!last) return
  const { at: _, ...counts } = last
  const isFull = last.of === 'everything'
  if (isFull || counts.changed > 0)
    log.info({ ...counts, enrolled }, 'The roster is as the directory has it.')
  const duplicates = full?.nearDuplicates ?? []
  if (isFull && duplicates.length > 0 && `${duplicates}` !== `${before.full?.nearDuplicates ?? []}`)
    log.warn(
      { departments: duplicates },
      'Departments that may be one: write in DROPPE_DEPARTMENTS which are.',
    )
}
