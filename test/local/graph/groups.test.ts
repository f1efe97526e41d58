import assert from 'node:assert/strict'
import type { SimulatedGraph } from '../../../bot/local/graph/simulated-graph.ts'
import { groupsOf } from '../../../bot/local/groups.ts'
import { ask, askAll, graphOf, municipality } from '../../support/graph.ts'

const { pilot, everyone } = groupsOf(municipality)

describe('Groups of the simulated Graph', () => {
  let graph: SimulatedGraph

  before(async () => {
    graph = await graphOf()
  })
  after(() => graph.stop())

  it('give members of groups within them too, people and groups alike', async () => {
    const { rows } = await askAll(graph, `/groups/${pilot.id}/transitiveMembers?$select=id`)

    const kinds = Map.groupBy(rows, (row) => row['@odata.type'])
    assert.equal(kinds.get('#microsoft.graph.user')?.length, 16)
    assert.deepEqual(
      kinds.get('#microsoft.graph.group')?.map(({ displayName }) => displayName),
      ['Pilot, it-enheten'],
    )
  })

  it('come in pages', async () => {
    const { rows, pages } = await askAll(
      graph,
      `/groups/${everyone.id}/transitiveMembers?$select=id&$top=100`,
    )

    assert.equal(pages.length, 4)
    assert.equal(new Set(rows.map(({ id }) => id)).size, 301 + 9)
  })

  it('give people alone only with the advanced query parameters', async () => {
    const path = `/groups/${pilot.id}/transitiveMembers/microsoft.graph.user?$count=true`

    const usual = await ask(graph, 'GET', path)
    const advanced = await ask(graph, 'GET', path, { headers: { ConsistencyLevel: 'eventual' } })

    assert.equal(usual.status, 400)
    assert.equal(advanced.body.value.length, 16)
  })

  it('may be in each other', async () => {
    const [one, two] = municipality.colleagues.map(({ id }) => id) as [string, string]
    const groups = [
      { id: 'a', displayName: 'A', members: [one, 'b'] },
      { id: 'b', displayName: 'B', members: [two, 'a'] },
    ]
    const own = await graphOf({ groups })

    const { rows } = await askAll(own, '/groups/a/transitiveMembers?$select=id')

    assert.deepEqual(new Set(rows.map(({ id }) => id)), new Set([one, two, 'a', 'b']))
    await own.stop()
  })
})
