// What the Bot Framework takes for its own client of the Bot Connector, so that a turn's replies go the same way as
// all other cards.
import { setTimeout as wait } from 'node:timers/promises'
import type { Activity } from 'botbuilder'
import type { ConnectorClient as BotFrameworkClient, ConnectorFactory } from 'botframework-connector'
import type { ConnectorClient, ConnectorRequest } from './connector-client.ts'
import { outcomeOf } from './send-outcome.ts'

/** Somebody looks at the chat and waits, and after 15 seconds Teams would tell the bot again what they did. */
const patienceMilliseconds = 8000
const firstPauseMilliseconds = 500

type Call = Omit<ConnectorRequest, 'serviceUrl'>

/** Has the operations that an adapter calls, and no others. */
export function createConnectorFactory(client: ConnectorClient): ConnectorFactory {
  return {
    async create(serviceUrl) {
      const call = (call: Call) => insist(client, { ...call, serviceUrl })
      const json = JSON.stringify
      const activities = (chat: string, ...rest: string[]) => ['conversations', chat, 'activities', ...rest]
      const conversations = {
        sendToConversation: (chat: string, activity: Activity) =>
          call({ method: 'POST', path: activities(chat), body: json(activity) }),
        replyToActivity: (chat: string, to: string, activity: Activity) =>
          call({ method: 'POST', path: activities(chat, to), body: json(activity) }),
        updateActivity: (chat: string, id: string, activity: Activity) =>
          call({ method: 'PUT', path: activities(chat, id), body: json(activity) }),
        deleteActivity: (chat: string, id: string) => call({ method: 'DELETE', path: activities(chat, id) }),
      }
      return { conversations } as unknown as BotFrameworkClient
    },
  }
}

/** Tries again what was surely not delivered, as long as somebody waits. Throws if it wasn't. */
async function insist(client: ConnectorClient, request: ConnectorRequest): Promise<{ id: string }> {
  const until = performance.now() + patienceMilliseconds
  for (let pause = firstPauseMilliseconds; ; pause *= 2) {
    const outcome = outcomeOf(await client.request(request))
    if (outcome.kind === 'sent') return { id: outcome.activityId }
    const mayPass = outcome.kind === 'throttled' || outcome.kind === 'passing'
    const asked = outcome.kind === 'throttled' ? (outcome.retryAfterSeconds ?? 0) * 1000 : 0
    const rest = Math.max(pause, asked)
    if (!mayPass || performance.now() + rest > until) {
      const why = 'reason' in outcome ? ` (${outcome.reason})` : ''
      throw new Error(`The Bot Connector has not taken a reply: ${outcome.kind}${why}.`)
    }
    await wait(rest)
  }
}
