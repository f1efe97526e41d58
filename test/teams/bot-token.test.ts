import assert from 'node:assert/strict'
import { setTimeout as sleep } from 'node:timers/promises'
import { freePorts } from '../../bot/local/ports.ts'
import { createBotToken } from '../../bot/teams/bot-token.ts'
import { recordingLog } from '../support/builders.ts'
import { eventually } from '../support/eventually.ts'
import {
  type Scripted,
  type ScriptedConnector,
  startScriptedConnector,
} from '../support/scripted-connector.ts'

const minutes = 60_000
const appPassword = 'hemligt & å'

describe('the bot’s token', () => {
  let issuer: ScriptedConnector
  let script: (nth: number) => Scripted | Promise<Scripted>
  let log: ReturnType<typeof recordingLog>
  let now: number
  beforeEach(async () => {
    now = 1_000_000
    log = recordingLog()
    script = (nth) => granted(nth)
    issuer = await startScriptedConnector((_, nth) => script(nth))
  })
  afterEach(() => issuer[Symbol.asyncDispose]())

  const granted = (nth: number, seconds: number | undefined = 3600): Scripted => ({
    status: 200,
    body: { token_type: 'Bearer', access_token: `token ${nth}`, expires_in: seconds },
  })
  const refused = (status: number, error: string): Scripted => ({
    status,
    body: { error, error_description: 'AADSTS7000215: Invalid client secret provided.' },
  })
  const tokenAt = (tokenUrl = `${issuer.serviceUrl}token`) =>
    createBotToken(
      { appId: 'app', appPassword, tenantId: 'home', outbound: { tokenUrl, scope: 'the scope' } },
      log,
      () => now,
    )

  it('is asked for with the app’s credentials', async () => {
    assert.equal(await tokenAt().current(), 'token 1')

    const [{ method, path, body } = assert.fail('nothing was asked')] = issuer.asked
    assert.deepEqual([method, path], ['POST', '/emea/token'])
    assert.deepEqual(Object.fromEntries(new URLSearchParams(body)), {
      grant_type: 'client_credentials',
      client_id: 'app',
      client_secret: appPassword,
      scope: 'the scope',
    })
  })

  it('is asked for once by a thousand cards at the same time', async () => {
    const token = tokenAt()

    const all = await Promise.all(Array.from({ length: 1000 }, () => token.current()))

    assert.deepEqual([...new Set(all)], ['token 1'])
    assert.equal(issuer.asked.length, 1)
  })

  it('is there before the first card when it was warmed', async () => {
    const token = tokenAt()

    await token.warm()

    assert.equal(issuer.asked.length, 1)
    assert.equal(await token.current(), 'token 1')
    assert.equal(issuer.asked.length, 1)
  })

  it('is renewed once, five minutes before it ends, while the old one still serves', async () => {
    const token = tokenAt()
    await token.warm()
    let release = () => {}
    const held = new Promise<void>((resolve) => {
      release = resolve
    })
    script = async (nth) => {
      await held
      return granted(nth)
    }

    now += 54 * minutes
    assert.equal(await token.current(), 'token 1')
    assert.equal(issuer.asked.length, 1)
    now += 2 * minutes
    for (let nth = 0; nth < 100; nth++) assert.equal(await token.current(), 'token 1')
    release()

    await eventually(async () => (await token.current()) === 'token 2')
    assert.equal(issuer.asked.length, 2)
  })

  it('is waited for when the old one has ended', async () => {
    const token = tokenAt()
    await token.warm()

    now += 60 * minutes

    assert.equal(await token.current(), 'token 2')
  })

  it('is renewed at half its time when it lives shortly', async () => {
    script = (nth) => granted(nth, 60)
    const token = tokenAt()
    await token.warm()

    now += 29_000
    await token.current()
    await sleep(50)
    assert.equal(issuer.asked.length, 1)
    now += 2000
    assert.equal(await token.current(), 'token 1')

    await eventually(async () => (await token.current()) === 'token 2')
  })

  it('serves for some minutes when the issuer doesn’t say how long', async () => {
    script = (nth) => ({ status: 200, body: { token_type: 'bearer', access_token: `token ${nth}` } })
    const token = tokenAt()
    await token.warm()

    now += 2 * minutes

    assert.equal(await token.current(), 'token 1')
    assert.equal(issuer.asked.length, 1)
  })

  for (const [what, answer, sentence] of [
    [
      'the secret is wrong',
      refused(401, 'invalid_client'),
      /^127\.0\.0\.1:\d+ gave no token: it answered "invalid_client" \(AADSTS7000215\)\. Check the app id, the tenant id, and that the secret/,
    ],
    ['the issuer is overloaded', { status: 503 }, /it answered 503, which should pass by itself\./],
    ['the issuer hangs up', 'hang up', /UND_ERR_SOCKET. Check that this machine can reach it\./],
    ['the issuer talks nonsense', { status: 200, body: { token: 'x' } }, /gave no token: .*access_token/],
  ] as const satisfies readonly (readonly [string, Scripted, RegExp])[]) {
    it(`fails with a sentence, without the secret, when ${what}`, async () => {
      script = () => answer
      const token = tokenAt()

      const error = await token.warm().catch((thrown: Error) => thrown)

      assert.ok(error instanceof Error)
      assert.match(error.message, sentence)
      assert.equal(error.message.includes(appPassword), false)
      assert.deepEqual(log.lines, [
        {
          level: 'error',
          fields: { reason: error.message },
          message: 'There is no new token for the Bot Connector.',
        },
      ])
    })
  }

  it('fails with a sentence when nobody listens', async () => {
    const [port = 0] = await freePorts(1)

    await assert.rejects(
      tokenAt(`http://127.0.0.1:${port}/token`).warm(),
      /ECONNREFUSED. Check that this machine/,
    )
  })

  it('fails for a moment for all, and is asked for again after two seconds', async () => {
    script = () => ({ status: 503 })
    const token = tokenAt()

    for (let nth = 0; nth < 3; nth++) {
      const all = await Promise.allSettled(Array.from({ length: 300 }, () => token.current()))
      assert.ok(all.every(({ status }) => status === 'rejected'))
      now += 500
    }
    assert.equal(issuer.asked.length, 1)
    script = (nth) => granted(nth)
    now += 1000

    assert.equal(await token.current(), 'token 2')
  })

  it('goes on serving when it can’t be renewed, and is renewed when that passes', async () => {
    const token = tokenAt()
    await token.warm()
    script = () => ({ status: 503 })
    now += 56 * minutes

    for (let nth = 0; nth < 3; nth++) {
      assert.equal(await token.current(), 'token 1')
      await eventually(() => log.lines.length === nth + 1)
      now += 2000
    }
    script = (nth) => granted(nth)

    await eventually(async () => (await token.current()) === 'token 5')
  })

  it('is forgotten when it has ended, even if there is no other', async () => {
    const token = tokenAt()
    await token.warm()
    script = () => ({ status: 503 })

    now += 61 * minutes

    await assert.rejects(token.current(), /503/)
  })

  for (const tokenUrl of ['http://login.example.org/token', 'http://127.0.0.1.example.org/', 'nonsense']) {
    it(`never goes for "${tokenUrl}", where the secret could be read`, () => {
      assert.throws(() => tokenAt(tokenUrl), /The secret goes to .* must be https/)
    })
  }

  it('is none for a bot without credentials', async () => {
    const token = createBotToken({ appId: '', appPassword: '', tenantId: '' }, log)

    await token.warm()

    assert.equal(await token.current(), undefined)
    assert.deepEqual(log.lines, [])
  })
})
