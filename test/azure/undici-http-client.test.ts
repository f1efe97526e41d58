import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { type HttpRequest, headersOf, httpClient } from '../../bot/azure/undici-http-client.ts'

describe('the HTTP client of the tables', () => {
  let server: Server
  let answer: (incoming: IncomingMessage, response: ServerResponse) => unknown
  let url = ''
  beforeEach(async () => {
    server = createServer((incoming, response) => answer(incoming, response))
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/a(b='c')?d=%C3%A5`
  })
  afterEach(() => {
    server.closeAllConnections()
    server.close()
  })

  const send = (request: Partial<HttpRequest> = {}) =>
    httpClient.sendRequest({
      url,
      method: 'GET',
      headers: headersOf({}),
      timeout: 0,
      withCredentials: false,
      requestId: '1',
      ...request,
    })

  it('sends all it is given, but doesn’t ask for a compressed answer', async () => {
    let seen: unknown
    answer = async ({ method, url: path, headers }, response) => {
      seen = { method, path, 'x-one': headers['x-one'], encoding: headers['accept-encoding'] }
      response.end()
    }

    // The SDK's own headers keep their capitals.
    const pairs: [string, string][] = [
      ['X-One', '1'],
      ['Accept-Encoding', 'gzip'],
    ]
    const headers = { ...headersOf({}), [Symbol.iterator]: () => pairs.values() }
    await send({ method: 'PUT', body: 'å', headers })

    assert.deepEqual(seen, { method: 'PUT', path: `/a(b='c')?d=%C3%A5`, 'x-one': '1', encoding: undefined })
  })

  it('gives status, headers and a text that came in pieces', async () => {
    const bytes = Buffer.from('å🌧')
    answer = async (_, response) => {
      response.writeHead(409, { ETag: '"1"' })
      for (const byte of bytes) {
        response.write(Buffer.of(byte))
        await sleep(5)
      }
      response.end()
    }

    const { status, headers, bodyAsText } = await send()

    assert.deepEqual(
      { status, etag: headers.get('etag'), bodyAsText },
      { status: 409, etag: '"1"', bodyAsText: 'å🌧' },
    )
  })

  it('lets the pipeline repeat what was never written, and reading', async () => {
    answer = (_, response) => response.destroy()
    await assert.rejects(send(), { name: 'RestError', code: 'ECONNRESET' })
    await assert.rejects(send({ method: 'POST', body: 'x' }), {
      name: 'RestError',
      code: 'REQUEST_SEND_ERROR',
    })

    server.close()
    await once(server, 'close')
    await assert.rejects(send({ method: 'POST', body: 'x' }), { name: 'RestError', code: 'ECONNREFUSED' })
  })

  it('gives up at once when it is told to, and closes the connection', async function () {
    // Less than the connection would last by itself.
    this.timeout(5000)
    const stop = new AbortController()
    const closed = new Promise((resolve) => {
      answer = (incoming) => {
        incoming.socket.once('close', resolve)
        stop.abort()
      }
    })

    await assert.rejects(send({ abortSignal: stop.signal }), { name: 'AbortError' })
    await assert.rejects(send({ abortSignal: stop.signal }), { name: 'AbortError' })

    await closed
  })
})
