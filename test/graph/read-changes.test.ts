import assert from 'node:assert/strict'
import type { SimulatedGraph } from '../../bot/local/graph/simulated-graph.ts'
import { changesSince, directoryOf, readAll } from '../support/directory.ts'
import { graphOf, municipality } from '../support/graph.ts'

const [one, two, three] = municipality.colleagues.map(({ id }) => id) as [string, string, string]

describe('Reading changes from Graph', () => {
  let graph: SimulatedGraph

  beforeEach(async () => {
    graph = await graphOf({ deltaPageSize: 2 })
  })
  afterEach(() => graph.stop())

  it('begins now, with nobody', async () => {
    const { changes, removed } = await changesSince(directoryOf(graph))

    assert.deepEqual([changes, removed], [[], []])
    assert.deepEqual([...graph.answered.keys()], ['GET /users/delta 200'])
  })

  it('tells who has come, moved, lost their licence, been disabled and left, over several pages', async () => {
    const directory = directoryOf(graph)
    const { deltaLink } = await changesSince(directory)
    graph.join({ ...graph.account(one), id: 'new', mail: null, userPrincipalName: 'new@kommun.example' })
    graph.move(one, 'Bibliotek')
    graph.license(one, 'none')
    graph.disable(two)
    graph.remove(three)

    const { changes, removed } = await changesSince(directory, deltaLink)

    const of = (id: string) => changes.find((change) => change.id === id)
    assert.deepEqual(removed, [three])
    assert.deepEqual(changes.map(({ id }) => id).sort(), ['new', one, two].sort())
    assert.deepEqual([of(one)?.department, of(one)?.hasTeams], ['Bibliotek', false])
    assert.equal(of(two)?.enabled, false)
    assert.equal(of('new')?.enabled, true)
  })

  it('tells once of somebody who changed several times, as they are now', async () => {
    const directory = directoryOf(graph)
    const { deltaLink } = await changesSince(directory)
    for (const department of ['Bibliotek', 'Räddningstjänst', null]) graph.move(one, department)
    graph.remove(two)
    graph.restore(two)
    graph.restore(three)
    graph.remove(three)

    const { changes, removed } = await changesSince(directory, deltaLink)

    assert.deepEqual(
      changes.map(({ id, department }) => [id, department]),
      [
        [one, null],
        [two, graph.account(two).department],
      ],
    )
    assert.deepEqual(removed, [three])
  })

  it('is silent of what the directory is silent of', async () => {
    const nowhere = municipality.colleagues.find(({ id }) => graph.account(id).department === null)
    const directory = directoryOf(graph)
    const { deltaLink } = await changesSince(directory)
    graph.disable(nowhere?.id ?? '')

    const { changes } = await changesSince(directory, deltaLink)

    assert.equal(changes.length, 1)
    assert.ok(!('department' in (changes[0] ?? {})))
  })

  it('never tells of a change that Graph forgets, and reading everybody does', async () => {
    const directory = directoryOf(graph)
    const { deltaLink } = await changesSince(directory)
    graph.missInDelta(one)
    graph.move(one, 'Bibliotek')

    const { changes } = await changesSince(directory, deltaLink)
    const { employees } = await readAll(directory)

    assert.deepEqual(changes, [])
    assert.equal(employees.find(({ id }) => id === one)?.department, 'Bibliotek')
  })

  for (const as of ['reset', 'expired'] as const) {
    it(`has to start over when the link has been ${as}`, async () => {
      const directory = directoryOf(graph)
      const { deltaLink } = await changesSince(directory)
      graph.expireDeltaTokens(as)

      const read = await directory.readChanges(deltaLink)
      const again = await directory.readChanges()

      assert.equal(read.kind, 'start over')
      assert.equal(again.kind, 'changes')
    })
  }

  it('has to start over with a link of another Graph, and does not go there', async () => {
    const other = await graphOf()
    const { deltaLink } = await changesSince(directoryOf(other))
    const asked = other.answered.get('GET /users/delta 200')

    const read = await directoryOf(graph).readChanges(deltaLink)

    assert.equal(read.kind, 'start over')
    assert.equal(other.answered.get('GET /users/delta 200'), asked)
    await other.stop()
  })

  it('gives nothing rather than half of it when a page in the middle fails', async () => {
    const directory = directoryOf(graph)
    const { deltaLink } = await changesSince(directory)
    for (const id of [one, two, three]) graph.disable(id)
    const own = directoryOf(graph, {
      token: async () => {
        if ((graph.answered.get('GET /users/delta 200') ?? 0) > 1) graph.outage(true)
        return 'good'
      },
    })

    const read = await own.readChanges(deltaLink)

    assert.equal(read.kind, 'outage')
    graph.outage(false)
    assert.equal((await changesSince(directory, deltaLink)).changes.length, 3)
  })

  it('names the permission that is missing', async () => {
    graph.revoke('User.Read.All')

    const read = await directoryOf(graph).readChanges()

    assert.equal(read.kind === 'permission missing' && read.permission, 'User.Read.All')
  })
})
