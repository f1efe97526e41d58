import assert from 'node:assert/strict'
import type { SimulatedGraph } from '../../bot/local/graph/simulated-graph.ts'
import { directoryOf, readAll } from '../support/directory.ts'
import { graphOf, municipality } from '../support/graph.ts'

const [someone = municipality.person] = municipality.colleagues

describe('Reading one employee from Graph', () => {
  let graph: SimulatedGraph
  beforeEach(async () => {
    graph = await graphOf()
  })
  afterEach(() => graph.stop())

  it('gives the same as reading everybody', async () => {
    const directory = directoryOf(graph)
    const { employees } = await readAll(directory)

    const found = await directory.find(someone.id)

    assert.deepEqual(found, { kind: 'employee', employee: employees.find(({ id }) => id === someone.id) })
  })

  it('gives those whose account is disabled, and says so', async () => {
    graph.disable(someone.id)

    const found = await directoryOf(graph).find(someone.id)

    assert.equal(found.kind === 'employee' && found.employee.enabled, false)
  })

  it('finds nobody who has left', async () => {
    graph.remove(someone.id)

    assert.equal((await directoryOf(graph).find(someone.id)).kind, 'not found')
  })

  it('names the permission that is missing', async () => {
    graph.revoke('User.Read.All')

    const found = await directoryOf(graph).find(someone.id)

    assert.equal(found.kind === 'permission missing' && found.permission, 'User.Read.All')
  })
})
