// The queue between the timer and the instances: one message a slice, shared by all.
import { setTimeout as sleep } from 'node:timers/promises'
import type { DequeuedMessageItem, QueueClient, RestError } from '@azure/storage-queue'
import { z } from 'zod'
import type { SliceMessage, SliceQueue } from '../core/ports.ts'
import { unlessStatus } from './unless-status.ts'

/** How long an instance has for a message before another may take it over. */
const visibilitySeconds = 60
/** Long enough for one that is given back several times. */
const lifeSeconds = 3600
/** Of the time that slices are spread over: put all at once, they would hold up whoever answers just then. */
const puttingShare = 0.2
/** So that a slow queue doesn't take longer than that. */
const puttingAtOnce = 4
/** A storage that hangs must not hang the bot with it. */
const timeoutMilliseconds = 15_000

const Receipt = z.object({ messageId: z.string(), popReceipt: z.string(), messageText: z.string() })
type Receipt = z.infer<typeof Receipt>
const Body = z.object({
  slice: z.int().nonnegative(),
  since: z.number().optional(),
  trace: z.string().max(100).optional(),
})

export interface SliceQueueSettings {
  /** What to do with a message that can't be read, before it is deleted. The reason says nothing of its content. */
  setAside(what: string, reason: string): Promise<void>
  /** What to hand on with every message, for telemetry. */
  trace?(): string | undefined
}

/** Every method throws when the queue can't be reached. */
export function createSliceQueue(queue: QueueClient, { setAside, trace }: SliceQueueSettings): SliceQueue {
  const remove = ({ messageId, popReceipt }: Receipt) =>
    unlessLost(queue.deleteMessage(messageId, popReceipt, deadline()))

  // The text is given again: without one, some versions of the service empty the message.
  const hide = ({ messageId, popReceipt, messageText }: Receipt, seconds: number) =>
    unlessLost(queue.updateMessage(messageId, popReceipt, messageText, seconds, deadline()))

  async function understood(message: DequeuedMessageItem): Promise<SliceMessage[]> {
    const receipt = Receipt.parse(message)
    const body = Body.safeParse(parse(message.messageText))
    if (body.success) {
      const { slice, since, trace } = body.data
      const told = { ...(since !== undefined && { since }), ...(trace !== undefined && { trace }) }
      return [{ slice, tries: message.dequeueCount, receipt, ...told }]
    }
    try {
      await setAside('a queue message', 'It names no slice.')
      await remove(receipt)
    } catch {
      // It comes back in a minute and is tried again; the readable ones must not wait for that.
    }
    return []
  }

  return {
    async hasWaiting() {
      // Peeking shows nothing that is hidden, be it taken or given back for later.
      const { peekedMessageItems } = await queue.peekMessages({ numberOfMessages: 1, ...deadline() })
      return peekedMessageItems.length > 0
    },
    async put(slices, overSeconds = 0, signal) {
      const began = Date.now()
      const pause = (overSeconds * 1000 * puttingShare * puttingAtOnce) / slices.length
      // One iterator for all of them: each takes the next slice that is left.
      const left = slices.entries()
      const of = trace?.()
      const putter = async () => {
        for (const [nth, slice] of left) {
          if (signal?.aborted) return
          const since = began + (nth / slices.length) * overSeconds * 1000
          const visibilityTimeout = Math.max(0, Math.floor((since - Date.now()) / 1000))
          const body = JSON.stringify({ slice, since, trace: of })
          await queue.sendMessage(body, { messageTimeToLive: lifeSeconds, visibilityTimeout, ...deadline() })
          if (pause > 0) await sleep(pause, undefined, { signal }).catch(() => undefined)
        }
      }
      await Promise.all(Array.from({ length: puttingAtOnce }, putter))
    },
    async take(max) {
      const { receivedMessageItems } = await queue.receiveMessages({
        numberOfMessages: max,
        visibilityTimeout: visibilitySeconds,
        ...deadline(),
      })
      return (await Promise.all(receivedMessageItems.map(understood))).flat()
    },
    async keep(message) {
      const receipt = Receipt.parse(message.receipt)
      const kept = await hide(receipt, visibilitySeconds)
      if (kept) return { ...message, receipt: { ...receipt, popReceipt: kept.popReceipt } }
      throw new Error(`The message for slice ${message.slice} wasn't kept in time: others have it by now.`)
    },
    async giveBack({ receipt }, afterSeconds) {
      await hide(Receipt.parse(receipt), Math.ceil(afterSeconds))
    },
    async done({ receipt }) {
      await remove(Receipt.parse(receipt))
    },
  }
}

/** Undefined if somebody else has taken the message over, or it is gone. */
async function unlessLost<T>(work: Promise<T>): Promise<T | undefined> {
  try {
    return await unlessStatus([404], work)
  } catch (error) {
    if ((error as RestError).code === 'PopReceiptMismatch') return undefined
    throw error
  }
}

function deadline() {
  return { abortSignal: AbortSignal.timeout(timeoutMilliseconds) }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
