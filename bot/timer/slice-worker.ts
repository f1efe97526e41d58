// Takes slices from the queue and has them looked at, one batch after the other, as long as the instance lives.
import { setTimeout as sleep } from 'node:timers/promises'
import type { Log, SliceMessage, SliceQueue } from '../core/ports.ts'
import type { SliceId } from '../core/slice.ts'
import type { Life } from './heartbeat.ts'
import { createOutage, reasonOf } from './outage.ts'

export interface SliceWorker {
  readonly queue: SliceQueue
  readonly log: Log
  reconcile(slice: SliceId): Promise<unknown>
  /** How long to wait when the queue is empty or can't be reached. */
  readonly restMilliseconds: number
}

/** A slice that fails is left in the queue; it comes back by itself, and the others go on. */
export function startSliceWorker({ queue, log, reconcile, restMilliseconds }: SliceWorker): Life {
  const stopping = new AbortController()
  const outage = createOutage(log, 'No slices are looked at: the queue can’t be read.')
  const working = work()

  async function work(): Promise<void> {
    while (!stopping.signal.aborted) {
      const messages = await take()
      await Promise.all(messages.map(look))
      if (messages.length === 0) await rest()
    }
  }

  async function take(): Promise<readonly SliceMessage[]> {
    try {
      const messages = await queue.take()
      outage.over()
      return messages
    } catch (error) {
      outage.met(reasonOf(error))
      return []
    }
  }

  async function look(message: SliceMessage): Promise<void> {
    try {
      await reconcile(message.slice)
      await queue.done(message)
    } catch (error) {
      log.warn(
        { slice: message.slice, reason: reasonOf(error) },
        'A slice could not be looked at; the next tick tries again.',
      )
    }
  }

  async function rest(): Promise<void> {
    await sleep(restMilliseconds, undefined, { signal: stopping.signal }).catch(() => undefined)
  }

  return {
    async stop() {
      stopping.abort()
      await working
    },
  }
}
