import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { leastPermissions, type Permission } from '../../bot/local/graph/permissions.ts'
import type { SimulatedGraph } from '../../bot/local/graph/simulated-graph.ts'
import { installation } from '../support/activities.ts'
import { azuriteForTests } from '../support/azurite.ts'
import { type BotFramework, startBotFramework } from '../support/bot-framework.ts'
import type { Environment } from '../support/droppe.ts'
import { graphOf } from '../support/graph.ts'
import { type GuardedConnector, startGuardedConnector } from '../support/guarded-connector.ts'
import { settingsFor, startInstance } from '../support/production.ts'

const program = fileURLToPath(new URL('../../bot/preflight.ts', import.meta.url))
/** Letters go through Exchange, whose roles are in no token. */
const consented = leastPermissions.filter((name) => name !== 'Application Mail.Send')

describe('The preflight', function () {
  this.timeout(60_000)

  const azurite = azuriteForTests()
  let parts: AsyncDisposableStack
  beforeEach(() => {
    parts = new AsyncDisposableStack()
  })
  afterEach(() => parts.disposeAsync())

  async function place(roles: readonly Permission[], distributionMethod: 'organization' | 'sideloaded') {
    const framework = parts.use(await startBotFramework({ graphRoles: roles }))
    const connector = parts.use(await startGuardedConnector(framework))
    const { appId } = framework
    const app = { id: 'c1', externalId: appId, displayName: 'Droppe', distributionMethod }
    const graph = await graphOf({ granted: roles, app })
    parts.defer(() => graph.stop())
    return { framework, connector, graph }
  }

  interface Place {
    readonly framework: BotFramework
    readonly connector: GuardedConnector
    readonly graph: SimulatedGraph
  }

  const settings = ({ framework, graph }: Place): Environment => ({
    ...settingsFor({ storageConnectionString: azurite().connectionString, framework }),
    DROPPE_DIRECTORY: 'on',
    DROPPE_GRAPH_URL: graph.baseUrl,
    DROPPE_GRAPH_TOKEN_URL: framework.tokenUrl,
    DROPPE_SIGN_IN_METADATA_URL: framework.metadataUrl,
    DROPPE_SIGN_IN_ISSUER: framework.issuer,
  })

  it('has a tick for everything that is in place, counts the employees, and sends a card to who asks for it', async () => {
    const there = await place(consented, 'organization')

    const { code, lines } = await run(settings(there), [
      '--card-to',
      'anna',
      '--service-url',
      there.connector.serviceUrl,
    ])

    assert.deepEqual(
      lines.filter((line) => !line.startsWith('✔')),
      ['– mailbox: no letters are sent'],
    )
    assert.equal(code, 0)
    assert.match(
      lines.join('\n'),
      /✔ directory: \d+ employees: \d+ with Teams, \d+ with mail alone, \d+ with neither/,
    )
    assert.equal(there.connector.sent.length, 1)
  })

  it('says the one thing to do about each that isn’t, without trying what would change something', async () => {
    const roles = consented.filter((name) => name !== 'TeamsAppInstallation.ReadWriteSelfForUser.All')
    const there = await place(roles, 'sideloaded')

    const { code, lines } = await run({
      ...settings(there),
      DROPPE_SIGN_IN_ISSUER: 'https://login.example.org',
      DROPPE_STORAGE: azurite().connectionString.replace(/AccountKey=..../, 'AccountKey=AAAA'),
    })

    const todo = lines.filter((line) => line.startsWith('✘'))
    assert.equal(code, 1)
    assert.deepEqual(
      todo.map((line) => line.split(':')[0]),
      [
        '✘ storage',
        '✘ permission TeamsAppInstallation.ReadWriteSelfForUser.All',
        '✘ app in the catalogue',
        '✘ sign-in to the tab',
      ],
    )
    for (const line of todo) assert.match(line, /Check|Give the app|upload/)
    assert.doesNotMatch(lines.join(), /AAAA|eyJ/)
    assert.deepEqual(
      [...there.graph.answered.keys()].filter((request) => !request.startsWith('GET')),
      [],
    )
  })

  it('says of a wrong secret so, and leaves out what can’t be known without a token', async () => {
    const there = await place(consented, 'organization')

    const { code, lines } = await run({ ...settings(there), DROPPE_APP_PASSWORD: 'hush-hush' })

    assert.equal(code, 1)
    assert.match(lines.join('\n'), /✘ bot token: .*secret is the current one/)
    assert.match(lines.join('\n'), /✘ graph token: .*secret is the current one/)
    assert.match(lines.join('\n'), /– permission User\.Read\.All: needs graph token/)
    assert.match(lines.join('\n'), /– directory: needs permission/)
    assert.doesNotMatch(lines.join('\n'), /hush/)
  })

  it('asks nothing of the directory where that is switched off, and for no permission', async () => {
    const there = await place([], 'sideloaded')

    const { code, lines } = await run({
      ...settings(there),
      DROPPE_DIRECTORY: 'off',
      DROPPE_MAILBOX: 'droppe@kommun.example',
    })

    assert.equal(code, 0)
    assert.ok(lines.includes('✔ graph token'))
    assert.match(lines.join('\n'), /– permission User\.Read\.All: DROPPE_DIRECTORY is off/)
    assert.match(lines.join('\n'), /– mailbox: whether it exists, only an app with User\.Read\.All can see/)
    assert.match(lines.join('\n'), /– directory: DROPPE_DIRECTORY is off/)
  })

  it('warns of a consent to write as anyone', async () => {
    const there = await place([...consented, 'Mail.Send'], 'organization')

    const { lines } = await run(settings(there))

    assert.match(lines.join('\n'), /✘ mailbox: Take back the consent to Mail\.Send/)
  })

  it('is shown to admins in the tab, and to nobody else', async () => {
    const there = await place(consented, 'organization')
    const { framework } = there
    const { PORT: _port, DROPPE_PUBLIC_URL: _url, ...wishes } = settings(there)
    const services = { storageConnectionString: azurite().connectionString, framework }
    const instance = await startInstance(services, wishes)
    parts.defer(async () => void (await instance.stop()))
    const ask = async (roles?: readonly string[]) => {
      const claims = {
        serviceurl: undefined,
        tid: framework.tenantId,
        oid: 'it',
        scp: 'access_as_user',
        roles,
      }
      const headers = roles && { authorization: `Bearer ${await framework.sign('', claims)}` }
      return fetch(`${instance.url}/api/preflight`, { ...(headers && { headers }) })
    }

    const [admin, reader, nobody] = await Promise.all([ask(['Admin']), ask(['Reader']), ask()])

    assert.deepEqual([admin.status, reader.status, nobody.status], [200, 403, 401])
    const { checks } = (await admin.json()) as { checks: { name: string; state: string }[] }
    const states = Object.fromEntries(checks.map(({ name, state }) => [name, state]))
    assert.equal(states.storage, 'ok')
    assert.equal(states['app in the catalogue'], 'ok')
    assert.equal(states.card, 'skipped')
    assert.equal((await instance.post(installation(there.connector.serviceUrl, 'anna'))).status, 401)
  })
})

async function run(environment: Environment, args: readonly string[] = []) {
  const env = { ...process.env, ...environment }
  const ended = await promisify(execFile)(process.execPath, [program, ...args], { env }).then(
    ({ stdout }) => ({ code: 0, stdout }),
    ({ code, stdout }) => ({ code: code as number, stdout: stdout as string }),
  )
  return { code: ended.code, lines: ended.stdout.trim().split('\n') }
}
