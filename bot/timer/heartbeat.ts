// The timer. It decides nothing: at every beat it asks for all slices to be looked at.
import { Cron } from 'croner'
import type { Lease, Log, SliceQueue } from '../core/ports.ts'
import type { SliceId } from '../core/slice.ts'
import { createOutage, reasonOf } from './outage.ts'

export interface Life {
  /** Resolves when nothing is under way any more and nothing is armed. */
  stop(): Promise<void>
}

/** So many beats may be missed before another instance takes over. */
const leaseBeats = 2.5
/** A lesson to 100,000 people is 42 minutes' work at the pace Teams allows. */
const longestWaitMilliseconds = 45 * 60_000

/**
 * Beats every so many seconds, never two at once; of several instances the one with the lease.
 * A beat that fails is a beat missed: the next one asks again.
 */
export function startHeartbeat(
  { queue, lease, log }: { queue: SliceQueue; lease: Lease; log: Log },
  { slices, everySeconds }: { slices: number; everySeconds: number },
): Life {
  const all: SliceId[] = Array.from({ length: slices }, (_, slice) => slice)
  const outage = createOutage(log, 'Beats are missed: the queue can’t be reached.')
  let beating: Promise<void> = Promise.resolve()
  const stopping = new AbortController()
  let waitingSince: number | undefined
  const beat = async () => {
    try {
      const isOurs = await lease.hold(everySeconds * leaseBeats)
      const isWaiting = isOurs && (await queue.hasWaiting())
      // What an earlier beat asked for still waits: asking again would only pile up.
      // Spread over the whole beat: looked at all at once, they would hold up whoever answers just then.
      if (isOurs && !isWaiting) await queue.put(all, everySeconds, stopping.signal)
      waitingSince = isWaiting ? (waitingSince ?? Date.now()) : undefined
      // An alert waits for this line (infra/modules/alerts.bicep).
      if (waitingSince !== undefined && Date.now() - waitingSince > longestWaitMilliseconds)
        log.warn({}, 'Slices have waited too long.')
      outage.over()
    } catch (error) {
      outage.met(reasonOf(error))
    }
  }
  const cron = new Cron('* * * * * *', { interval: everySeconds, protect: true }, () => {
    beating = beat()
    return beating
  })
  return {
    async stop() {
      cron.stop()
      stopping.abort()
      await beating
      await lease.release().catch((error: unknown) => outage.met(reasonOf(error)))
    },
  }
}
