import assert from 'node:assert/strict'
import { accountsOf } from '../../../bot/local/accounts.ts'
import type { SimulatedGraph } from '../../../bot/local/graph/simulated-graph.ts'
import { ask, askAll, graphOf, municipality } from '../../support/graph.ts'

const accounts = accountsOf(municipality)
const [, colleague] = accounts

describe('Users of the simulated Graph', () => {
  let graph: SimulatedGraph

  before(async () => {
    graph = await graphOf()
  })
  after(() => graph.stop())

  it('come in pages as large as asked for, each once, with the selected properties', async () => {
    const { rows, pages } = await askAll(graph, '/users?$select=mail,department&$top=90')

    assert.deepEqual(pages, [90, 90, 90, 31])
    assert.deepEqual(
      rows,
      accounts.map(({ id, mail, department }) => ({ mail, department, id })),
    )
  })

  it('come by the hundred, with the usual properties, when nothing is asked', async () => {
    const { body } = await ask(graph, 'GET', '/users')

    assert.equal(body.value.length, 100)
    assert.ok('displayName' in body.value[0] && !('department' in body.value[0]))
  })

  it('can be filtered by state and kind', async () => {
    const filter = encodeURIComponent("accountEnabled eq true and userType eq 'Member'")

    const { rows } = await askAll(graph, `/users?$filter=${filter}&$select=id&$top=999`)

    const expected = accounts.filter((account) => account.accountEnabled && account.userType === 'Member')
    assert.deepEqual(
      rows.map(({ id }) => id),
      expected.map(({ id }) => id),
    )
  })

  it('can be found by what nobody has filled in only with the advanced query parameters', async () => {
    const path = `/users?$top=999&$count=true&$filter=${encodeURIComponent('userType eq null')}`

    const usual = await ask(graph, 'GET', path)
    const advanced = await ask(graph, 'GET', path, { headers: { ConsistencyLevel: 'eventual' } })

    assert.equal(usual.body.error.code, 'Request_UnsupportedQuery')
    assert.equal(advanced.body.value.length, accounts.filter(({ userType }) => userType === null).length)
  })

  it('can be had one by one, by id or by name', async () => {
    const byId = await ask(graph, 'GET', `/users/${colleague?.id}?$select=department,assignedLicenses`)
    const byName = await ask(graph, 'GET', `/users/${colleague?.userPrincipalName}?$select=id`)

    assert.equal(byId.body.department, colleague?.department)
    assert.equal(byId.body.assignedLicenses.length, 1)
    assert.equal(byName.body.id, colleague?.id)
  })

  it('say what their licences hold', async () => {
    const { body } = await ask(graph, 'GET', `/users/${colleague?.id}/licenseDetails`)
    const skus = await ask(graph, 'GET', '/subscribedSkus')

    const plans: string[] = body.value[0].servicePlans.map(
      ({ servicePlanName }: { servicePlanName: string }) => servicePlanName,
    )
    assert.ok(plans.includes('TEAMS1'))
    const bought: string[] = skus.body.value.map(({ skuId }: { skuId: string }) => skuId)
    assert.ok(bought.includes(body.value[0].skuId))
  })

  it('are gone once they are removed', async () => {
    const own = await graphOf()

    own.remove(colleague?.id ?? '')

    const { rows } = await askAll(own, '/users?$select=id&$top=999')
    assert.equal(rows.length, 300)
    assert.equal((await ask(own, 'GET', `/users/${colleague?.id}`)).status, 404)
    await own.stop()
  })

  it('have to be read from the start when a page token has expired', async () => {
    const { body } = await ask(graph, 'GET', '/users?$top=50')

    graph.expirePageTokens()

    const answer = await ask(graph, 'GET', body['@odata.nextLink'])
    assert.deepEqual([answer.status, answer.body.error.code], [400, 'Directory_ExpiredPageToken'])
  })

  const refused = [
    ['/users?$top=1000', 400, 'Request_UnsupportedQuery'],
    ['/users?$top=0', 400, 'Request_UnsupportedQuery'],
    ['/users?$select=shoeSize', 400, 'Request_BadRequest'],
    ['/users?$filter=department eq 1', 400, 'Request_UnsupportedQuery'],
    ['/users?$filter=(accountEnabled eq true', 400, 'Request_UnsupportedQuery'],
    ['/users/nobody', 404, 'Request_ResourceNotFound'],
    ['/groups/none/transitiveMembers', 404, 'Request_ResourceNotFound'],
    ['/nothing', 400, 'BadRequest'],
  ] as const
  for (const [path, status, code] of refused) {
    it(`answer GET ${path} with ${status} ${code}, in Graph's shape`, async () => {
      const { body, headers, ...answer } = await ask(graph, 'GET', path)

      assert.deepEqual([answer.status, body.error.code], [status, code])
      assert.ok(body.error.message.length > 10)
      assert.equal(body.error.innerError['request-id'], headers.get('request-id'))
    })
  }
})
