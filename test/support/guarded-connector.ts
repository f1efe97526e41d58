// A Bot Connector that, like the real one, takes nothing from who has no token of the Bot Framework.
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { startConnector } from '../../bot/local/connector.ts'
import type { SentActivity } from '../../bot/local/connector-routes.ts'
import type { BotFramework } from './bot-framework.ts'

export interface GuardedConnector extends AsyncDisposable {
  readonly serviceUrl: string
  /** Everything that came through to a chat, oldest first. */
  readonly sent: readonly { chat: string; activity: SentActivity }[]
  /** How many requests it has turned away. */
  refused(): number
}

export async function startGuardedConnector(framework: BotFramework): Promise<GuardedConnector> {
  const sent: { chat: string; activity: SentActivity }[] = []
  let refused = 0
  const connector = await startConnector({
    port: 0,
    onCard: (chat, activity) => void sent.push({ chat, activity }),
  })
  const door = createServer(async (request, response) => {
    const body = await text(request)
    if (!(await framework.knows(request.headers.authorization))) {
      refused++
      response.writeHead(401, { 'content-type': 'application/json' })
      return response.end('{"error":{"code":"Unauthorized","message":"No token of ours."}}')
    }
    const method = request.method ?? 'GET'
    const answer = await fetch(`${connector.serviceUrl}${request.url}`, {
      method,
      headers: { 'content-type': 'application/json' },
      ...(method !== 'GET' && { body }),
    })
    response.writeHead(answer.status, { 'content-type': 'application/json' })
    response.end(await answer.text())
  })
  await once(door.listen(0, '127.0.0.1'), 'listening')
  return {
    serviceUrl: `http://127.0.0.1:${(door.address() as AddressInfo).port}`,
    sent,
    refused: () => refused,
    async [Symbol.asyncDispose]() {
      door.close()
      door.closeAllConnections()
      await connector.stop()
    },
  }
}
