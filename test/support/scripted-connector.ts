// A Bot Connector that answers as a test tells it to, well or badly, and keeps what it was asked.
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'

export interface Asked {
  readonly method: string
  /** As it was written, encoded. */
  readonly path: string
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  readonly body: string
}

export type Scripted =
  | { readonly status: number; readonly body?: unknown; readonly headers?: Readonly<Record<string, string>> }
  /** After the request has been read. */
  | 'hang up'
  /** After the status, in the middle of the body. */
  | 'break off'
  | 'say nothing'

export interface ScriptedConnector extends AsyncDisposable {
  readonly serviceUrl: string
  readonly asked: readonly Asked[]
  /** How many connections are open. */
  connections(): Promise<number>
  cutConnections(): void
}

/** `nth` counts from 1. */
export async function startScriptedConnector(
  answer: (asked: Asked, nth: number) => Scripted | Promise<Scripted>,
): Promise<ScriptedConnector> {
  const asked: Asked[] = []
  const server = createServer(async (request, response) => {
    const { method = '', url: path = '', headers } = request
    const one = { method, path, headers, body: await text(request) }
    const scripted = await answer(one, asked.push(one))
    if (scripted === 'say nothing') return
    if (scripted === 'hang up') return void request.socket.destroy()
    if (scripted === 'break off') {
      response.writeHead(201, { 'content-length': '100' })
      return response.write('{"id":', () => request.socket.destroy())
    }
    response.writeHead(scripted.status, { 'content-type': 'application/json', ...scripted.headers })
    return response.end(scripted.body === undefined ? undefined : JSON.stringify(scripted.body))
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  return {
    serviceUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/emea/`,
    asked,
    connections: () =>
      new Promise((resolve, reject) =>
        server.getConnections((error, count) => (error ? reject(error) : resolve(count))),
      ),
    cutConnections: () => server.closeAllConnections(),
    async [Symbol.asyncDispose]() {
      server.close()
      server.closeAllConnections()
    },
  }
}
