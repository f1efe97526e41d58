import assert from 'node:assert/strict'
import { createGraphClient } from '../../bot/graph/graph-client.ts'
import type { SimulatedGraph } from '../../bot/local/graph/simulated-graph.ts'
import { graphOf, municipality } from '../support/graph.ts'

const { id } = municipality.person
const app = '7c0f7e5a-52a3-4c0e-8d4a-1d9b3a6e2f10'
const install = 'TeamsAppInstallation.ReadWriteSelfForUser.All'

describe('Posting to Graph', () => {
  let graph: SimulatedGraph
  const client = () =>
    createGraphClient({
      baseUrl: graph.baseUrl,
      token: async () => 'good',
      retryDelaySeconds: 0.01,
      maxRetries: 2,
    })
  const post = () =>
    client().post(`/users/${id}/teamwork/installedApps`, install, {
      'teamsApp@odata.bind': `${graph.baseUrl}/v1.0/appCatalogs/teamsApps/${app}`,
    })

  beforeEach(async () => {
    graph = await graphOf()
  })
  afterEach(() => graph.stop())

  it('makes what isn’t there, and says so when it is', async () => {
    assert.equal((await post()).kind, 'got')
    assert.deepEqual(await post(), { kind: 'there already' })
    assert.ok(graph.installed.has(id))
  })

  it('waits when it is told that it was too fast', async () => {
    graph.throttleNext(1, 0)

    assert.equal((await post()).kind, 'got')
  })

  it('names the permission that it lacks', async () => {
    graph.revoke(install)

    const refused = await post()

    assert.equal(refused.kind === 'permission missing' && refused.permission, install)
  })

  it('is not tried again when nobody can know whether it was done', async () => {
    graph.outage(true)

    assert.equal((await post()).kind, 'outage')
    assert.equal(
      [...graph.answered.values()].reduce((sum, count) => sum + count, 0),
      1,
    )
  })

  it('sends a letter as MIME', async () => {
    const mime = Buffer.from(
      'To: anna@kommun.example\r\nSubject: Hej\r\nContent-Type: text/plain\r\n\r\nHej!',
    ).toString('base64')

    const sent = await client().post('/users/droppe@kommun.example/sendMail', 'Mail.Send', mime)

    assert.equal(sent.kind, 'got')
    assert.equal(graph.outbox.length, 1)
  })
})
