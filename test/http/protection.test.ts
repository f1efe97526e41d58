import assert from 'node:assert/strict'
import { once } from 'node:events'
import { connect } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { callerAddress } from '../../bot/http/caller-address.ts'
import { close, createHttpServer, listen, type Route, type ServerSettings } from '../../bot/http/server.ts'
import { recordingLog } from '../support/builders.ts'

/** Good tokens end with "good"; nobody else may do anything. */
const isGood = (authorization?: string) => authorization?.endsWith('good') === true

const routes: Route[] = [
  {
    method: 'get',
    path: '/own',
    async answer(_request, response) {
      response.header('Content-Security-Policy', "default-src 'self'")
      response.writeHead(200, { 'Referrer-Policy': 'origin' })
      response.end()
    },
  },
  { method: 'get', path: '/open', answer: async (_request, response) => response.send(200, {}) },
  ...(['/api/overview', '/api/messages'] as const).map(
    (path): Route => ({
      method: 'post',
      path,
      answer: async ({ headers }, response) => response.send(isGood(headers.authorization) ? 200 : 401, {}),
    }),
  ),
]

describe('every route of the server', () => {
  let stop = async () => {}
  afterEach(() => stop())

  async function start(settings: ServerSettings = {}): Promise<{ url: string; port: number }> {
    const server = createHttpServer(routes, recordingLog(), settings)
    const port = await listen(server, 0)
    stop = () => close(server)
    return { url: `http://127.0.0.1:${port}`, port }
  }

  it('has headers that forbid what nobody needs, and sets no cookies, be it an answer or an error', async () => {
    const { url } = await start()
    const asked = [
      fetch(`${url}/open`),
      fetch(`${url}/nothing`),
      fetch(`${url}/open`, { method: 'DELETE' }),
      fetch(`${url}/api/messages`, {
        method: 'POST',
        body: '{',
        headers: { 'content-type': 'application/json' },
      }),
      fetch(`${url}/api/messages`, { method: 'POST', body: 'x'.repeat(70_000) }),
    ]

    const answers = await Promise.all(asked)

    assert.deepEqual(
      answers.map(({ status }) => status),
      [200, 404, 405, 400, 413],
    )
    for (const { headers, status } of answers) {
      assert.equal(headers.get('x-content-type-options'), 'nosniff', `${status}`)
      assert.equal(headers.get('referrer-policy'), 'no-referrer')
      assert.match(headers.get('content-security-policy') ?? '', /default-src 'none'; frame-ancestors 'none'/)
      assert.match(headers.get('strict-transport-security') ?? '', /max-age=\d{7}/)
      assert.equal(headers.get('set-cookie'), null)
    }
  })

  it('may have headers of its own, in the place of the usual ones', async () => {
    const { url } = await start()

    const { headers } = await fetch(`${url}/own`)

    assert.equal(headers.get('content-security-policy'), "default-src 'self'")
    assert.equal(headers.get('referrer-policy'), 'origin')
    assert.equal(headers.get('x-content-type-options'), 'nosniff')
  })

  for (const [what, head, trickle] of [
    ['its head', 'POST /api/messages HTTP/1.1\r\nHost: x\r\n', 'X-A: b\r\n'],
    [
      'its body',
      'POST /api/messages HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 5000\r\n\r\n{',
      ' ',
    ],
  ] as const) {
    it(`cuts off who sends ${what} byte by byte, while others are answered`, async () => {
      const patience = { headMilliseconds: 300, requestMilliseconds: 600, lookMilliseconds: 50 }
      const { url, port } = await start({ patience })
      const socket = connect(port, '127.0.0.1')
      let said = ''
      socket.on('data', (chunk) => {
        said += chunk
      })
      socket.on('error', () => {})
      const ended = once(socket, 'close')
      socket.write(head)
      const dripping = setInterval(() => socket.write(trickle), 40)

      const others = await Promise.all(Array.from({ length: 20 }, () => fetch(`${url}/open`)))
      const isCut = await Promise.race([ended.then(() => true), sleep(4000, false, { ref: false })])
      clearInterval(dripping)
      socket.destroy()

      assert.ok(isCut, 'It is still connected.')
      assert.match(said, /^HTTP\/1\.1 408 /)
      assert.ok(others.every(({ status }) => status === 200))
    })
  }

  const post = (url: string, path: string, headers: Record<string, string> = {}) =>
    fetch(url + path, { method: 'POST', headers }).then(async (answer) => {
      await answer.text()
      return answer
    })
  const limits = { failuresPerMinute: 10, chancesPerSecond: 2, callsPerMinute: 20 }

  it('lets one address fail so often in a minute, and then tells it when to come back', async () => {
    const { url } = await start({ limits, trustedProxies: 1 })
    const from = (address: string) => ({ 'x-forwarded-for': address })
    for (let nth = 0; nth < 10; nth++)
      assert.equal((await post(url, '/api/overview', from('203.0.113.7:1234'))).status, 401)

    const again = await post(url, '/api/messages', from(`198.51.100.${1}, 203.0.113.7:4321`))
    const another = await post(url, '/api/overview', from('203.0.113.7, 198.51.100.1'))
    const open = await fetch(`${url}/open`, { headers: from('203.0.113.7') })

    assert.equal(again.status, 429)
    assert.match(again.headers.get('retry-after') ?? '', /^([1-9]|[1-5]\d|60)$/)
    assert.equal(again.headers.get('connection'), 'close')
    assert.equal(another.status, 401)
    assert.equal(open.status, 200)
  })

  it('lets in a good token from an address that has to wait, known or not', async () => {
    const { url } = await start({ limits })
    const known = { authorization: 'Bearer known.good' }
    assert.equal((await post(url, '/api/messages', known)).status, 200)
    for (let nth = 0; nth < 12; nth++) await post(url, '/api/messages')

    const first = await post(url, '/api/messages', { authorization: 'Bearer new.good' })
    const bad = await Promise.all(
      Array.from({ length: 10 }, (_, nth) =>
        post(url, '/api/messages', { authorization: `Bearer bad.${nth}` }),
      ),
    )
    const teams = await Promise.all(Array.from({ length: 100 }, () => post(url, '/api/messages', known)))

    assert.equal(first.status, 200)
    assert.ok(bad.filter(({ status }) => status === 429).length >= 8)
    assert.ok(teams.every(({ status }) => status === 200))
  })

  it('counts what one person asks, whichever of their tokens they ask with, and nobody else’s', async () => {
    const { url } = await start({ limits })
    const tokenOf = (oid: string, nth: number) =>
      `Bearer e30.${Buffer.from(JSON.stringify({ oid, nth })).toString('base64url')}.good`
    const asked = async (oid: string, nth: number) =>
      (await post(url, '/api/overview', { authorization: tokenOf(oid, nth) })).status

    // Each token's first call shows whose it is.
    for (const [oid, nth] of [
      ['leader', 1],
      ['leader', 2],
      ['other', 1],
    ] as const)
      await asked(oid, nth)
    const statuses: number[] = []
    for (let nth = 0; nth < 24; nth++) statuses.push(await asked('leader', 1 + (nth % 2)))
    const other = await asked('other', 1)

    assert.deepEqual(
      [statuses.slice(0, 20).every((status) => status === 200), statuses.slice(20)],
      [true, [429, 429, 429, 429]],
    )
    assert.equal(other, 200)
  })

  it('never slows Teams down, whose tokens are many people’s', async () => {
    const { url } = await start({ limits })

    const statuses = new Set<number>()
    for (let nth = 0; nth < 10; nth++) {
      const some = Array.from({ length: 30 }, () =>
        post(url, '/api/messages', { authorization: 'Bearer teams.good' }),
      )
      for (const { status } of await Promise.all(some)) statuses.add(status)
    }

    assert.deepEqual([...statuses], [200])
  })
})

describe('the address of a caller', () => {
  const from = (forwarded: string | undefined, proxies: number) =>
    callerAddress(
      {
        headers: forwarded === undefined ? {} : { 'x-forwarded-for': forwarded },
        socket: { remoteAddress: '10.0.0.1' },
      },
      proxies,
    )

  it('is the connection’s where no proxy is trusted, whatever the header says', () => {
    assert.equal(from('203.0.113.7', 0), '10.0.0.1')
  })

  it('is what the nearest trusted proxy has written, without the port', () => {
    assert.equal(from('6.6.6.6, 203.0.113.7:50312', 1), '203.0.113.7')
    assert.equal(from('6.6.6.6,203.0.113.7 , 192.0.2.1', 2), '203.0.113.7')
  })

  it('is the network’s in IPv6, since one caller has all of it', () => {
    assert.equal(from('[2001:db8:1:2:3:4:5:6]:443', 1), '2001:db8:1:2')
    assert.equal(from('2001:db8:1:2:ffff::1', 1), '2001:db8:1:2')
  })

  it('is the connection’s when the header is missing, empty or too short', () => {
    assert.deepEqual(
      [from(undefined, 1), from('', 1), from('203.0.113.7', 2)],
      ['10.0.0.1', '10.0.0.1', '10.0.0.1'],
    )
  })
})
