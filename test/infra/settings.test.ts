import assert from 'node:assert/strict'
import { ProductionEnvironment } from '../../bot/environment.ts'
import { all, literal, type Node, propertiesOf, readBicepFiles } from './bicep.ts'

/** Set for others than the bot's own configuration. */
const others = {
  DROPPE_MODE: 'bot/config.ts, before all others',
  APPLICATIONINSIGHTS_CONNECTION_STRING: 'the telemetry',
  AZURE_CLIENT_ID: '@azure/identity: which of the identities',
  WEBSITE_RUN_FROM_PACKAGE: 'App Service',
  SCM_DO_BUILD_DURING_DEPLOYMENT: 'App Service',
}

describe('the web app’s settings', () => {
  it('are such as production reads', async () => {
    const known = [...Object.keys(ProductionEnvironment.shape), ...Object.keys(others)]

    assert.deepEqual(
      [...(await settings()).keys()].filter((name) => !known.includes(name)),
      [],
    )
  })

  it('hold everything that production doesn’t start without', async () => {
    const { error } = ProductionEnvironment.safeParse({})
    const needed = (error?.issues ?? []).map(({ path }) => String(path[0]))
    const set = await settings()

    assert.ok(needed.includes('DROPPE_APP_ID'))
    assert.deepEqual(
      needed.filter((name) => !set.has(name)),
      [],
    )
    assert.equal(literal(set.get('DROPPE_MODE')), 'production')
  })

  it('leave the port to App Service, which says it itself', async () => {
    assert.ok(!(await settings()).has('PORT'))
  })
})

async function settings(): Promise<Map<string, Node>> {
  const webApp = (await readBicepFiles()).find(({ path }) => path === 'modules/web-app.bicep')
  assert.ok(webApp)
  const pairs = all(webApp.root, 'object')
    .map(propertiesOf)
    .filter((properties) => properties.size === 2 && properties.has('name') && properties.has('value'))
  assert.ok(pairs.length > 5)
  return new Map(
    pairs.flatMap((pair): [string, Node][] => {
      const [name, value] = [literal(pair.get('name')), pair.get('value')]
      return name !== undefined && value ? [[name, value]] : []
    }),
  )
}
