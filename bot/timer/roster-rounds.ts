// The roster's timer: every so often the directory's changes, every night all of it, at one instance of several.
import { Cron } from 'croner'
import type { Clock, Lease, Log, RosterStore } from '../core/ports.ts'
import { type Nights, roundDue } from '../core/roster-rounds.ts'
import type { Life } from './heartbeat.ts'
import { createOutage, reasonOf } from './outage.ts'

export type RoundKind = ReturnType<typeof roundDue>

export interface RosterRounds extends Nights {
  /** Where one was: a restart goes on from there. */
  readonly roster: Pick<RosterStore, 'read'>
  readonly lease: Lease
  readonly clock: Clock
  readonly log: Log
  readonly everySeconds: number
  /** Comes to an end soon after the signal, and need not have done all by then. */
  sync(of: RoundKind, signal: AbortSignal): Promise<unknown>
  /** What follows from a round. It may take hours: rounds go on meanwhile, and it is never begun twice at once. */
  follow?(of: RoundKind, signal: AbortSignal): Promise<unknown>
}

/** An instance that dies is followed by another after so many beats. */
const leaseBeats = 1.5

/** The first round at once, unless another instance has the lease. A round that fails is done again at the next beat. */
export function startRosterRounds(rounds: RosterRounds): Life {
  const { roster, lease, clock, log, everySeconds } = rounds
  const stopping = new AbortController()
  const { signal } = stopping
  const leaseSeconds = everySeconds * leaseBeats
  const syncing = createOutage(log, 'The roster can’t be kept.')
  const followingUp = createOutage(log, 'What follows from the roster can’t be done.')
  let following: Promise<void> | undefined

  async function beat(): Promise<void> {
    if (!(await lease.hold(leaseSeconds))) return
    // A first round takes minutes, and nobody else is to begin it meanwhile.
    const holding = setInterval(() => lease.hold(leaseSeconds).catch(() => {}), (leaseSeconds / 3) * 1000)
    try {
      const of = roundDue(await roster.read(), clock.now(), rounds)
      await rounds.sync(of, signal)
      if (!signal.aborted) following ??= follow(of)
    } finally {
      clearInterval(holding)
    }
  }

  async function follow(of: RoundKind): Promise<void> {
    try {
      await rounds.follow?.(of, signal)
      followingUp.over()
    } catch (error) {
      followingUp.met(reasonOf(error))
    } finally {
      following = undefined
    }
  }

  let beating: Promise<void> = Promise.resolve()
  const cron = new Cron('* * * * * *', { interval: everySeconds, protect: true }, () => {
    beating = beat().then(syncing.over, (error: unknown) => syncing.met(reasonOf(error)))
    return beating
  })
  return {
    async stop() {
      cron.stop()
      stopping.abort()
      await beating
      await following
      await lease.release().catch((error: unknown) => syncing.met(reasonOf(error)))
    },
  }
}
