import assert from 'node:assert/strict'
import type { Permission } from '../../../bot/local/graph/permissions.ts'
import { ask, graphOf, municipality } from '../../support/graph.ts'

const id = municipality.person.id

describe('The simulated Graph', () => {
  it('wants a good token', async () => {
    const graph = await graphOf({ verify: (token) => token === 'good' })

    const good = await ask(graph, 'GET', `/users/${id}`)
    const bad = await ask(graph, 'GET', `/users/${id}`, { headers: { authorization: 'Bearer bad' } })
    const none = await ask(graph, 'GET', `/users/${id}`, { headers: { authorization: '' } })

    assert.deepEqual([good.status, bad.status, none.status], [200, 401, 401])
    assert.equal(bad.body.error.code, 'InvalidAuthenticationToken')
    await graph.stop()
  })

  const needs: [Permission, string, string, string][] = [
    ['User.Read.All', 'GET', '/users', 'Authorization_RequestDenied'],
    ['User.Read.All', 'GET', '/users/delta', 'Authorization_RequestDenied'],
    ['User.Read.All', 'GET', `/users/${id}/licenseDetails`, 'Authorization_RequestDenied'],
    ['LicenseAssignment.Read.All', 'GET', '/subscribedSkus', 'Authorization_RequestDenied'],
    ['GroupMember.Read.All', 'GET', '/groups/x/transitiveMembers', 'Authorization_RequestDenied'],
    [
      'TeamsAppInstallation.ReadWriteSelfForUser.All',
      'POST',
      `/users/${id}/teamwork/installedApps`,
      'Forbidden',
    ],
    ['AppCatalog.Read.All', 'GET', '/appCatalogs/teamsApps', 'Forbidden'],
    ['Application Mail.Send', 'POST', '/users/droppe@kommun.example/sendMail', 'ErrorAccessDenied'],
  ]
  for (const [permission, method, path, code] of needs) {
    it(`wants ${permission} for ${method} ${path.replace(id, '{id}')}`, async () => {
      const graph = await graphOf()

      const before = await ask(graph, method, path)
      graph.revoke(permission)
      const without = await ask(graph, method, path)
      graph.grant(permission)
      const again = await ask(graph, method, path)

      assert.notEqual(before.status, 403)
      assert.deepEqual([without.status, without.body.error.code], [403, code])
      assert.notEqual(again.status, 403)
      await graph.stop()
    })
  }

  it('is out when a test says so', async () => {
    const graph = await graphOf()

    graph.outage(true)
    const during = await ask(graph, 'GET', '/users')
    graph.outage(false)
    const after = await ask(graph, 'GET', '/users')

    assert.deepEqual([during.status, during.body.error.code], [503, 'serviceNotAvailable'])
    assert.equal(after.status, 200)
    await graph.stop()
  })

  it('throttles when a test says so', async () => {
    const graph = await graphOf()

    graph.throttleNext(1, 7)
    const first = await ask(graph, 'GET', '/users')
    const second = await ask(graph, 'GET', '/users')

    assert.deepEqual([first.status, first.headers.get('retry-after'), second.status], [429, '7', 200])
    await graph.stop()
  })

  it('is unavailable now and then, at the same requests for the same seed', async () => {
    const statuses = async () => {
      const graph = await graphOf({ faults: { seed: 4, unavailable: 0.3 } })
      const answers = []
      for (let request = 0; request < 20; request++)
        answers.push((await ask(graph, 'GET', '/users?$top=1')).status)
      await graph.stop()
      return answers
    }

    const once = await statuses()

    assert.ok(once.includes(503) && once.includes(200), `${once}`)
    assert.deepEqual(await statuses(), once)
  })
})
