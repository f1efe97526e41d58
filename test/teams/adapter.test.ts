import assert from 'node:assert/strict'
import { EmulatorValidation } from 'botframework-connector'
import { SignJWT, UnsecuredJWT } from 'jose'
import sinon from 'sinon'
import { createAdapter } from '../../bot/teams/adapter.ts'
import { createBotToken } from '../../bot/teams/bot-token.ts'
import { createConnectorClient } from '../../bot/teams/connector-client.ts'
import { parseEnvelope } from '../../bot/teams/envelope.ts'
import { activity } from '../support/activities.ts'
import { type BotFramework, type SigningKey, startBotFramework } from '../support/bot-framework.ts'
import { recordingLog } from '../support/builders.ts'
import {
  type Asked,
  type Scripted,
  type ScriptedConnector,
  startScriptedConnector,
} from '../support/scripted-connector.ts'

const entra = 'https://login.microsoftonline.com'

describe('the adapter', () => {
  let framework: BotFramework
  let connector: ScriptedConnector
  let script: (asked: Asked, nth: number) => Scripted
  let log: ReturnType<typeof recordingLog>
  let complaints: sinon.SinonStub
  before(async () => {
    framework = await startBotFramework()
  })
  after(() => framework[Symbol.asyncDispose]())
  beforeEach(async () => {
    script = (_, nth) => ({ status: 201, body: { id: `m${nth}` } })
    connector = await startScriptedConnector((asked, nth) => script(asked, nth))
    log = recordingLog()
    // The Bot Framework prints what it refuses.
    complaints = sinon.stub(console, 'error')
  })
  afterEach(async () => {
    complaints.restore()
    await connector[Symbol.asyncDispose]()
  })

  function makeAdapter() {
    const { metadataUrl, issuer, tokenUrl, scope, ...keys } = framework
    const credentials = { ...keys, inbound: { metadataUrl, issuer }, outbound: { tokenUrl, scope } }
    return createAdapter(credentials, createConnectorClient(createBotToken(credentials, log)), log)
  }
  /** One turn that answers "Hej!" and then changes it. */
  async function turn(authorization?: string, overrides: object = {}, adapter = makeAdapter()) {
    let turns = 0
    const body = parseEnvelope(activity(connector.serviceUrl, { text: 'Hej', ...overrides }))
    assert.ok(body)
    const { status } = await adapter.turn(authorization ?? '', body, async (context) => {
      turns++
      const sent = await context.sendActivity('Hej!')
      await context.updateActivity({ type: 'message', text: 'Hej då!', id: sent?.id ?? '' })
    })
    return { status, turns }
  }
  const signed = async (claims = {}, key?: SigningKey) =>
    `Bearer ${await framework.sign(connector.serviceUrl, claims, key)}`

  it('lets in what the Bot Framework posts, and answers through the client, with its token', async () => {
    const result = await turn(await signed())

    assert.deepEqual(result, { status: 200, turns: 1 })
    assert.deepEqual(
      connector.asked.map(({ method, path }) => `${method} ${path}`),
      [
        'POST /emea/v3/conversations/a%3Asimulated-anna/activities/activity-1',
        'PUT /emea/v3/conversations/a%3Asimulated-anna/activities/m1',
      ],
    )
    for (const { headers } of connector.asked)
      assert.ok(await framework.knows(headers.authorization as string))
    assert.match(connector.asked[0]?.body ?? '', /"text":"Hej!"/)
  })

  const now = Math.floor(Date.now() / 1000)
  const forged: readonly [what: string, header: () => Promise<string | undefined>, overrides?: object][] = [
    ['no token', async () => undefined],
    ['another scheme', async () => (await signed()).replace('Bearer', 'Basic')],
    ['something that is no token', async () => 'Bearer abc'],
    ['a token that nobody has signed', async () => `Bearer ${new UnsecuredJWT(claimsOf()).encode()}`],
    [
      'a token signed with a word',
      async () =>
        `Bearer ${await new SignJWT(claimsOf()).setProtectedHeader({ alg: 'HS256', kid: 'teams' }).sign(new TextEncoder().encode('teams'.repeat(9)))}`,
    ],
    ['a token of a foreign key', () => signed({}, 'foreign')],
    ['a token of an unpublished key', () => signed({}, 'unpublished')],
    ['a token for another channel', () => signed({}, 'of another channel')],
    ['a token of another issuer', () => signed({ iss: 'https://api.botframework.com' })],
    [
      'a token of Entra',
      () => signed({ iss: `${entra}/${framework.tenantId}/v2.0`, ver: '2.0', azp: framework.appId }),
    ],
    ['a token for another bot', () => signed({ aud: 'another' })],
    ['a token that has expired', () => signed({ exp: now - 400 })],
    ['a token that isn’t good yet', () => signed({ nbf: now + 6000, exp: now + 9000 })],
    ['a token for another service', () => signed({ serviceurl: 'https://smba.trafficmanager.net/emea/' })],
    ['a token for no service', () => signed({ serviceurl: undefined })],
    ['a token of a skill', () => signed({ ver: '1.0', appid: 'another' })],
    [
      'a token of Entra in a post of another channel',
      () => signed({ iss: `${entra}/${framework.tenantId}/v2.0`, ver: '2.0', azp: framework.appId }),
      { channelId: 'AseChannel' },
    ],
    ['a post of another channel', () => signed(), { channelId: 'AseChannel' }],
    ['a post of the Emulator', () => signed(), { channelId: 'emulator' }],
  ]
  for (const [what, header, overrides] of forged) {
    it(`refuses ${what}`, async () => {
      assert.deepEqual(await turn(await header(), overrides), { status: 401, turns: 0 })
      assert.equal(connector.asked.length, 0)
    })
  }

  it('takes a token that it has taken before no longer than it is good', async () => {
    const clock = sinon.useFakeTimers({ now: Date.now(), toFake: ['Date'] })
    try {
      const adapter = makeAdapter()
      const token = await signed({ exp: Math.floor(Date.now() / 1000) + 120 })
      const atOnce = await turn(token, {}, adapter)
      clock.tick(60_000)
      const aMinuteLater = await turn(token, {}, adapter)
      // Clocks may differ by five minutes.
      clock.tick(6 * 60_000 + 1000)
      const tooLate = await turn(token, {}, adapter)

      assert.deepEqual([atOnce.status, aMinuteLater.status, tooLate.status], [200, 200, 401])
    } finally {
      clock.restore()
    }
  })

  it('remembers nothing of the tenants that forged tokens name', async () => {
    const { issuer: before } = EmulatorValidation.ToBotFromEmulatorTokenValidationParameters

    for (const claims of [claimsOf(), { ...claimsOf(), iss: `${entra}/stranger/v2.0` }])
      await turn(`Bearer ${new UnsecuredJWT({ ...claims, tid: 'stranger' }).encode()}`)

    const { issuer: after } = EmulatorValidation.ToBotFromEmulatorTokenValidationParameters
    assert.deepEqual(after, before)
    assert.doesNotMatch(JSON.stringify(after), /stranger/)
  })

  it('tries a reply again that surely didn’t arrive', async () => {
    script = ({ method }, nth) => (method === 'POST' && nth < 3 ? { status: nth === 1 ? 429 : 503 } : taken)
    const taken = { status: 201, body: { id: 'm1' } }

    const { turns } = await turn(await signed())

    assert.equal(turns, 1)
    assert.deepEqual(
      connector.asked.map(({ method }) => method),
      ['POST', 'POST', 'POST', 'PUT'],
    )
    assert.deepEqual(log.lines, [])
  })

  for (const [what, answer, why] of [
    ['may have arrived', 'hang up', 'unknown (UND_ERR_SOCKET)'],
    ['is wrong', { status: 400 }, 'failed (400)'],
    ['would have to wait too long', { status: 429, headers: { 'retry-after': '30' } }, 'throttled'],
    [
      'goes to a deleted chat',
      { status: 404, body: { error: { code: 'ConversationNotFound' } } },
      'conversation gone',
    ],
  ] as const satisfies readonly (readonly [string, Scripted, string])[]) {
    it(`says in the log, and tries no more, when a reply ${what}`, async () => {
      script = () => answer

      const { status } = await turn(await signed())

      assert.equal(status, 200)
      assert.equal(connector.asked.length, 1)
      assert.deepEqual(
        log.lines.map(({ level, fields }) => ({ level, fields })),
        [{ level: 'warn', fields: { reason: `The Bot Connector has not taken a reply: ${why}.` } }],
      )
    })
  }

  function claimsOf() {
    const { issuer: iss, appId: aud } = framework
    return { iss, aud, serviceurl: connector.serviceUrl, nbf: now, exp: now + 3600 }
  }
})
