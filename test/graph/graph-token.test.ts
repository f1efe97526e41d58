import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { createGraphClient } from '../../bot/graph/graph-client.ts'
import { createGraphToken } from '../../bot/graph/graph-token.ts'

const jwtBearer = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer'

describe('The token for Graph', () => {
  let server: Server
  let asked: URLSearchParams[] = []
  let answer: [status: number, body: object]
  let now = 0
  beforeEach(async () => {
    asked = []
    now = 1_000_000
    server = createServer(async (request, response) => {
      asked.push(new URLSearchParams(await text(request)))
      response.writeHead(answer[0], { 'content-type': 'application/json' })
      response.end(JSON.stringify(answer[1]))
    })
    await once(server.listen(0, '127.0.0.1'), 'listening')
    answer = good
  })
  afterEach(() => {
    server.closeAllConnections()
    server.close()
  })
  const good: typeof answer = [200, { access_token: 'a token', token_type: 'Bearer', expires_in: 3600 }]
  const open = (assertion?: () => Promise<string>) =>
    createGraphToken({
      tokenUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/token`,
      clientId: 'app',
      clientSecret: 's3cret',
      graphUrl: 'https://graph.example',
      now: () => now,
      ...(assertion && { assertion }),
    })

  it('is asked for with the app’s own credentials, for all that it has been given in Graph', async () => {
    assert.equal(await open()(), 'a token')

    assert.deepEqual(Object.fromEntries(asked[0] ?? []), {
      grant_type: 'client_credentials',
      client_id: 'app',
      client_secret: 's3cret',
      scope: 'https://graph.example/.default',
    })
  })

  it('is asked for with what the managed identity says at that moment, and then without the secret', async () => {
    let said = 0
    const token = open(async () => `said ${++said}`)

    await token()
    now += 60 * 60_000
    await token()

    assert.deepEqual(
      asked.map((form) => [form.get('client_secret'), form.get('client_assertion')]),
      [
        [null, 'said 1'],
        [null, 'said 2'],
      ],
    )
    assert.equal(asked[0]?.get('client_assertion_type'), jwtBearer)
  })

  it('is told to fail for want of the managed identity', async () => {
    const token = open(() => Promise.reject(new Error('no such identity')))

    const got = await createGraphClient({ baseUrl: 'http://127.0.0.1:9', token, maxRetries: 0 }).get(
      '/users',
      'x',
    )

    assert.deepEqual(got, {
      kind: 'token refused',
      reason: 'no token could be had: the managed identity gave none',
    })
    assert.deepEqual(asked, [])
  })

  it('is got once for all who ask, and anew five minutes before it ends', async () => {
    const token = open()

    await Promise.all([token(), token(), token()])
    now += 54 * 60_000
    await token()
    const before = asked.length
    now += 2 * 60_000
    await token()

    assert.deepEqual([before, asked.length], [1, 2])
  })

  it('is asked for again after a failure', async () => {
    const token = open()
    answer = [503, {}]
    await assert.rejects(token())
    answer = good

    assert.equal(await token(), 'a token')
  })

  it('is told to be refused, with Entra’s code and neither secret nor name', async () => {
    const refused = {
      error: 'invalid_client',
      error_description: 'AADSTS7000215: Invalid secret for app anna.',
    }
    answer = [401, refused]

    const got = await createGraphClient({ baseUrl: 'http://127.0.0.1:9', token: open(), maxRetries: 0 }).get(
      '/users',
      'x',
    )

    assert.deepEqual(got, {
      kind: 'token refused',
      reason: 'no token could be had: invalid_client AADSTS7000215',
    })
  })
})
