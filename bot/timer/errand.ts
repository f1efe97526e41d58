// Something to be done now and then by one of the instances: it asks often, and whatever it does decides whether there is anything to do.
import { Cron } from 'croner'
import type { Lease, Log } from '../core/ports.ts'
import type { Life } from './heartbeat.ts'
import { createOutage, reasonOf } from './outage.ts'

export interface Errand {
  readonly everySeconds: number
  /** So long at most one instance is at it. One that dies holds the others up as long. */
  readonly leaseSeconds: number
  /** Told when it fails, such as "Old answers can't be erased.". */
  readonly failure: string
  /** Done twice, or by two at once, it must do no harm. */
  run(stopping: AbortSignal): Promise<void>
}

/** Never two at once here; what fails is tried again the next time. */
export function startErrand({ lease, log }: { lease: Lease; log: Log }, errand: Errand): Life {
  const outage = createOutage(log, errand.failure)
  const stopping = new AbortController()
  let running: Promise<void> = Promise.resolve()
  const run = async () => {
    try {
      if (!(await lease.hold(errand.leaseSeconds))) return
      await errand.run(stopping.signal).finally(() => lease.release())
      outage.over()
    } catch (error) {
      if (!stopping.signal.aborted) outage.met(reasonOf(error))
    }
  }
  const cron = new Cron('* * * * * *', { interval: errand.everySeconds, protect: true }, () => {
    running = run()
    return running
  })
  return {
    async stop() {
      cron.stop()
      stopping.abort()
      await running
    },
  }
}
