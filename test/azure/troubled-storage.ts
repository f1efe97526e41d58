// Azurite behind a proxy that loses, refuses or delays what a test tells it to.
import { once } from 'node:events'
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Azurite } from '../../bot/local/azurite.ts'

/** What happens to a request. "lost": it is carried out, and the connection breaks before the answer. */
export type Trouble = 'none' | 'lost' | 'silence' | { readonly status: number; readonly body?: string }

export interface TroubledStorage extends AsyncDisposable {
  readonly connectionString: string
  readonly port: number
  /** Method and path of every request, in order. */
  readonly requests: string[]
}

/** `troubleOf` is asked for each request to the tables, counted from 1. */
export async function troubledStorage(
  azurite: Azurite,
  troubleOf: (nth: number) => Trouble,
  port = 0,
): Promise<TroubledStorage> {
  const requests: string[] = []
  const server = createServer(async (incoming, answer) => {
    requests.push(`${incoming.method} ${incoming.url}`)
    const trouble = troubleOf(requests.length)
    const body = Buffer.concat(await Array.fromAsync(incoming as AsyncIterable<Buffer>))
    if (trouble === 'silence') return
    if (typeof trouble === 'object') {
      answer.writeHead(trouble.status, { 'content-type': 'application/json' })
      answer.end(trouble.body ?? '')
      return
    }
    const real = await forward(azurite, incoming, body)
    if (trouble === 'lost') answer.destroy()
    else pass(real, answer)
  })
  server.listen(port, '127.0.0.1')
  await once(server, 'listening')
  const bound = (server.address() as AddressInfo).port
  return {
    port: bound,
    connectionString: azurite.connectionString.replace(`:${azurite.ports[2]}/`, `:${bound}/`),
    requests,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

async function forward({ ports }: Azurite, incoming: IncomingMessage, body: Buffer) {
  const { method, url: path, headers } = incoming
  const real = request({ host: '127.0.0.1', port: ports[2], method, path, headers })
  real.end(body)
  const [answer] = (await once(real, 'response')) as [IncomingMessage]
  return { answer, body: Buffer.concat(await Array.fromAsync(answer as AsyncIterable<Buffer>)) }
}

function pass({ answer, body }: Awaited<ReturnType<typeof forward>>, to: ServerResponse): void {
  const { 'transfer-encoding': _, ...headers } = answer.headers
  to.writeHead(answer.statusCode ?? 500, headers)
  to.end(body)
}
