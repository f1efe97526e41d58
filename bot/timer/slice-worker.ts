// Takes slices from the queue and has them looked at, several side by side, as long as the instance lives.
import { setTimeout as sleep } from 'node:timers/promises'
import type { Log, SetAsideStore, SliceMessage, SliceQueue } from '../core/ports.ts'
import type { SliceId } from '../core/slice.ts'
import type { Life } from './heartbeat.ts'
import { createOutage, reasonOf } from './outage.ts'

export interface SliceWorker {
  readonly queue: SliceQueue
  readonly setAside: SetAsideStore
  readonly log: Log
  look(
    slice: SliceId,
    asked: SliceMessage,
  ): Promise<{
    readonly kind: 'asleep' | 'looked' | 'postponed'
    readonly cards?: number
    readonly letters?: number
    /** When it is to be looked at again, if postponed; soon when left out. */
    readonly afterSeconds?: number
  }>
  /** Called when no new work is to be begun: looks under way come to an end soon after. */
  onStop?(): void
  /** How many slices are looked at side by side. */
  readonly lanes: number
  /** How long to wait when the queue is empty or can't be reached. */
  readonly restMilliseconds: number
}

/** So often is a slice tried; then it is set aside with its reason, and the next tick begins anew. */
const maxTries = 5
const postponeSeconds = 5
/** Well before another instance might take a slice for abandoned. */
const keepEveryMilliseconds = 20_000

/** A slice that fails goes back into the queue for a while, and the others go on. */
export function startSliceWorker(worker: SliceWorker): Life {
  const { queue, setAside, log, lanes, restMilliseconds } = worker
  const stopping = new AbortController()
  const outage = createOutage(log, 'No slices are looked at: the queue can’t be read.')
  const underway = new Set<Promise<void>>()
  const aside = createAside(setAside)
  const working = work()

  async function work(): Promise<void> {
    while (!stopping.signal.aborted) {
      const messages = await take(lanes - underway.size)
      for (const message of messages) begin(message)
      if (underway.size === lanes) await Promise.race(underway)
      else if (messages.length === 0) await rest()
    }
    await Promise.all(underway)
  }

  function begin(message: SliceMessage): void {
    const look = handle(message).finally(() => underway.delete(look))
    underway.add(look)
  }

  async function take(max: number): Promise<readonly SliceMessage[]> {
    try {
      const messages = await queue.take(max)
      outage.over()
      return messages
    } catch (error) {
      outage.met(reasonOf(error))
      return []
    }
  }

  /** Never throws: what can't be given back comes back by itself. */
  async function handle(taken: SliceMessage): Promise<void> {
    let message = taken
    const keeping = setInterval(async () => {
      message = await queue.keep(message).catch(() => message)
    }, keepEveryMilliseconds)
    try {
      const after = await lookAt(message)
      clearInterval(keeping)
      if (after === 'done') await queue.done(message)
      else await queue.giveBack(message, stopping.signal.aborted ? 0 : after)
    } catch (error) {
      outage.met(reasonOf(error))
    } finally {
      clearInterval(keeping)
    }
  }

  /** Gives after how many seconds the slice is to be looked at again. */
  async function lookAt(message: SliceMessage): Promise<number | 'done'> {
    const { slice, tries } = message
    try {
      const look = await worker.look(slice, message)
      // The alert "nothing was sent today" waits for this line (infra/modules/alerts.bicep).
      if (look.cards) log.info({ slice, cards: look.cards }, 'Cards went out.')
      if (look.letters) log.info({ slice, letters: look.letters }, 'Letters went out.')
      await aside.isWell(`slice ${slice}`)
      return look.kind === 'postponed' ? (look.afterSeconds ?? postponeSeconds) : 'done'
    } catch (error) {
      const reason = reasonOf(error)
      log.warn({ slice, tries, reason }, 'A slice could not be looked at; it is tried again.')
      if (tries < maxTries) return 2 ** tries
      await aside.put(`slice ${slice}`, reason)
      return 'done'
    }
  }

  async function rest(): Promise<void> {
    await sleep(restMilliseconds, undefined, { signal: stopping.signal }).catch(() => undefined)
  }

  return {
    async stop() {
      stopping.abort()
      worker.onStop?.()
      await working
    },
  }
}

/** Knows what is set aside without asking the storage for every slice; what others set aside, a minute later. */
function createAside(store: SetAsideStore) {
  let names = new Set<string>()
  let listedAt = Number.NEGATIVE_INFINITY
  return {
    async put(what: string, reason: string) {
      names.add(what)
      await store.put(what, reason)
    },
    async isWell(what: string) {
      if (performance.now() - listedAt > 60_000) {
        listedAt = performance.now()
        names = new Set((await store.list()).map((each) => each.what))
      }
      if (names.delete(what)) await store.remove(what)
    },
  }
}
