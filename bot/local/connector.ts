// A Bot Connector for the simulated colleagues: takes what the bot sends them and passes it on to `onCard`,
// as well as Teams does on a good day or as badly as `badDays` asks for.
// Who they are and what they do with it stands in colleagues.ts.
import { once } from 'node:events'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { BadDays } from './bad-days.ts'
import type { ConnectorAnswer } from './connector-refusals.ts'
import { askedIn, type ConnectorRequest, readPath } from './connector-request.ts'
import { createRoutes, type OnCard } from './connector-routes.ts'
import { type Counts, createCounts } from './counts.ts'
import { createFates, type Fate } from './fates.ts'

export interface ConnectorSettings {
  /** 0 for any free one. */
  readonly port: number
  /** Called with every card that reaches somebody. Without it cards aren't parsed, and broken JSON isn't noticed. */
  readonly onCard?: OnCard
  /** Only good ones when left out. */
  readonly badDays?: BadDays
}

export interface Connector {
  /** Goes into the activities of the colleagues; the bot answers there. */
  readonly serviceUrl: string
  readonly counts: Counts
  /** Cuts every connection and refuses new ones. What was taken stays taken and counted. */
  goAway(): Promise<void>
  /** Listens again at the same port. Throws if something else has taken it meanwhile. */
  comeBack(): Promise<void>
  /** Cuts every connection. */
  stop(): Promise<void>
}

/** About what Teams takes; documented as 100 KB. */
const maxBodyBytes = 100 * 1024
/** Longer than a sender pauses: a connection cut just as it is used again is a mishap that nobody ordered. */
const keepAliveMilliseconds = 75_000

/** Throws if the port is taken or the bad days don't add up. */
export async function startConnector({ port, onCard, badDays = {} }: ConnectorSettings): Promise<Connector> {
  const counts = createCounts()
  const fates = createFates(badDays)
  const route = createRoutes({ onCard, took: counts.took, openedChat: fates.openedChat })

  function respond(asked: ConnectorRequest, arrived: number, response: ServerResponse): void {
    const fate = fates.decide(askedIn(asked), arrived)
    const met = meet(fate, () => route(asked))
    counts.ended(typeof met === 'string' ? met : met.status)
    later(fate.afterMilliseconds, response, () => {
      if (typeof met === 'string') response.destroy()
      else write(response, met)
    })
  }

  const server = createServer({ keepAliveTimeout: keepAliveMilliseconds }, (request, response) => {
    const arrived = performance.timeOrigin + performance.now()
    counts.arrived(arrived)
    readBody(request, (body) => {
      try {
        respond(
          { method: request.method ?? 'GET', path: readPath(request.url ?? '/'), body },
          arrived,
          response,
        )
      } catch {
        // `onCard` failed: what became of the card nobody knows, so nobody is told.
        response.destroy()
      }
    })
  })
  const takenPort = await listen(server, port)
  return {
    serviceUrl: `http://127.0.0.1:${takenPort}`,
    counts,
    goAway: () => close(server),
    comeBack: async () => void (await listen(server, takenPort)),
    stop: () => close(server),
  }
}

/** The answer, or the way in which there is none. */
function meet(
  fate: Fate,
  route: () => ConnectorAnswer,
): ConnectorAnswer | 'dropped before' | 'dropped after' {
  switch (fate.kind) {
    case 'taken':
      return route()
    case 'refused':
      return fate
    case 'dropped after':
      route()
      return fate.kind
    case 'dropped before':
      return fate.kind
  }
}

/** Gives undefined when there is more than is taken. Gives nothing when the sender breaks off. */
function readBody(request: IncomingMessage, done: (body: Buffer | undefined) => void): void {
  const chunks: Buffer[] = []
  let bytes = 0
  request.on('data', (chunk: Buffer) => {
    bytes += chunk.length
    if (bytes <= maxBodyBytes) chunks.push(chunk)
  })
  request.on('end', () => done(bytes > maxBodyBytes ? undefined : Buffer.concat(chunks)))
}

/** Not at all if the connection ends before. */
function later(milliseconds: number, response: ServerResponse, act: () => void): void {
  if (milliseconds <= 0) {
    act()
    return
  }
  const timer = setTimeout(act, milliseconds)
  response.once('close', () => clearTimeout(timer))
}

function write(response: ServerResponse, { status, body, retryAfterSeconds }: ConnectorAnswer): void {
  const text = body === undefined ? '' : JSON.stringify(body)
  response.writeHead(status, {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(text),
    ...(retryAfterSeconds !== undefined && { 'retry-after': `${retryAfterSeconds}` }),
  })
  response.end(text)
}

async function listen(server: Server, port: number): Promise<number> {
  server.listen(port, '127.0.0.1')
  await once(server, 'listening')
  return (server.address() as AddressInfo).port
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve())
    server.closeAllConnections()
  })
}
