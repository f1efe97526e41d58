// Where the fuzz takes place: the real program in production mode, two people with a lesson to answer, and clients who
// behave, whose answers are to stay good all the while.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openStorage } from '../../bot/azure/storage.ts'
import { startAzurite } from '../../bot/local/azurite.ts'
import { readCard } from '../../bot/local/read-card.ts'
import { writeBenchCourse } from '../bench/bench-course.ts'
import { shiftToBegin } from '../bench/bench-day.ts'
import { installation, wishInvoke } from '../support/activities.ts'
import { startBotFramework } from '../support/bot-framework.ts'
import { eventually } from '../support/eventually.ts'
import { startGuardedConnector } from '../support/guarded-connector.ts'
import { type Instance, startInstance } from '../support/production.ts'
import { type Hostile, victim } from './hostile.ts'

export interface Place extends AsyncDisposable {
  readonly instance: Instance
  readonly serviceUrl: string
  readonly tokens: Readonly<Record<Hostile['as'], string | undefined>>
  /** Every row of every table, by its keys. */
  rows(): Promise<Set<string>>
  /** Asks what people ask, and gives what was wrong with an answer; undefined when all were good. */
  askNicely(): Promise<string | undefined>
}

const farAway = 4_000_000_000
const good = 'anna'

export async function openPlace(): Promise<Place> {
  await using opening = new AsyncDisposableStack()
  const folder = await mkdtemp(join(tmpdir(), 'droppe-fuzz-'))
  opening.defer(() => rm(folder, { recursive: true, force: true }))
  const azurite = await startAzurite({ folder, inMemory: true, onUnexpectedExit: console.error })
  opening.defer(() => azurite.stop())
  const framework = opening.use(await startBotFramework())
  const connector = opening.use(await startGuardedConnector(framework))
  const { serviceUrl } = connector
  const content = join(folder, 'content')
  await writeBenchCourse(content, 3)
  const services = { storageConnectionString: azurite.connectionString, framework }
  const instance = await startInstance(services, {
    NODE_OPTIONS: `--import ${new URL('../bench/shift-clock.ts', import.meta.url)} --max-semi-space-size=32 --max-old-space-size=256`,
    DROPPE_BENCH_SHIFT_MS: `${shiftToBegin()}`,
    DROPPE_CONTENT: content,
    DROPPE_SIGN_IN_METADATA_URL: framework.metadataUrl,
    DROPPE_SIGN_IN_ISSUER: framework.issuer,
    // Each request comes from an address of its own: else the limits would let in few of them.
    DROPPE_TRUSTED_PROXIES: '1',
    LOG_LEVEL: 'error',
  })
  opening.defer(async () => void (await instance.stop()))

  const person = (role: string, oid: string) =>
    framework.sign('', {
      nbf: 0,
      exp: farAway,
      serviceurl: undefined,
      tid: framework.tenantId,
      scp: 'access_as_user',
      oid,
      roles: [role],
    })
  const tokens = {
    nobody: undefined,
    Teams: await framework.sign(serviceUrl, { nbf: 0, exp: farAway }),
    leader: await person('ProjectLeader', 'leader'),
    reader: await person('Reader', 'reader'),
  }
  const patient = await person('ProjectLeader', 'patient')
  const bearer = { authorization: `Bearer ${tokens.Teams}` }
  for (const each of [good, victim]) await instance.post(installation(serviceUrl, each), bearer.authorization)
  await eventually(
    () =>
      new Set(connector.sent.filter(({ activity }) => readCard({ ...activity })).map(({ chat }) => chat))
        .size === 2,
    'a lesson card for both',
    30,
  )

  async function askNicely(): Promise<string | undefined> {
    const headers = { authorization: `Bearer ${patient}` }
    const help = await instance.post(wishInvoke(serviceUrl, { verb: 'help' }, good), bearer.authorization)
    if (help.status !== 200 || !help.text.includes('AdaptiveCard')) return `help: ${help.status} ${help.text}`
    for (const [path, expected] of [
      ['/health', '"ok"'],
      ['/tab/', '<html'],
      ['/api/overview', '"courses"'],
    ] as const) {
      const answer = await fetch(instance.url + path, { headers })
      const text = await answer.text()
      if (answer.status !== 200 || !text.includes(expected))
        return `${path}: ${answer.status} ${text.slice(0, 200)}`
    }
    return undefined
  }

  const open = opening.move()
  return {
    instance,
    serviceUrl,
    tokens,
    askNicely,
    async rows() {
      const storage = await openStorage({ connectionString: azurite.connectionString, prefix: 'droppe' })
      const keys = new Set<string>()
      for (const [name, table] of Object.entries(storage)) {
        if (!('listEntities' in table)) continue
        for await (const { partitionKey, rowKey } of table.listEntities())
          keys.add(`${name} ${partitionKey} ${rowKey}`)
      }
      return keys
    },
    [Symbol.asyncDispose]: () => open.disposeAsync(),
  }
}
