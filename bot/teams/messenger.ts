// Sends and updates cards on the bot's own initiative, and opens chats: straight to the Bot Connector, without a turn.
import { z } from 'zod'
import type { Card } from '../core/card.ts'
import type { Conversation } from '../core/learner.ts'
import type { Messenger, Opened, SendOutcome } from '../core/ports.ts'
import { bodyOf } from './card-body.ts'
import type { ConnectorClient } from './connector-client.ts'
import type { ConnectorAnswer } from './exchange.ts'
import { createOneAtATime } from './one-at-a-time.ts'
import { outcomeOf } from './send-outcome.ts'

export interface MessengerSettings {
  readonly client: ConnectorClient
  readonly appId: string
  readonly tenantId: string
}

const comma = 0x2c
const NewConversation = z.object({ id: z.string().min(1).max(500) })

export function createMessenger({ client, appId, tenantId }: MessengerSettings): Messenger {
  const bot = { id: `28:${appId}`, name: 'Droppe' }
  const inTurn = createOneAtATime()

  /** No recipient: the address names the conversation, and a personal one has a single person in it. */
  function messageTo({ id, serviceUrl }: Conversation, card: Card, activityId?: string): Buffer {
    const head = { from: bot, channelId: 'msteams', serviceUrl, conversation: { id }, id: activityId }
    return joined(Buffer.from(JSON.stringify(head)), bodyOf(card))
  }

  return {
    send: (conversation, card) =>
      inTurn(conversation.id, async () => {
        const { id, serviceUrl } = conversation
        const path = ['conversations', id, 'activities']
        return outcomeFrom(() =>
          client.request({ method: 'POST', serviceUrl, path, body: messageTo(conversation, card) }),
        )
      }),

    update: (conversation, activityId, card) =>
      inTurn(conversation.id, async () => {
        const { id, serviceUrl } = conversation
        const path = ['conversations', id, 'activities', activityId]
        const outcome = await outcomeFrom(() =>
          client.request({
            method: 'PUT',
            serviceUrl,
            path,
            body: messageTo(conversation, card, activityId),
          }),
        )
        return outcome.kind === 'sent' ? { kind: 'sent', activityId } : outcome
      }),

    async open(learner, serviceUrl) {
      const body = JSON.stringify({
        bot,
        members: [{ id: learner }],
        tenantId,
        channelData: { tenant: { id: tenantId } },
        isGroup: false,
      })
      try {
        const answer = await client.request({ method: 'POST', serviceUrl, path: ['conversations'], body })
        return openedBy(answer, serviceUrl)
      } catch (error) {
        return { kind: 'failed', reason: (error as Error).message }
      }
    },
  }
}

async function outcomeFrom(request: () => Promise<ConnectorAnswer>): Promise<SendOutcome> {
  try {
    return outcomeOf(await request())
  } catch (error) {
    return { kind: 'failed', reason: (error as Error).message }
  }
}

/** Opening a chat delivers nothing, and opening it twice gives the same one: what is unknown may be tried again. */
function openedBy(answer: ConnectorAnswer, serviceUrl: string): Opened {
  const outcome = outcomeOf(answer)
  switch (outcome.kind) {
    case 'sent': {
      const made = answer.kind === 'answered' ? NewConversation.safeParse(answer.body).data : undefined
      if (!made) return { kind: 'passing', reason: 'a conversation without an id' }
      return { kind: 'opened', conversation: { id: made.id, serviceUrl } }
    }
    case 'unknown':
      return { kind: 'passing', reason: outcome.reason }
    case 'conversation gone':
      return { kind: 'failed', reason: '404 ConversationNotFound' }
    default:
      return outcome
  }
}

/** Two JSON objects as one, without parsing them. */
function joined(head: Buffer, rest: Buffer): Buffer {
  const whole = Buffer.allocUnsafe(head.length + rest.length - 1)
  head.copy(whole)
  whole[head.length - 1] = comma
  rest.copy(whole, head.length, 1)
  return whole
}
