import assert from 'node:assert/strict'
import { accountsOf } from '../../../bot/local/accounts.ts'
import { droppeInCatalogue as app } from '../../../bot/local/graph/graph.ts'
import type { SimulatedGraph } from '../../../bot/local/graph/simulated-graph.ts'
import { ask, graphOf, municipality } from '../../support/graph.ts'

const accounts = accountsOf(municipality)
const [anna] = accounts
const apps = (id = anna?.id) => `/users/${id}/teamwork/installedApps`
const bind = (id: string) => ({
  'teamsApp@odata.bind': `https://graph.microsoft.com/v1.0/appCatalogs/teamsApps/${id}`,
})

describe('Installations in the simulated Graph', () => {
  let graph: SimulatedGraph
  let heard: string[]

  beforeEach(async () => {
    heard = []
    graph = await graphOf({
      onInstall: (id) => heard.push(`in ${id}`),
      onRemove: (id) => heard.push(`out ${id}`),
    })
  })
  afterEach(() => graph.stop())

  it('happen once, and are there to be seen, with the chat they make', async () => {
    const first = await ask(graph, 'POST', apps(), { body: bind(app.id) })
    const second = await ask(graph, 'POST', apps(), { body: bind(app.id) })
    const filter = encodeURIComponent(`teamsApp/externalId eq '${app.externalId}'`)
    const list = await ask(graph, 'GET', `${apps()}?$expand=teamsApp&$filter=${filter}`)
    const [installation] = list.body.value
    const chat = await ask(graph, 'GET', `${apps()}/${encodeURIComponent(installation.id)}/chat`)

    assert.deepEqual(
      [first.status, first.body, second.status, second.body.error.code],
      [201, '', 409, 'Conflict'],
    )
    assert.equal(installation.teamsApp.id, app.id)
    assert.match(chat.body.id, new RegExp(`${anna?.id}`))
    assert.deepEqual(heard, [`in ${anna?.id}`])
  })

  it('can be undone', async () => {
    await ask(graph, 'POST', apps(), { body: bind(app.id) })
    const [installation] = (await ask(graph, 'GET', apps())).body.value

    const first = await ask(graph, 'DELETE', `${apps()}/${encodeURIComponent(installation.id)}`)
    const second = await ask(graph, 'DELETE', `${apps()}/${encodeURIComponent(installation.id)}`)

    assert.deepEqual([first.status, second.status], [204, 404])
    assert.deepEqual((await ask(graph, 'GET', apps())).body.value, [])
    assert.equal(graph.installed.size, 0)
    assert.deepEqual(heard, [`in ${anna?.id}`, `out ${anna?.id}`])
  })

  it('are refused where they can not be', async () => {
    const withoutTeams = accounts.find(({ licence }) => licence === 'E3 with Teams switched off')
    const blocked = accounts[2]
    graph.block(blocked?.id ?? '')

    const answers = [
      await ask(graph, 'POST', apps('nobody'), { body: bind(app.id) }),
      await ask(graph, 'POST', apps(), { body: bind('other') }),
      await ask(graph, 'POST', apps(), { body: { app: app.id } }),
      await ask(graph, 'POST', apps(withoutTeams?.id), { body: bind(app.id) }),
      await ask(graph, 'POST', apps(blocked?.id), { body: bind(app.id) }),
    ]

    assert.deepEqual(
      answers.map(({ status, body }) => `${status} ${body.error.code}`),
      ['404 NotFound', '404 NotFound', '400 BadRequest', '403 Forbidden', '403 Forbidden'],
    )
    assert.match(answers[4]?.body.error.message, /blocked by app permission policy/)
  })

  it('fail for somebody whose Teams gives no answer', async () => {
    const own = await graphOf({ isAway: (id) => id === anna?.id, onInstall: (id) => heard.push(`in ${id}`) })

    const { status } = await ask(own, 'POST', apps(), { body: bind(app.id) })

    assert.equal(status, 502)
    assert.deepEqual([heard, [...own.installed]], [[], []])
    await own.stop()
  })

  it('can not be made for others of an app that somebody sideloaded', async () => {
    const own = await graphOf({ app: { ...app, distributionMethod: 'sideloaded' } })

    const install = await ask(own, 'POST', apps(), { body: bind(app.id) })
    const catalogue = await ask(own, 'GET', '/appCatalogs/teamsApps')

    assert.equal(install.status, 404)
    assert.deepEqual(catalogue.body.value, [])
    await own.stop()
  })

  it('take an app that the catalogue knows by the id in its manifest', async () => {
    const by = (filter: string) =>
      ask(graph, 'GET', `/appCatalogs/teamsApps?$filter=${encodeURIComponent(filter)}`)

    assert.deepEqual((await by(`externalId eq '${app.externalId}'`)).body.value, [app])
    assert.deepEqual((await by(`externalId eq '${app.id}'`)).body.value, [])
  })

  it('are limited to so many a second', async () => {
    let now = 0
    const own = await graphOf({ limits: { installsPerSecond: 3 }, now: () => now })
    const install = (account = 0) => ask(own, 'POST', apps(accounts[account]?.id), { body: bind(app.id) })
    for (let account = 0; account < 3; account++) await install(account)

    const tooMany = await install()
    now += 1000
    const later = await install()

    assert.deepEqual([tooMany.status, tooMany.headers.get('retry-after')], [429, '1'])
    assert.equal(later.status, 409)
    await own.stop()
  })
})
