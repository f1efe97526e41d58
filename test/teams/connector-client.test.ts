import assert from 'node:assert/strict'
import { createServer } from 'node:net'
import { freePorts } from '../../bot/local/ports.ts'
import type { BotToken } from '../../bot/teams/bot-token.ts'
import { type ConnectorPatience, createConnectorClient } from '../../bot/teams/connector-client.ts'
import { eventually } from '../support/eventually.ts'
import {
  type Scripted,
  type ScriptedConnector,
  startScriptedConnector,
} from '../support/scripted-connector.ts'

const noToken: BotToken = { current: async () => undefined, warm: async () => {} }
const path = ['conversations', 'a:1', 'activities']
const body = '{"type":"message"}'
const taken = { status: 201, body: { id: 'm1' } }

describe('the client of the Bot Connector', () => {
  let connector: ScriptedConnector
  let script: (nth: number) => Scripted | Promise<Scripted>
  beforeEach(async () => {
    script = () => taken
    connector = await startScriptedConnector((_, nth) => script(nth))
  })
  afterEach(() => connector[Symbol.asyncDispose]())

  const clientOf = (patience?: ConnectorPatience, token = noToken) => createConnectorClient(token, patience)
  const post = (client = clientOf(), serviceUrl = connector.serviceUrl) =>
    client.request({ method: 'POST', serviceUrl, path, body })

  it('writes the request once, ids encoded as the Bot Framework does', async () => {
    const ids = ['19:meeting/å@thread.v2;messageid=1 ', 'f:12@3']

    const answer = await clientOf().request({
      method: 'PUT',
      serviceUrl: connector.serviceUrl,
      path: ['conversations', ids[0] ?? '', 'activities', ids[1] ?? ''],
      body: Buffer.from('{"text":"å"}'),
    })

    assert.deepEqual(answer, { kind: 'answered', status: 201, body: { id: 'm1' } })
    const [{ method, path, body, headers } = assert.fail('nothing was asked'), ...more] = connector.asked
    assert.deepEqual(more, [])
    assert.deepEqual([method, body], ['PUT', '{"text":"å"}'])
    assert.equal(
      path,
      '/emea/v3/conversations/19%3Ameeting%2F%C3%A5%40thread.v2%3Bmessageid%3D1%20/activities/f%3A12%403',
    )
    assert.equal(headers['content-type'], 'application/json; charset=utf-8')
    assert.equal(headers.authorization, undefined)
  })

  it('finds the address with and without a slash at the end', async () => {
    for (const end of ['', '/']) await post(clientOf(), connector.serviceUrl.replace(/\/$/, end))

    assert.deepEqual(
      connector.asked.map((asked) => asked.path),
      Array(2).fill('/emea/v3/conversations/a%3A1/activities'),
    )
  })

  it('brings its token', async () => {
    await post(clientOf(undefined, { ...noToken, current: async () => 'secret' }))

    assert.equal(connector.asked[0]?.headers.authorization, 'Bearer secret')
  })

  it('writes nothing when there is no token to be had', async () => {
    const current = async () => Promise.reject(new Error('no token: check the secret'))

    const answer = await post(clientOf(undefined, { ...noToken, current }))

    assert.deepEqual(answer, { kind: 'not written', reason: 'no token: check the secret' })
    assert.equal(connector.asked.length, 0)
  })

  for (const serviceUrl of ['http://example.org/', 'ftp://127.0.0.1/', 'nonsense', '']) {
    it(`refuses the service URL "${serviceUrl}"`, async () => {
      await assert.rejects(post(clientOf(), serviceUrl), /must be https/)
    })
  }

  for (const [what, retryAfter, seconds] of [
    ['a number', '7', 7],
    ['a date', 'in 9 seconds', 9],
    ['a date that has been', new Date(0).toUTCString(), 0],
    ['nonsense', 'soon', undefined],
    ['nothing', undefined, undefined],
  ] as const) {
    it(`reads how long to wait from ${what}`, async () => {
      const inNineSeconds = new Date(Date.now() + 9500).toUTCString()
      const header = retryAfter === 'in 9 seconds' ? inNineSeconds : retryAfter
      script = () => ({
        status: 429,
        ...(header !== undefined && { headers: { 'retry-after': header } }),
      })

      const answer = await post()

      assert.ok(answer.kind === 'answered' && answer.status === 429)
      const waits = answer.retryAfterSeconds
      assert.ok(
        waits === seconds || (waits !== undefined && seconds === 9 && waits >= 8 && waits <= 10),
        `${waits}`,
      )
    })
  }

  it('takes an answer that is no JSON for one without a body', async () => {
    script = () => ({ status: 502 })

    assert.deepEqual(await post(), { kind: 'answered', status: 502, body: undefined })
  })

  describe('knows that nothing was written', () => {
    it('when nobody listens', async () => {
      const [port = 0] = await freePorts(1)

      const answers = await Promise.all(
        Array.from({ length: 100 }, () => post(clientOf(), `http://127.0.0.1:${port}`)),
      )

      assert.deepEqual(new Set(answers.map((answer) => JSON.stringify(answer))).size, 1)
      assert.deepEqual(answers[0], { kind: 'not written', reason: 'ECONNREFUSED' })
    })

    it('when the host has no address', async () => {
      const answer = await post(clientOf(), 'https://nobody.invalid/')

      assert.ok(
        answer.kind === 'not written' && /^(ENOTFOUND|EAI_AGAIN)$/.test(answer.reason),
        JSON.stringify(answer),
      )
    })

    for (const [what, onConnection, reason] of [
      ['the connection isn’t ready in time', () => {}, /UND_ERR_CONNECT_TIMEOUT/],
      [
        'the connection is dropped before it is ready',
        (socket) => socket.destroy(),
        /ECONNRESET|UND_ERR_SOCKET/,
      ],
    ] as readonly [string, (socket: import('node:net').Socket) => void, RegExp][]) {
      it(`when ${what}`, async () => {
        // It never finishes the handshake of TLS, without which nothing can be written.
        const server = createServer(onConnection).listen(0, '127.0.0.1')
        const [port = 0] = await eventually(() => {
          const address = server.address()
          return address !== null && typeof address === 'object' && [address.port]
        })

        const answer = await post(
          clientOf({ connectMilliseconds: 300, answerMilliseconds: 5000 }),
          `https://127.0.0.1:${port}/`,
        )

        server.close()
        assert.ok(answer.kind === 'not written' && reason.test(answer.reason), JSON.stringify(answer))
      })
    }

    it('once it has been closed', async () => {
      const client = clientOf()
      await post(client)

      await client.close()

      assert.equal((await post(client)).kind, 'not written')
      assert.equal(connector.asked.length, 1)
    })
  })

  describe('knows that the request may have arrived', () => {
    it('when the connection is cut after the request was read, and asks only once', async () => {
      script = () => 'hang up'

      const answer = await post()

      assert.deepEqual(answer, { kind: 'no answer', reason: 'UND_ERR_SOCKET' })
      assert.equal(connector.asked.length, 1)
    })

    it('when a connection that has served before is cut, and asks only once', async () => {
      const client = clientOf()
      await post(client)
      script = () => 'hang up'

      const answer = await post(client)

      assert.equal(answer.kind, 'no answer')
      assert.equal(connector.asked.length, 2)
    })

    it('when the connection is cut before the request was read', async () => {
      const server = createServer((socket) => socket.destroy()).listen(0, '127.0.0.1')
      const port = await eventually(() => {
        const address = server.address()
        return address !== null && typeof address === 'object' && address.port
      })

      const answer = await post(clientOf(), `http://127.0.0.1:${port}/`)

      server.close()
      // Nobody here can tell it from the case before.
      assert.equal(answer.kind, 'no answer')
    })

    it('when no answer comes in time', async () => {
      script = () => 'say nothing'

      const answer = await post(clientOf({ connectMilliseconds: 1000, answerMilliseconds: 200 }))

      assert.deepEqual(answer, { kind: 'no answer', reason: 'UND_ERR_HEADERS_TIMEOUT' })
      assert.equal(connector.asked.length, 1)
    })
  })

  it('knows that it arrived when the answer breaks off after its status', async () => {
    script = () => 'break off'

    assert.deepEqual(await post(), { kind: 'answered', status: 201, body: undefined })
  })

  it('asks on a new connection when the old one was closed while idle', async () => {
    const client = clientOf()
    await post(client)

    connector.cutConnections()
    await eventually(async () => (await connector.connections()) === 0)

    assert.equal((await post(client)).kind, 'answered')
    assert.equal(connector.asked.length, 2)
  })

  it('keeps its connections, and has no more than 64', async () => {
    const client = clientOf()
    let most = 0
    script = async () => {
      most = Math.max(most, await connector.connections())
      return taken
    }

    for (let round = 0; round < 3; round++) await Promise.all(Array.from({ length: 200 }, () => post(client)))

    assert.equal(connector.asked.length, 600)
    assert.equal(most, 64)
    assert.equal(await connector.connections(), 64)
  })
})
