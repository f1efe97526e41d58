// One turn of the Bot Framework: decides the reply and brings it to the chat.
import { ActivityTypes, type TurnContext } from 'botbuilder'
import type { Card } from '../core/card.ts'
import type { Log } from '../core/ports.ts'
import { messageOf } from './card-body.ts'
import { createCardMemory } from './card-memory.ts'
import { apologise, decideReply, type Reply, type TurnFlows } from './decide-reply.ts'
import type { Happened, Via } from './parse-activity.ts'
import { noticeText, renderCard } from './render-card.ts'

/** Teams asks again after 15 seconds, and people give up sooner. */
const patienceMilliseconds = 4500

/** A failing flow becomes a sentence that says what to do. Throws only if the chat itself can't be reached. */
export async function takeTurn(context: TurnContext, happened: Happened, flows: TurnFlows, log: Log) {
  const reply = await withPatience(decideReply(happened, flows)).catch((error: Error) => {
    log.warn({ happened: happened.kind, reason: error.message }, 'A turn could not be carried out.')
    return apologise(happened)
  })
  await deliver(context, reply, log)
}

async function deliver(context: TurnContext, reply: Reply, log: Log): Promise<void> {
  switch (reply.kind) {
    case 'send':
      await context.sendActivity(messageOf(reply.card))
      if (reply.below?.via.kind === 'invoke') await replace(context, reply.below.via, reply.below.card)
      return
    case 'replace':
      await replace(context, reply.via, reply.card)
      if (reply.also === undefined || reply.also === reply.via.cardId) return
      // Who tapped an older card of the item must not find a newer one that still asks.
      await context.updateActivity({ ...messageOf(reply.card), id: reply.also }).catch((error: Error) => {
        log.warn({ reason: error.message }, 'An older card could not be brought up to date.')
      })
      return
    case 'notice':
      return notify(context, reply)
    case 'nothing':
      return
  }
}

async function notify(
  context: TurnContext,
  { via, ...reply }: Extract<Reply, { kind: 'notice' }>,
): Promise<void> {
  if (via.kind === 'invoke') {
    const message = noticeText(reply)
    return answerInvoke(context, 400, 'application/vnd.microsoft.error', { code: 'BadRequest', message })
  }
  await context.sendActivity(messageOf(reply))
}

const rendered = createCardMemory(renderCard)

async function replace(context: TurnContext, via: Via, card: Card): Promise<void> {
  if (via.kind === 'invoke') {
    return answerInvoke(context, 200, 'application/vnd.microsoft.card.adaptive', rendered(card))
  }
  const message = messageOf(card)
  if (via.cardId) await context.updateActivity({ ...message, id: via.cardId })
  else await context.sendActivity(message)
}

/** HTTP 200 whatever the body says: some clients show nothing for a bare 400. */
async function answerInvoke(context: TurnContext, statusCode: number, type: string, value: unknown) {
  const invokeResponse = { status: 200, body: { statusCode, type, value } }
  await context.sendActivity({ type: ActivityTypes.InvokeResponse, value: invokeResponse })
}

async function withPatience<T>(work: Promise<T>): Promise<T> {
  const { promise: tooLate, reject } = Promise.withResolvers<never>()
  const timer = setTimeout(() => reject(new Error('the flow took too long')), patienceMilliseconds)
  try {
    return await Promise.race([work, tooLate])
  } finally {
    clearTimeout(timer)
  }
}
