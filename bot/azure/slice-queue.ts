// The queue between the timer and the instances: one message a slice, shared by all.
import type { QueueClient } from '@azure/storage-queue'
import { z } from 'zod'
import type { SliceQueue } from '../core/ports.ts'

/** How long an instance has for a batch before another may take it over. */
const visibilitySeconds = 60
/** A message nobody took is worthless: the next tick asks again. */
const lifeSeconds = 120

const Receipt = z.object({ messageId: z.string(), popReceipt: z.string() })
const Body = z.object({ slice: z.int().nonnegative() })

export function createSliceQueue(
  queue: QueueClient,
  log: { warn(fields: object, message: string): void },
): SliceQueue {
  return {
    async isBusy() {
      const { approximateMessagesCount = 0 } = await queue.getProperties()
      return approximateMessagesCount > 0
    },
    async put(slices) {
      await Promise.all(
        slices.map((slice) =>
          queue.sendMessage(JSON.stringify({ slice }), { messageTimeToLive: lifeSeconds }),
        ),
      )
    },
    async take() {
      const { receivedMessageItems } = await queue.receiveMessages({
        numberOfMessages: 16,
        visibilityTimeout: visibilitySeconds,
      })
      return receivedMessageItems.flatMap((message) => {
        const body = Body.safeParse(parse(message.messageText))
        if (body.success) return [{ slice: body.data.slice, receipt: message }]
        log.warn(
          { messageId: message.messageId },
          'A queue message is not ours to read; it expires by itself.',
        )
        return []
      })
    },
    async done({ receipt }) {
      const { messageId, popReceipt } = Receipt.parse(receipt)
      await queue.deleteMessage(messageId, popReceipt)
    },
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
