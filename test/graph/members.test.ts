import assert from 'node:assert/strict'
import type { SimulatedGraph } from '../../bot/local/graph/simulated-graph.ts'
import { groupsOf } from '../../bot/local/groups.ts'
import { directoryOf } from '../support/directory.ts'
import { graphOf, municipality } from '../support/graph.ts'

const { everyone, pilot, excluded } = groupsOf(municipality)

describe('Reading who is in a group from Graph', () => {
  let graph: SimulatedGraph

  before(async () => {
    graph = await graphOf()
  })
  after(() => graph.stop())

  it('goes into groups within it, and counts people alone', async () => {
    const members = await directoryOf(graph).membersOf({ include: [everyone.id], exclude: [] })

    assert.ok(members.kind === 'members')
    assert.equal(members.ids.size, 301)
    assert.ok(members.ids.has(municipality.person.id))
  })

  it('leaves out whoever is in a group that is excluded', async () => {
    const members = await directoryOf(graph).membersOf({ include: [pilot.id], exclude: [excluded.id] })

    assert.ok(members.kind === 'members')
    assert.equal(members.ids.size, 16 - 4)
    assert.ok(excluded.members.every((id) => !members.ids.has(id)))
  })

  it('says which group is not there', async () => {
    const members = await directoryOf(graph).membersOf({ include: [pilot.id, 'gone'], exclude: [] })

    assert.equal(members.kind, 'not found')
    assert.match(JSON.stringify(members), /group gone/)
  })

  it('names the permission that is missing', async () => {
    graph.revoke('GroupMember.Read.All')

    const members = await directoryOf(graph).membersOf({ include: [pilot.id], exclude: [] })

    assert.equal(members.kind === 'permission missing' && members.permission, 'GroupMember.Read.All')
    graph.grant('GroupMember.Read.All')
  })
})
