// The timer. It decides nothing: at every beat it asks for all slices to be looked at.
import { Cron } from 'croner'
import type { Log, SliceQueue } from '../core/ports.ts'
import type { SliceId } from '../core/slice.ts'

export interface Life {
  /** Resolves when nothing is under way any more and nothing is armed. */
  stop(): Promise<void>
}

/** Beats every so many seconds, never two at once. A beat that fails is a beat missed: the next one asks again. */
export function startHeartbeat(
  { queue, log }: { queue: SliceQueue; log: Log },
  { slices, everySeconds }: { slices: number; everySeconds: number },
): Life {
  const all: SliceId[] = Array.from({ length: slices }, (_, slice) => slice)
  let beating: Promise<void> = Promise.resolve()
  const beat = async () => {
    try {
      // What an earlier beat asked for still waits: asking again would only pile up.
      if (!(await queue.isBusy())) await queue.put(all)
    } catch (error) {
      log.warn({ reason: reasonOf(error) }, 'A beat was missed: the queue could not be reached.')
    }
  }
  const cron = new Cron('* * * * * *', { interval: everySeconds, protect: true }, () => {
    beating = beat()
    return beating
  })
  return {
    async stop() {
      cron.stop()
      await beating
    },
  }
}

export function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
