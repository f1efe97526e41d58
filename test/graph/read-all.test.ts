import assert from 'node:assert/strict'
import type { SimulatedGraph } from '../../bot/local/graph/simulated-graph.ts'
import { hasTeams } from '../../bot/local/licences.ts'
import { directoryOf, readAll } from '../support/directory.ts'
import { graphOf, municipality } from '../support/graph.ts'

describe('Reading everybody from Graph', () => {
  let graph: SimulatedGraph

  beforeEach(async () => {
    graph = await graphOf()
  })
  afterEach(() => graph.stop())

  const everyone = () => [municipality.person, ...municipality.colleagues].map(({ id }) => graph.account(id))

  it('gives every enabled account once, over as many pages as it takes', async () => {
    const { employees, pages, end } = await readAll(directoryOf(graph, {}, { pageSize: 40 }))

    const enabled = everyone().filter(({ accountEnabled }) => accountEnabled)
    assert.deepEqual(
      employees.map(({ id }) => id),
      enabled.map(({ id }) => id),
    )
    assert.equal(pages, Math.ceil(enabled.length / 40))
    assert.deepEqual(end, { kind: 'complete' })
  })

  it('says of each what a roster needs, and no name', async () => {
    const { employees } = await readAll(directoryOf(graph))

    for (const employee of employees) {
      const account = graph.account(employee.id)
      assert.deepEqual(employee, {
        id: account.id,
        mail: account.mail,
        department: account.department,
        language: account.preferredLanguage?.slice(0, 2) ?? null,
        hasTeams: hasTeams(account.licence),
        enabled: true,
        guest: account.userType === 'Guest',
      })
    }
  })

  it('keeps people whose account has no type, which a filter on members would lose', async () => {
    const { employees } = await readAll(directoryOf(graph))

    const untyped = everyone().filter(({ userType, accountEnabled }) => userType === null && accountEnabled)
    const read = new Set(employees.map(({ id }) => id))
    assert.ok(untyped.length > 0)
    assert.ok(untyped.every(({ id }) => read.has(id)))
  })

  it('asks for names only where they are wanted', async () => {
    const { employees } = await readAll(directoryOf(graph, {}, { withNames: true }))

    assert.equal(employees[0]?.name, 'Anna Lindqvist')
  })

  it('can take the department from where payroll keeps it', async () => {
    const directory = directoryOf(graph, {}, { departmentField: 'extensionAttribute1' })

    const { employees } = await readAll(directory)

    assert.equal(new Set(employees.flatMap(({ department }) => department ?? [])).size, 9)
    assert.ok(employees.some(({ department }) => department === null))
  })

  it('goes on after 429, no sooner than Graph says', async () => {
    graph.throttleNext(1, 1)
    const began = performance.now()

    const { employees, end } = await readAll(directoryOf(graph, { maxRetries: 2 }))

    assert.equal(end?.kind, 'complete')
    assert.ok(employees.length > 250)
    assert.ok(performance.now() - began >= 1000)
  })

  it('takes a new token for each try', async () => {
    const seen: string[] = []
    const own = await graphOf({ verify: (token) => seen.push(token) > 0 })
    own.throttleNext(1, 0)
    let tokens = 0

    await readAll(directoryOf(own, { maxRetries: 1, token: async () => `token-${++tokens}` }))

    assert.deepEqual(seen.slice(0, 2), ['token-1', 'token-2'])
    await own.stop()
  })

  it('gives up on 429 after its tries, and says how long to wait', async () => {
    graph.throttleNext(4, 0)

    const { end } = await readAll(directoryOf(graph, { maxRetries: 2 }))

    assert.equal(end?.kind, 'throttled')
    assert.equal(graph.answered.get('GET /subscribedSkus 429'), 3)
  })

  it('does not try again at all when it would have to wait longer than the client can', async () => {
    graph.throttleNext(1, 600)

    const { end } = await readAll(directoryOf(graph, { maxRetries: 2 }))

    assert.equal(end?.kind === 'throttled' && end.retryAfterSeconds, 600)
    assert.equal(graph.answered.get('GET /subscribedSkus 429'), 1)
  })

  it('does not say that it is complete when a page in the middle fails', async () => {
    const directory = directoryOf(graph, {}, { pageSize: 100 })

    const { pages, end } = await readAll(directory, () => graph.outage(true))

    assert.equal(pages, 1)
    assert.equal(end?.kind, 'outage')
  })

  it('has to start over when the pages are forgotten in the middle', async () => {
    const directory = directoryOf(graph, {}, { pageSize: 100 })

    const { end } = await readAll(directory, () => graph.expirePageTokens())

    assert.equal(end?.kind, 'start over')
  })

  it('tries a page again whose connection broke', async () => {
    // With this seed the second answer of the first eight is lost.
    const own = await graphOf({ faults: { seed: 4, lost: 0.3 } })

    const { employees, end } = await readAll(
      directoryOf(own, { maxRetries: 3, retryDelaySeconds: 0 }, { pageSize: 150 }),
    )

    assert.equal(end?.kind, 'complete')
    assert.equal(new Set(employees.map(({ id }) => id)).size, employees.length)
    assert.equal(own.answered.get('GET /users 200'), 2 + 1)
    await own.stop()
  })

  for (const [permission, needed] of [
    ['User.Read.All', 'User.Read.All'],
    ['LicenseAssignment.Read.All', 'LicenseAssignment.Read.All'],
  ] as const) {
    it(`names ${needed} when Graph refuses for want of it`, async () => {
      graph.revoke(permission)

      const { end } = await readAll(directoryOf(graph))

      assert.equal(end?.kind === 'permission missing' && end.permission, needed)
    })
  }

  it('says that the token was refused, or could not be had, and never which it was', async () => {
    const own = await graphOf({ verify: (token) => token === 'good' })
    const noToken = async () => {
      throw new Error('no identity')
    }

    const refused = await readAll(directoryOf(own, { token: async () => 's3cret' }))
    const none = await readAll(directoryOf(own, { token: noToken }))

    assert.equal(refused.end?.kind, 'token refused')
    assert.equal(none.end?.kind, 'token refused')
    assert.doesNotMatch(JSON.stringify([refused, none]), /s3cret/)
    await own.stop()
  })

  it('says that there is an outage when nobody answers', async () => {
    const own = await graphOf()
    await own.stop()

    const { end } = await readAll(directoryOf(own))

    assert.deepEqual(end, { kind: 'outage', reason: 'no answer: ECONNREFUSED' })
  })
})
