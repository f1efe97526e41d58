import assert from 'node:assert/strict'
import { installation } from '../support/activities.ts'
import { azuriteForTests } from '../support/azurite.ts'
import { type BotFramework, type SigningKey, startBotFramework } from '../support/bot-framework.ts'
import { type Environment, runDroppe } from '../support/droppe.ts'
import { type GuardedConnector, startGuardedConnector } from '../support/guarded-connector.ts'
import { type Instance, settingsFor, startInstance } from '../support/production.ts'

describe('What keeps production from starting', function () {
  this.timeout(30_000)

  const azurite = azuriteForTests()
  let framework: BotFramework
  before(async () => {
    framework = await startBotFramework()
  })
  after(() => framework[Symbol.asyncDispose]())

  it('is told by name, a line for each, when settings are missing', async () => {
    const { code, lines } = await runToItsEnd({
      DROPPE_MODE: 'production',
      DROPPE_APP_ID: '',
      DROPPE_APP_PASSWORD: ' ',
    })

    assert.equal(code, 1)
    const missing = lines.map((line) => /^(\w+) is not set: must be .+\.$/.exec(line)?.[1])
    assert.deepEqual(missing, [
      'DROPPE_APP_ID',
      'DROPPE_TENANT_ID',
      'DROPPE_STORAGE',
      'DROPPE_PUBLIC_URL',
      'DROPPE_APP_PASSWORD',
    ])
  })

  it('is told in one line when the storage account doesn’t know its key', async () => {
    const wrong = azurite().connectionString.replace(/AccountKey=..../, 'AccountKey=AAAA')

    const { code, lines } = await runToItsEnd(settingsFor({ storageConnectionString: wrong, framework }))

    assert.equal(code, 1)
    assert.equal(lines.length, 1, lines.join('\n'))
    assert.match(lines[0] ?? '', /^The storage account can't be used \(.+\)\. Check DROPPE_STORAGE, /)
    assert.doesNotMatch(lines[0] ?? '', /AAAA/)
  })

  it('is told in one line when the address to listen on is another machine’s', async () => {
    const { connectionString } = azurite()

    const { code, lines } = await runToItsEnd({
      ...settingsFor({ storageConnectionString: connectionString, framework }),
      DROPPE_HOST: '192.0.2.1',
    })

    assert.equal(code, 1)
    assert.deepEqual(lines, ['192.0.2.1 is no address of this machine. Set DROPPE_HOST to one of its own.'])
  })

  async function runToItsEnd(environment: Environment): Promise<{ code: number | null; lines: string[] }> {
    const run = runDroppe(environment)
    const code = await run.ended
    return { code, lines: run.output().trim().split('\n') }
  }
})

describe('Production, where nobody has started a course', function () {
  this.timeout(60_000)

  const azurite = azuriteForTests()

  it('starts none by itself, and says who does', async () => {
    await using framework = await startBotFramework()
    const services = { storageConnectionString: azurite().connectionString, framework }
    const instance = await startInstance(services, { DROPPE_START: '' })

    await instance.stop()

    assert.match(
      instance.output(),
      /No course has been started, .* the project leader starts them in the tab/,
    )
    const again = await startInstance(services, { DROPPE_START: 'calendar' })
    await again.stop()
    assert.doesNotMatch(again.output(), /No course has been started/)
  })
})

describe('Two instances of production, started at the same time in a new storage account', function () {
  this.timeout(60_000)

  const azurite = azuriteForTests()
  let framework: BotFramework
  let connector: GuardedConnector
  let instances: Instance[] = []
  before(async () => {
    framework = await startBotFramework()
    connector = await startGuardedConnector(framework)
    const services = { storageConnectionString: azurite().connectionString, framework }
    instances = await Promise.all([startInstance(services), startInstance(services)])
  })
  after(async () => {
    await Promise.all(instances.map((instance) => instance.stop()))
    await connector[Symbol.asyncDispose]()
    await framework[Symbol.asyncDispose]()
  })

  it('both welcome people, with a token each has fetched once', async () => {
    const chats = ['anna', 'bo', 'cia', 'dan']

    for (const [nth, person] of chats.entries()) {
      const { serviceUrl } = connector
      const token = await framework.sign(serviceUrl)
      const answer = await instance(nth % 2).post(installation(serviceUrl, person), `Bearer ${token}`)
      assert.equal(answer.status, 200, answer.text)
    }

    assert.deepEqual(
      chats.map((person) => cardsOf(person).length),
      [1, 1, 1, 1],
    )
    assert.match(JSON.stringify(cardsOf('anna')[0]), /Droppe/)
    assert.equal(framework.given(), 2)
    assert.equal(connector.refused(), 0)
  })

  it('are ready, and say so to anyone', async () => {
    const [health, ready] = await Promise.all([
      fetch(`${instance(0).url}/health`),
      fetch(`${instance(0).url}/ready`),
    ])

    assert.deepEqual([health.status, await health.json()], [200, { status: 'ok' }])
    assert.deepEqual([ready.status, await ready.json()], [200, { status: 'ready' }])
  })

  it('have nothing of local mode', async () => {
    const [token, metadata] = await Promise.all([
      fetch(`${instance(0).url}/local/token`, { method: 'POST' }),
      fetch(`${instance(0).url}/local/issuer/.well-known/openid-configuration`),
    ])
    const settings = await (await fetch(`${instance(0).url}/tab/settings.json`)).json()

    assert.deepEqual([token.status, metadata.status], [404, 404])
    assert.deepEqual(settings, { refreshMilliseconds: 30_000 })
    assert.equal((await fetch(`${instance(0).url}/api/overview`)).status, 401)
  })

  const now = Math.floor(Date.now() / 1000)
  const bad: readonly [what: string, claims: Readonly<Record<string, unknown>>, key?: SigningKey][] = [
    ['signed with a foreign key', {}, 'foreign'],
    ['signed with a key nobody has published', {}, 'unpublished'],
    ['signed with a key for another channel', {}, 'of another channel'],
    ['for another bot', { aud: '33333333-3333-4333-8333-333333333333' }],
    ['for nobody', { aud: undefined }],
    ['of another issuer', { iss: 'https://login.microsoftonline.com/common/v2.0' }],
    ['that has expired', { nbf: now - 7200, exp: now - 3600 }],
    ['that isn’t good yet', { nbf: now + 1800, exp: now + 3600 }],
    ['that names another service', { serviceurl: 'https://smba.trafficmanager.net/emea/' }],
    ['that names no service', { serviceurl: undefined }],
  ]
  for (const [nth, [what, claims, key]] of bad.entries()) {
    it(`turn away a token ${what}, and send nothing`, async () => {
      const person = `stranger${nth}`
      const token = await framework.sign(connector.serviceUrl, claims, key)

      const answer = await instance(0).post(installation(connector.serviceUrl, person), `Bearer ${token}`)

      assert.ok([401, 403].includes(answer.status), `${answer.status} ${answer.text}`)
      assert.deepEqual(cardsOf(person), [])
    })
  }

  for (const [what, header] of [
    ['no token', undefined],
    ['another scheme', 'Basic ZHJvcHBlOmRyb3BwZQ=='],
    ['something that is no token', 'Bearer abc'],
  ] as const) {
    it(`turn away ${what}, and send nothing`, async () => {
      const answer = await instance(0).post(installation(connector.serviceUrl, 'nobody'), header)

      assert.equal(answer.status, 401)
      assert.deepEqual(cardsOf('nobody'), [])
    })
  }

  it('turn away another channel, whatever the token', async () => {
    const { serviceUrl } = connector
    const token = await framework.sign(serviceUrl)

    for (const channelId of ['emulator', 'AseChannel', 'webchat']) {
      const activity = { ...installation(serviceUrl, 'elsewhere'), channelId }
      const answer = await instance(0).post(activity, `Bearer ${token}`)
      assert.ok([401, 403].includes(answer.status), `${channelId}: ${answer.status} ${answer.text}`)
    }
    assert.deepEqual(cardsOf('elsewhere'), [])
  })

  it('stop with code 0 when they are told to, without a token or a secret in what they have said', async () => {
    const askedAt = performance.now()

    const codes = await Promise.all([instance(0).stop('SIGTERM'), instance(1).stop('SIGINT')])

    assert.deepEqual(codes, [0, 0])
    assert.ok(performance.now() - askedAt < 10_000)
    for (const { output } of instances) {
      assert.doesNotMatch(output(), /eyJ/)
      assert.ok(!output().includes(framework.appPassword), output())
      assert.doesNotMatch(output(), /AccountKey/)
    }
  })

  function instance(nth: number): Instance {
    const found = instances[nth]
    if (!found) throw new Error('Fewer instances than that run.')
    return found
  }

  function cardsOf(person: string) {
    return connector.sent.filter(({ chat }) => chat === `a:simulated-${person}`)
  }
})
