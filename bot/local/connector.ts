// A Bot Connector for the simulated colleagues: takes what the bot sends them and passes it on to `onCard`.
// Who they are and what they do with it stands in colleagues.ts.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import {
  type ConnectorAnswer,
  type ConnectorRequest,
  createRoutes,
  type OnCard,
  refusal,
} from './connector-routes.ts'

export interface ConnectorSettings {
  /** 0 for any free one. */
  readonly port: number
  readonly onCard: OnCard
}

export interface Connector {
  /** Goes into the activities of the colleagues; the bot answers there. */
  readonly serviceUrl: string
  /** Cuts every connection. */
  stop(): Promise<void>
}

/** About what Teams takes; documented as 100 KB. */
const maxBodyBytes = 100 * 1024

export async function startConnector({ port, onCard }: ConnectorSettings): Promise<Connector> {
  const route = createRoutes(onCard)
  const server = createServer((request, response) => {
    answer(request, route).then(
      (result) => write(response, result),
      () => response.destroy(),
    )
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', resolve)
  })
  return {
    serviceUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

async function answer(
  request: IncomingMessage,
  route: (request: ConnectorRequest) => ConnectorAnswer,
): Promise<ConnectorAnswer> {
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length
    if (bytes <= maxBodyBytes) chunks.push(chunk)
  }
  if (bytes > maxBodyBytes) return refusal(413, 'MessageSizeTooBig', 'Message size too large.')
  const body = parseBody(Buffer.concat(chunks).toString('utf8'))
  const path = readPath(request.url ?? '/')
  if (body === undefined || path === undefined) return refusal(400, 'BadSyntax', 'The request is malformed.')
  return route({ method: request.method ?? 'GET', path, body })
}

function parseBody(text: string): Record<string, unknown> | undefined {
  if (text === '') return {}
  try {
    const body: unknown = JSON.parse(text)
    return typeof body === 'object' && body !== null ? { ...body } : undefined
  } catch {
    return undefined
  }
}

function readPath(url: string): string[] | undefined {
  try {
    const [path = ''] = url.split('?')
    return path
      .split('/')
      .filter((part) => part !== '')
      .map(decodeURIComponent)
  } catch {
    return undefined
  }
}

function write(response: ServerResponse, { status, body }: ConnectorAnswer): void {
  response.writeHead(status, { 'content-type': 'application/json' })
  response.end(body === undefined ? undefined : JSON.stringify(body))
}
