import assert from 'node:assert/strict'
import { readConfig } from '../../bot/config.ts'
import { ProductionEnvironment } from '../../bot/environment.ts'
import { all, literal, type Node, propertiesOf, readBicepFiles } from './bicep.ts'

/** Set for others than the bot's own configuration. */
const others = {
  DROPPE_MODE: 'bot/config.ts, before all others',
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
    const set = await settings()
    const { error } = ProductionEnvironment.safeParse({})
    const needed = (error?.issues ?? []).map(({ path }) => String(path[0]))

    assert.ok(needed.includes('DROPPE_APP_ID'))
    const problems = readConfig({
      DROPPE_MODE: 'production',
      DROPPE_APP_ID: '11111111-1111-4111-8111-111111111111',
      DROPPE_TENANT_ID: '22222222-2222-4222-8222-222222222222',
      DROPPE_PUBLIC_URL: 'https://droppe.example.se',
      DROPPE_STORAGE: 'https://droppe1.table.core.windows.net',
      DROPPE_IDENTITY_CLIENT_ID: set.has('DROPPE_IDENTITY_CLIENT_ID')
        ? '44444444-4444-4444-8444-444444444444'
        : undefined,
    })
    assert.equal(problems.kind, 'config', JSON.stringify(problems))
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
