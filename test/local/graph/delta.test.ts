import assert from 'node:assert/strict'
import type { SimulatedGraph } from '../../../bot/local/graph/simulated-graph.ts'
import { ask, askAll, graphOf, municipality } from '../../support/graph.ts'

const [one, two, three] = municipality.colleagues.map(({ id }) => id) as [string, string, string]
const select = '$select=department,accountEnabled'

describe('Delta of the simulated Graph', () => {
  let graph: SimulatedGraph

  beforeEach(async () => {
    graph = await graphOf({ deltaPageSize: 100 })
  })
  afterEach(() => graph.stop())

  async function latest() {
    return (await askAll(graph, `/users/delta?${select}&$deltatoken=latest`)).deltaLink
  }

  it('begins with everybody, in pages, and ends with a link', async () => {
    const { rows, pages, deltaLink } = await askAll(graph, `/users/delta?${select}`)

    assert.deepEqual(pages, [100, 100, 100, 1])
    assert.equal(new Set(rows.map(({ id }) => id)).size, 301)
    assert.deepEqual((await askAll(graph, deltaLink)).rows, [])
  })

  it('can begin now, with nobody', async () => {
    const { rows, deltaLink } = await askAll(graph, `/users/delta?${select}&$deltatoken=latest`)

    assert.deepEqual(rows, [])
    assert.match(deltaLink, /\$deltatoken=/)
  })

  it('tells what has happened since, each time once', async () => {
    const before = await latest()
    graph.move(one, 'Bibliotek')
    graph.remove(two)
    graph.purge(three)
    graph.join({ ...graph.account(one), id: 'new', userPrincipalName: 'new@kommun.example' })

    const { rows, deltaLink } = await askAll(graph, before)

    assert.deepEqual(rows, [
      { department: 'Bibliotek', accountEnabled: true, id: one },
      { id: two, '@removed': { reason: 'changed' } },
      { id: three, '@removed': { reason: 'deleted' } },
      { department: 'Bibliotek', accountEnabled: true, id: 'new' },
    ])
    assert.deepEqual((await askAll(graph, deltaLink)).rows, [])
  })

  it('writes null for what was emptied, and nothing for what was never filled in', async () => {
    const nameless = municipality.colleagues.find(({ id }) => graph.account(id).department === null)
    const before = await latest()
    graph.move(one, null)
    graph.disable(nameless?.id ?? '')

    const { rows } = await askAll(graph, before)

    assert.deepEqual(rows, [
      { department: null, accountEnabled: true, id: one },
      { accountEnabled: false, id: nameless?.id },
    ])
  })

  it('is silent of properties that nobody selected', async () => {
    const before = await latest()
    graph.edit(one, { displayName: 'Gift' })
    graph.license(one, 'none')

    assert.deepEqual((await askAll(graph, before)).rows, [])
  })

  it('can have an empty page that is not the last', async () => {
    const before = await latest()
    for (let change = 0; change < 150; change++) graph.edit(one, { displayName: `${change}` })
    graph.move(two, 'Bibliotek')

    const { pages } = await askAll(graph, before)

    assert.deepEqual(pages, [0, 1])
  })

  it('misses a change for ever where a test wants it to, and tells of the next', async () => {
    const before = await latest()
    graph.missInDelta(one)
    graph.move(one, 'Bibliotek')

    const first = await askAll(graph, before)
    graph.move(one, 'Miljö och bygg')
    const second = await askAll(graph, first.deltaLink)

    assert.deepEqual(first.rows, [])
    assert.equal(second.rows[0].department, 'Miljö och bygg')
  })

  it('answers an old token with 410 and where to begin again', async () => {
    const before = await latest()
    graph.expireDeltaTokens()

    const { status, body, headers } = await ask(graph, 'GET', before)

    assert.deepEqual([status, body.error.code], [410, 'resyncRequired'])
    assert.match(headers.get('location') ?? '', /\/users\/delta\?\$deltatoken=$/)
    assert.equal((await ask(graph, 'GET', await latest())).status, 200)
  })

  it('answers one that is more than a week old with syncStateNotFound', async () => {
    const before = await latest()
    graph.expireDeltaTokens('expired')

    const { status, body } = await ask(graph, 'GET', before)

    assert.deepEqual([status, body.error.code], [400, 'syncStateNotFound'])
  })

  for (const path of ['?$top=5', '?$filter=id eq 1', '?$deltatoken=%7B', '?$select=shoeSize']) {
    it(`refuses ${path}`, async () => {
      assert.equal((await ask(graph, 'GET', `/users/delta${path}`)).status, 400)
    })
  }
})
