import assert from 'node:assert/strict'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { installationOf, tapOf } from '../../bot/local/chat-activities.ts'
import type { Person } from '../../bot/local/municipality.ts'
import { type AskedQuestion, readCard } from '../../bot/local/read-card.ts'
import { chatOf } from '../../bot/local/simulated-chat.ts'
import { writeBenchCourse } from '../bench/bench-course.ts'
import { shiftToBegin } from '../bench/bench-day.ts'
import { activity } from '../support/activities.ts'
import { azuriteForTests } from '../support/azurite.ts'
import { type BotFramework, startBotFramework } from '../support/bot-framework.ts'
import { eventually } from '../support/eventually.ts'
import { type GuardedConnector, startGuardedConnector } from '../support/guarded-connector.ts'
import { type Envelope, type Ingestion, startIngestion } from '../support/ingestion.ts'
import { type Instance, startInstance } from '../support/production.ts'

describe('The telemetry of a whole run: installations, ticks, cards, answers, links, the overview, errors', function () {
  this.timeout(90_000)

  const people: readonly Person[] = ['Åsa Ängströmsdotter', 'Örjan Hemligsson'].map((name, nth) => ({
    id: `a1b2c3d4-0000-4000-8000-00000000000${nth}`,
    name,
    email: `${name.split(' ')[1]?.toLowerCase()}@kommun.example`,
    department: 'Vård och omsorg',
    language: 'sv',
    simulated: false,
  }))
  const leader = { oid: 'e1e1e1e1-0000-4000-8000-00000000000e', name: 'Ledare Ledarsson' }
  const farAway = 4_000_000_000

  const azurite = azuriteForTests()
  const parts = new AsyncDisposableStack()
  let framework: BotFramework
  let connector: GuardedConnector
  let ingestion: Ingestion
  let instance: Instance
  let said = ''
  /** What must not be found anywhere. */
  const secrets = new Set<string>()
  const statuses: number[] = []

  before(async () => {
    framework = parts.use(await startBotFramework())
    connector = parts.use(await startGuardedConnector(framework))
    ingestion = parts.use(await startIngestion())
    const folder = await mkdtemp(join(tmpdir(), 'droppe-telemetry-'))
    parts.defer(() => rm(folder, { recursive: true, force: true }))
    await writeBenchCourse(folder, 2)
    await nameOptions(join(folder, 'stad'))
    const services = { storageConnectionString: azurite().connectionString, framework }
    instance = await startInstance(services, {
      ...ingestion.environment,
      NODE_OPTIONS: `--import ${new URL('../bench/shift-clock.ts', import.meta.url)}`,
      DROPPE_BENCH_SHIFT_MS: `${shiftToBegin()}`,
      DROPPE_CONTENT: folder,
      DROPPE_SIGN_IN_METADATA_URL: framework.metadataUrl,
      DROPPE_SIGN_IN_ISSUER: framework.issuer,
      LOG_LEVEL: 'debug',
    })
    await run()
    assert.equal(await instance.stop(), 0, instance.output())
    said = instance.output()
  })
  after(() => parts.disposeAsync())

  async function run(): Promise<void> {
    const { serviceUrl } = connector
    const { tenantId } = framework
    const token = await framework.sign(serviceUrl, { nbf: 0, exp: farAway })
    const post = async (what: object) => {
      const answer = await instance.post(what, `Bearer ${token}`)
      statuses.push(answer.status)
      return answer.text
    }
    secrets.add(token)
    for (const person of people) {
      for (const secret of [person.id, person.name, person.email, chatOf(person.id), `29:${person.id}`])
        secrets.add(secret)
      await post(installationOf(person, { serviceUrl, tenantId }))
    }
    for (const person of people) {
      const { asked, cardId } = await eventually(() => cardTo(person), 'a lesson card', 30)
      const choice = asked.inputs[0]?.choices[1] ?? assert.fail('The card has one choice.')
      assert.match(choice, /^choice-/)
      secrets.add(cardId)
      const data = { ...asked.data, option: choice }
      for (let times = 0; times < 2; times++)
        await post(tapOf(person, { serviceUrl, tenantId }, cardId, data))
    }
    const [person = assert.fail('Nobody is there.')] = people
    const storedData = { verb: 'stored-data' }
    const card = await post(tapOf(person, { serviceUrl, tenantId }, 'x', storedData))
    const link = /http:\/\/127\.0\.0\.1:\d+\/my-data\/([\w.-]+)/.exec(card + JSON.stringify(connector.sent))
    assert.ok(link, card)
    secrets.add(link[1] ?? '')
    statuses.push((await fetch(link[0])).status)
    statuses.push((await fetch(`${instance.url}/certificate/${link[1]}`)).status)

    const signedIn = await framework.sign('', {
      nbf: 0,
      exp: farAway,
      serviceurl: undefined,
      tid: tenantId,
      scp: 'access_as_user',
      roles: ['ProjectLeader'],
      ...leader,
    })
    for (const secret of [leader.oid, leader.name, signedIn]) secrets.add(secret)
    const headers = { authorization: `Bearer ${signedIn}` }
    statuses.push((await fetch(`${instance.url}/api/overview`, { headers })).status)
    statuses.push((await fetch(`${instance.url}/api/overview?who=${leader.oid}`)).status)

    statuses.push((await instance.post(installationOf(person, { serviceUrl, tenantId }))).status)
    // Nobody listens there: what the bot answers can't be delivered.
    const lost = 'http://127.0.0.1:9/'
    const away = await framework.sign(lost, { nbf: 0, exp: farAway })
    secrets.add(away)
    const message = activity(lost, { text: 'Hemlig fråga om Åsa' }, person.id)
    secrets.add('Hemlig fråga')
    statuses.push((await instance.post(message, `Bearer ${away}`)).status)
  }

  function cardTo({ id }: Person): { asked: AskedQuestion; cardId: string } | undefined {
    for (const { chat, activity } of connector.sent) {
      const asked = chat === chatOf(id) ? readCard({ ...activity }) : undefined
      if (asked) return { asked, cardId: String(activity.id ?? `card to ${id}`) }
    }
    return undefined
  }

  it('comes from a run in which all of that happened', () => {
    assert.deepEqual(statuses.slice(0, 9), [200, 200, 200, 200, 200, 200, 200, 200, 404])
    assert.deepEqual(statuses.slice(9, 12), [200, 401, 401])
  })

  it('tells of each step: a tick, the slice it had looked at, the card that was sent', () => {
    const spans = ingestion.envelopes().filter(({ data }) => 'id' in data.baseData)
    const byId = new Map(spans.map((span) => [span.data.baseData.id, span]))
    const pathOf = (span: Envelope): string[] => {
      const parent = byId.get(span.tags['ai.operation.parentId'])
      return [...(parent ? pathOf(parent) : []), span.data.baseData.name]
    }
    const paths = new Set(spans.map((span) => pathOf(span).join(' › ')))

    for (const path of [
      'tick › look at slice › send card',
      'tick › look at slice › write rows',
      'POST /api/messages › answer › write rows',
      'GET /api/overview',
      'GET /my-data/*',
      'GET /certificate/*',
    ])
      assert.ok(paths.has(path), `${path} is not among ${[...paths].join(', ')}`)
  })

  it('counts what was due, sent and answered, and how late and how old it was', () => {
    const figures = new Map<string, number>()
    for (const { data } of ingestion.envelopes())
      for (const { name, value, count } of data.baseData.metrics ?? [])
        figures.set(name, (figures.get(name) ?? 0) + (name.startsWith('droppe.') ? value : count))

    assert.equal(figures.get('droppe.due'), people.length)
    assert.equal(figures.get('droppe.sends'), people.length)
    assert.equal(figures.get('droppe.answers'), people.length)
    assert.ok(figures.has('droppe.lag'))
    assert.ok((figures.get('droppe.queue.age') ?? -1) >= 0)
  })

  it('holds no answer, name, id, address or token of anyone, nor does the log', () => {
    const sent = ingestion.raw()

    assert.ok(sent.length > 5000)
    for (const secret of [...secrets, 'choice-', 'eyJ', 'Bearer', 'simulated', framework.appPassword]) {
      for (const form of [secret, encodeURIComponent(secret)]) {
        assert.ok(!sent.includes(form), `Found in the telemetry: ${form}`)
        assert.ok(!said.includes(form), `Found in the log: ${form}\n${lineWith(said, form)}`)
      }
    }
  })

  it('says nothing but numbers and words of our own', () => {
    const known =
      /^(|undefined|True|False|http|linux|amd64|arm64|\d+|tick|look at slice|(send|update) card|open chat|answer|write rows|sent|passing|opened|committed|conflict|looked|postponed|feedback|thanks|refused|error|Bot Connector|Table storage|GET|POST|(GET |POST )?\/[a-z*/.-]+|(requests|dependencies)\/duration|droppe|droppe\.[a-z.]+|\(Name:'\w+', Ver:'[\d.]+'\))$/
    const texts = new Set<string>()
    for (const { data } of ingestion.envelopes()) {
      const {
        name = '',
        properties = {},
        url = '',
        target = '',
        type = '',
        responseCode = '',
      } = data.baseData
      if (data.baseData.metrics?.[0]?.name === '_OTELRESOURCE_') continue
      const { 'cloud/roleInstance': _, ...others } = properties
      for (const text of [name, url, target, ...Object.values(others)]) texts.add(String(text))
      assert.match(String(responseCode), /^\d*$/)
      assert.match(type, /^(|Dependency|InProc|HTTP|Http)$/)
    }

    assert.ok(texts.size > 10)
    assert.deepEqual(
      [...texts].filter((text) => !known.test(text)),
      [],
    )
  })
})

/** So that they are known again wherever they are. */
async function nameOptions(folder: string): Promise<void> {
  for (const file of (await readdir(folder)).filter((name) => /^\d\d-/.test(name))) {
    const text = await readFile(join(folder, file), 'utf8')
    await writeFile(join(folder, file), text.replaceAll(/- id: ([a-d])$/gm, '- id: choice-$1'))
  }
}

function lineWith(text: string, part: string): string {
  return text.split('\n').find((line) => line.includes(part)) ?? ''
}
