import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { droppeInCatalogue } from '../../bot/local/graph/graph.ts'
import { leastPermissions } from '../../bot/local/graph/permissions.ts'
import { temporaryFolder } from '../local/temporary-folder.ts'
import { installation } from '../support/activities.ts'
import { type BotFramework, startBotFramework } from '../support/bot-framework.ts'
import { type Environment, runDroppe } from '../support/droppe.ts'
import { eventually } from '../support/eventually.ts'
import { graphOf } from '../support/graph.ts'
import { type GuardedConnector, startGuardedConnector } from '../support/guarded-connector.ts'
import { type KeylessAzurite, startKeylessAzurite } from '../support/keyless-azurite.ts'
import { type SimulatedIdentity, startManagedIdentity } from '../support/managed-identity.ts'
import { settingsFor, startInstance } from '../support/production.ts'

describe('Production without any secret', function () {
  this.timeout(60_000)

  const parts = new AsyncDisposableStack()
  let identity: SimulatedIdentity
  let framework: BotFramework
  let storage: KeylessAzurite
  let connector: GuardedConnector
  before(async () => {
    identity = parts.use(await startManagedIdentity('22222222-2222-4222-8222-222222222222'))
    framework = parts.use(await startBotFramework({ trusts: identity }))
    storage = parts.use(await startKeylessAzurite())
    connector = parts.use(await startGuardedConnector(framework))
  })
  after(() => parts.disposeAsync())

  const folder = temporaryFolder()
  const keyless = (clientId = identity.clientId): Environment => ({
    ...settingsFor({ storageConnectionString: storage.connectionString, framework }),
    ...storage.environment,
    ...identity.environment,
    DROPPE_APP_PASSWORD: '',
    DROPPE_IDENTITY_CLIENT_ID: clientId,
  })

  it('opens its storage and calls Teams as its managed identity, and stops with code 0', async () => {
    const { PORT: _port, DROPPE_PUBLIC_URL: _url, ...wishes } = keyless()
    const services = { storageConnectionString: storage.connectionString, framework }
    const instance = await startInstance(services, wishes)

    const { serviceUrl } = connector
    const token = await framework.sign(serviceUrl)
    const answer = await instance.post(installation(serviceUrl, 'anna'), `Bearer ${token}`)
    const again = await instance.post(installation(serviceUrl, 'bo'), `Bearer ${token}`)
    const code = await instance.stop()

    assert.deepEqual([answer.status, again.status, code], [200, 200, 0], answer.text + instance.output())
    assert.equal(connector.sent.length, 2)
    assert.equal(connector.refused(), 0)
    const resources = new Set(identity.asked.map((resource) => resource.replace(/\/$/, '')))
    assert.deepEqual([...resources].toSorted(), ['api://AzureADTokenExchange', 'https://storage.azure.com'])
    // The clients keep their tokens: one for each table and the queue at most, not one for each request.
    assert.ok(identity.asked.length <= 10, `${identity.asked.length} tokens`)
    for (const said of identity.given) assert.ok(!instance.output().includes(said))
  })

  it('reads the directory as the app that its identity vouches for', async () => {
    const graph = await graphOf({
      granted: leastPermissions,
      verify: (token) => token.startsWith('eyJ'),
      app: { ...droppeInCatalogue, externalId: framework.appId },
    })
    const { PORT: _port, DROPPE_PUBLIC_URL: _url, ...wishes } = keyless()
    const services = { storageConnectionString: storage.connectionString, framework }
    const instance = await startInstance(services, {
      ...wishes,
      DROPPE_DIRECTORY: 'on',
      DROPPE_GRAPH_URL: graph.baseUrl,
      DROPPE_GRAPH_TOKEN_URL: framework.tokenUrl,
    })
    parts.defer(() => graph.stop())
    parts.defer(async () => void (await instance.stop()))

    await eventually(() => graph.installed.size > 0, 'installations', 30)

    assert.equal(await instance.stop(), 0, instance.output())
    assert.doesNotMatch(instance.output(), /no token could be had/)
  })

  it('lets the commands for the store in by the same settings', async () => {
    const backup = [
      fileURLToPath(new URL('../../bot/backup.ts', import.meta.url)),
      '--to',
      `${folder}/backup`,
    ]
    const env = { ...process.env, ...keyless() }

    const { stdout } = await promisify(execFile)(process.execPath, backup, { env })

    assert.match(stdout, /learners: \d+ rows/)
  })

  it('is told in one line when the web app doesn’t have that identity', async () => {
    const run = runDroppe(keyless('66666666-6666-4666-8666-666666666666'))
    const code = await run.ended

    const lines = run.output().trim().split('\n')
    assert.equal(code, 1)
    assert.equal(lines.length, 1, run.output())
    assert.match(
      lines[0] ?? '',
      /^The storage account can't be used \(.+\)\. Check DROPPE_STORAGE, the roles the identity/,
    )
  })

  it('is told what to do when the app registration doesn’t trust the identity', async () => {
    await using strangers = await startBotFramework({ trusts: { ...identity, principalId: 'another' } })
    const services = { storageConnectionString: storage.connectionString, framework: strangers }
    const { PORT: _port, DROPPE_PUBLIC_URL: _url, ...wishes } = keyless()
    const instance = await startInstance(services, { ...wishes, DROPPE_BOT_TOKEN_URL: strangers.tokenUrl })
    const ready = await fetch(`${instance.url}/ready`)
    await instance.stop()

    assert.deepEqual([ready.status, await ready.json()], [503, { status: 'not ready', missing: ['token'] }])
    assert.match(instance.output(), /no new token for the Bot Connector/)
    assert.match(instance.output(), /federated credential names this identity/)
  })
})
