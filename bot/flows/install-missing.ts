// Brings the app to everybody who is to have it and hasn't: slice by slice, no faster than Graph allows.
import { type RoundTrouble, tellInstallTrouble } from '../core/installer.ts'
import type { SetAsideStore } from '../core/ports.ts'
import { type Promises, wayBack } from '../core/way-back.ts'
import { type InstalledSome, type Installing, installSome } from './install-some.ts'
import { unreachedSlices } from './unreached-slices.ts'

export interface InstallingAll extends Installing {
  readonly setAside: SetAsideStore
}

export interface InstallRound {
  /** By what came of it. */
  readonly counts: Readonly<Record<string, number>>
  /** Why not all have had their turn. */
  readonly trouble?: RoundTrouble
}

/** As it is shown among what was set aside. */
export const installingApp = 'installing the app'

/** Few enough that a crash leaves few people to the next night, and that one transaction holds them. */
const mostAtOnce = 20
/** After so many in a row nobody else would fare better. */
const failuresToStop = 10
const longestWaitSeconds = 300
const mostWaits = 10

/**
 * To be called after every round of the roster: who was tried is left alone until their next turn (core/way-back.ts),
 * whoever asks. Ends early, with all of its work done, when the signal is aborted. Throws if the storage can't be
 * reached; the next round finds the same people.
 */
export async function installMissing(world: InstallingAll, signal?: AbortSignal): Promise<InstallRound> {
  const counts: Record<string, number> = {}
  const trouble = await installAll(world, counts, signal)
  await report(world, { counts, ...(trouble && { trouble }) })
  return { counts, ...(trouble && { trouble }) }
}

async function installAll(
  world: InstallingAll,
  counts: Record<string, number>,
  signal: AbortSignal | undefined,
): Promise<RoundTrouble | undefined> {
  const { learners, clock, promises } = world
  let failures = 0
  let waits = 0
  for await (const slice of unreachedSlices(learners, clock.now(), signal)) {
    const { learners: rows } = await learners.readSlice(slice)
    let ids = rows.flatMap(({ value }) => (isMissing(value, clock.now(), promises) ? value.id : []))
    while (ids.length > 0 && !signal?.aborted) {
      const some = await installSome(world, slice, ids.slice(0, mostAtOnce), signal)
      ids = [...some.left, ...ids.slice(mostAtOnce)]
      failures = add(counts, some, failures)
      const { trouble } = some
      if (trouble?.kind === 'throttled') {
        const { retryAfterSeconds = 30 } = trouble
        if (++waits > mostWaits || retryAfterSeconds > longestWaitSeconds) return trouble
        await world.wait(1000 * retryAfterSeconds)
      } else if (trouble) return trouble
      if (failures >= failuresToStop) return { kind: 'failing', reason: some.lastFailure ?? 'unknown' }
    }
  }
  return undefined
}

function isMissing(learner: Parameters<typeof wayBack>[0], now: number, promises?: Promises): boolean {
  return wayBack(learner, now, promises) === 'install'
}

/** Gives how many failures there are in a row by now. */
function add(counts: Record<string, number>, { outcomes }: InstalledSome, failures: number): number {
  let inARow = failures
  for (const kind of outcomes) {
    counts[kind] = (counts[kind] ?? 0) + 1
    inARow = kind === 'failed' || kind === 'passing' ? inARow + 1 : 0
  }
  return inARow
}

async function report({ log, setAside }: InstallingAll, { counts, trouble }: InstallRound): Promise<void> {
  if (Object.keys(counts).length > 0) log.info(counts, 'The app was installed for those who didn’t have it.')
  if (!trouble) return setAside.remove(installingApp)
  const reason = tellInstallTrouble(trouble)
  log.warn({ trouble: trouble.kind, reason }, 'The app can’t be installed for all who don’t have it.')
  await setAside.put(installingApp, reason)
}
