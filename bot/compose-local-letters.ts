// Letters in local mode: through the same mailbox as in production to the simulated Graph, and an outbox to read them in.
import type { LetterLimits } from './core/letter-pace.ts'
import type { Log } from './core/ports.ts'
import type { PostOffice } from './core/post-office.ts'
import { createGraphClient } from './graph/graph-client.ts'
import { createMailbox } from './graph/mailbox.ts'
import type { Route } from './http/server.ts'
import type { SimulatedGraph } from './local/graph/simulated-graph.ts'
import { letterItself, type OutboxPage, outboxLetter, outboxList } from './local/outbox-pages.ts'
import { say } from './teams/texts.ts'

/** The one that the simulated Graph has. */
const mailbox = 'droppe@kommun.example'
/** A day lasts seconds here, so the pace is that much faster than Exchange's. */
const limits: LetterLimits = { perMinute: 1200, perDay: 1_000_000 }

export interface LocalLetters {
  readonly letters: { readonly office: PostOffice; readonly limits: LetterLimits }
  readonly routes: readonly Route[]
}

/** `baseUrl` is where the bot is reached on this machine. */
export function composeLocalLetters(graph: SimulatedGraph, baseUrl: string, log: Log): LocalLetters {
  const client = createGraphClient({
    baseUrl: graph.baseUrl,
    token: async () => 'local',
    maxRetries: 0,
  })
  const { outbox } = graph
  return {
    letters: { office: createMailbox({ graph: client, address: mailbox, say, log }), limits },
    routes: [
      outboxRoute('/local/outbox', () => outboxList(outbox)),
      outboxRoute('/local/outbox/:nth', (nth) => outboxLetter(outbox, nth)),
      outboxRoute('/local/outbox/:nth/letter', (nth) => letterItself(outbox, nth, baseUrl)),
    ],
  }
}

/** Loopback alone reaches the server in local mode, and so these. */
function outboxRoute(path: string, pageOf: (nth: number) => OutboxPage | undefined): Route {
  return {
    method: 'get',
    path,
    async answer(request, response) {
      const page = pageOf(Number(request.params?.nth ?? 0))
      if (!page) return response.send(404, { error: '404', message: 'There is no such letter.' })
      response.writeHead(200, page.headers)
      return response.end(page.body)
    },
  }
}
