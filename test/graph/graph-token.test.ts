import assert from 'node:assert/strict'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createGraphToken } from '../../bot/graph/graph-token.ts'

describe('the token for Graph', () => {
  const asked: URLSearchParams[] = []
  let status = 200
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk)
    asked.push(new URLSearchParams(Buffer.concat(chunks).toString()))
    response.writeHead(status, { 'content-type': 'application/json' })
    const body = { access_token: `token-${asked.length}`, token_type: 'Bearer', expires_in: 3600 }
    response.end(JSON.stringify(status === 200 ? body : { error: 'invalid_client' }))
  })
  before(() => new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve)))
  after(() => new Promise<unknown>((resolve) => server.close(resolve)))
  beforeEach(() => {
    asked.length = 0
    status = 200
  })

  const create = (now?: () => number) =>
    createGraphToken(
      {
        appId: 'app',
        appPassword: 'secret',
        tokenUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/token`,
        baseUrl: 'https://graph.microsoft.com',
      },
      now,
    )

  it('is asked for once, however many need it, and anew before it ends', async () => {
    let now = 0
    const token = create(() => now)

    const first = await Promise.all([token(), token(), token()])
    now = 54 * 60_000
    const still = await token()
    now = 56 * 60_000
    const next = await token()

    assert.deepEqual([...first, still, next], ['token-1', 'token-1', 'token-1', 'token-1', 'token-2'])
    assert.equal(asked[0]?.get('scope'), 'https://graph.microsoft.com/.default')
    assert.equal(asked[0]?.get('grant_type'), 'client_credentials')
  })

  it('is an error without the secret in it when there is none, and asked for again', async () => {
    const token = create()
    status = 401

    const error = await token().catch((reason: Error) => reason)

    assert.ok(error instanceof Error)
    assert.doesNotMatch(String(error), /secret/)
    status = 200
    assert.match(await token(), /^token-/)
  })
})
