import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createLearnerTable } from '../../bot/azure/learner-table.ts'
import { createRosterRow } from '../../bot/azure/roster-row.ts'
import { openStorage, type Storage } from '../../bot/azure/storage.ts'
import { droppeInCatalogue } from '../../bot/local/graph/graph.ts'
import type { SimulatedGraph } from '../../bot/local/graph/simulated-graph.ts'
import { azuriteForTests } from '../support/azurite.ts'
import { type BotFramework, startBotFramework } from '../support/bot-framework.ts'
import { eventually } from '../support/eventually.ts'
import { graphOf } from '../support/graph.ts'
import { type Instance, startInstance } from '../support/production.ts'

const slices = 8

describe('Production with a directory', function () {
  this.timeout(90_000)

  const azurite = azuriteForTests()
  let framework: BotFramework
  let entra: Server
  let graph: SimulatedGraph
  let instance: Instance
  let storage: Storage
  before(async () => {
    framework = await startBotFramework()
    entra = createServer((_, response) => {
      response.writeHead(200, { 'content-type': 'application/json' })
      response.end(JSON.stringify({ access_token: 'for-graph', token_type: 'Bearer', expires_in: 3600 }))
    })
    await once(entra.listen(0, '127.0.0.1'), 'listening')
    graph = await graphOf({
      verify: (token) => token === 'for-graph',
      app: { ...droppeInCatalogue, externalId: framework.appId },
    })
    const { connectionString } = azurite()
    storage = await openStorage({ connectionString, prefix: 'droppe' })
    graph.revoke('User.Read.All')
    instance = await startInstance(
      { storageConnectionString: connectionString, framework },
      {
        DROPPE_SLICES: `${slices}`,
        DROPPE_DIRECTORY: 'on',
        DROPPE_DIRECTORY_SECONDS: '5',
        DROPPE_GRAPH_URL: graph.baseUrl,
        DROPPE_GRAPH_TOKEN_URL: `http://127.0.0.1:${(entra.address() as AddressInfo).port}/token`,
      },
    )
  })
  after(async () => {
    await instance?.stop()
    await graph?.stop()
    entra?.close()
    entra?.closeAllConnections()
    await framework?.[Symbol.asyncDispose]()
  })

  const counts = async () => {
    const table = createLearnerTable(storage.learners, slices, { onDamaged: (what) => assert.fail(what) })
    const marks = await Promise.all(Array.from({ length: slices }, (_, slice) => table.readMark(slice)))
    return marks.reduce((sum, mark) => sum + (mark?.value.learners ?? 0), 0)
  }

  it('runs without the permission, and says which is missing', async () => {
    await eventually(() => instance.output().includes('application permission User.Read.All'))

    assert.equal((await fetch(`${instance.url}/health`)).status, 200)
    assert.match((await createRosterRow(storage.settings).read())?.trouble?.what ?? '', /User\.Read\.All/)
    assert.equal(await counts(), 0)
  })

  it('takes everybody in once it has it, and has the app installed for them', async () => {
    graph.grant('User.Read.All')

    await eventually(async () => (await counts()) > 250, 'everybody enrolled', 30)
    await eventually(() => graph.installed.size > 0, 'installations', 30)

    const { trouble, full } = (await createRosterRow(storage.settings).read()) ?? {}
    assert.equal(trouble, undefined)
    assert.ok((full?.found ?? 0) > 250)
  })

  it('stops at once in the middle of installing', async () => {
    const askedAt = performance.now()

    assert.equal(await instance.stop(), 0)

    assert.ok(performance.now() - askedAt < 10_000)
  })
})
