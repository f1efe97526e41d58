import assert from 'node:assert/strict'
import { forbiddenBy } from '../../bot/graph/forbidden.ts'
import { createGraphClient } from '../../bot/graph/graph-client.ts'
import { createInstaller, installApp, readCatalogue } from '../../bot/graph/installer.ts'
import { accountsOf } from '../../bot/local/accounts.ts'
import { droppeInCatalogue as app } from '../../bot/local/graph/graph.ts'
import type { GraphSettings, SimulatedGraph } from '../../bot/local/graph/simulated-graph.ts'
import { chatOf } from '../../bot/local/simulated-chat.ts'
import { graphOf, municipality } from '../support/graph.ts'

const { id } = municipality.person
const [, bo] = accountsOf(municipality)
const withoutTeams = accountsOf(municipality).find(({ licence }) => licence === 'none')

describe('Installing the app through Graph', () => {
  let graph: SimulatedGraph
  const start = async (settings: Partial<GraphSettings> = {}) => {
    graph = await graphOf(settings)
    const client = createGraphClient({
      baseUrl: graph.baseUrl,
      token: async () => 'good',
      retryDelaySeconds: 0.01,
      maxRetries: 0,
    })
    return createInstaller({ graph: client, manifestId: app.externalId })
  }
  afterEach(() => graph.stop())

  it('takes it from the catalogue, which it asks once', async () => {
    const installer = await start()

    const outcomes = [await installer.install(id), await installer.install(bo?.id ?? '')]

    assert.deepEqual(outcomes, [{ kind: 'installed' }, { kind: 'installed' }])
    assert.deepEqual(new Set(graph.installed), new Set([id, bo?.id]))
    assert.equal(graph.answered.get('GET /appCatalogs/teamsApps 200'), 1)
  })

  it('finds the chat of somebody who has it already, of which Teams doesn’t tell', async () => {
    const installer = await start()
    await installer.install(id)

    assert.deepEqual(await installer.install(id), { kind: 'there already', chat: chatOf(id) })
  })

  it('says who may not have it, and why', async () => {
    const installer = await start()
    graph.block(id)

    assert.equal((await installer.install(id)).kind, 'forbidden by policy')
    assert.equal((await installer.install(withoutTeams?.id ?? '')).kind, 'no licence')
    assert.equal((await installer.install('nobody')).kind, 'failed')
  })

  it('names the permission that is missing', async () => {
    for (const permission of [readCatalogue, installApp] as const) {
      const installer = await start()
      graph.revoke(permission)

      const outcome = await installer.install(id)

      assert.equal(outcome.kind === 'permission missing' && outcome.permission, permission)
      if (permission === readCatalogue) await graph.stop()
    }
  })

  it('says that nobody has put it into the catalogue', async () => {
    const installer = await start({ app: { ...app, distributionMethod: 'sideloaded' } })

    assert.deepEqual(await installer.install(id), { kind: 'not in the catalogue' })
  })

  it('says how long to wait, and what may pass by itself', async () => {
    const installer = await start()
    await installer.install(id)

    graph.throttleNext(1, 7)
    const throttled = await installer.install(bo?.id ?? '')
    graph.outage(true)
    const passing = await installer.install(bo?.id ?? '')

    assert.equal(throttled.kind === 'throttled' && throttled.retryAfterSeconds, 7)
    assert.equal(passing.kind, 'passing')
  })

  it('finds the app again that was published anew', async () => {
    const installer = await start()
    await installer.install('nobody')

    assert.equal((await installer.install(id)).kind, 'installed')
    assert.equal(graph.answered.get('GET /appCatalogs/teamsApps 200'), 2)
  })
})

describe('the words of a 403', () => {
  const said: readonly (readonly [code: string, message: string, meaning: string])[] = [
    [
      'Forbidden',
      'App is blocked by app permission policy. TenantId: 1, AppType: Private',
      'forbidden by policy',
    ],
    [
      'Forbidden',
      'Failed to get license information for the user. Ensure user has a valid Office365 license assigned to them.',
      'no licence',
    ],
    ['Forbidden', "Missing role permissions on the request. API requires one of 'X'.", 'permission missing'],
    [
      'Authorization_RequestDenied',
      'Insufficient privileges to complete the operation.',
      'permission missing',
    ],
    ['ErrorAccessDenied', 'Access is denied. Check credentials and try again.', 'permission missing'],
    ['UnknownError', '', 'unsaid'],
  ]
  for (const [code, message, meaning] of said) {
    it(`“${code}: ${message.slice(0, 40)}” mean: ${meaning}`, () => {
      assert.equal(forbiddenBy(code, message), meaning)
    })
  }
})
