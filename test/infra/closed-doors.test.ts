import assert from 'node:assert/strict'
import { all, type Node, nameOf, propertiesOf, readBicepFiles } from './bicep.ts'

// What an auditor would look for first. Paths from the resource's properties.
const doors: readonly [module: string, resource: string, path: string, value: string][] = [
  ['storage', 'account', 'allowSharedKeyAccess', 'false'],
  ['storage', 'account', 'allowBlobPublicAccess', 'false'],
  ['storage', 'account', 'minimumTlsVersion', "'TLS1_2'"],
  ['storage', 'account', 'supportsHttpsTrafficOnly', 'true'],
  ['web-app', 'site', 'httpsOnly', 'true'],
  ['web-app', 'site', 'clientAffinityEnabled', 'false'],
  ['web-app', 'site', 'siteConfig.alwaysOn', 'true'],
  ['web-app', 'site', 'siteConfig.minTlsVersion', "'1.2'"],
  ['web-app', 'site', 'siteConfig.ftpsState', "'Disabled'"],
  ['web-app', 'site', 'siteConfig.linuxFxVersion', "'NODE|24-lts'"],
  ['web-app', 'passwords', 'allow', 'false'],
  ['bot', 'bot', 'disableLocalAuth', 'true'],
  ['bot', 'bot', 'msaAppType', "'SingleTenant'"],
]

describe('what could stand open', () => {
  for (const [module, resource, path, value] of doors) {
    it(`${resource} in ${module}.bicep has ${path}: ${value}`, async () => {
      const file = (await readBicepFiles()).find((each) => each.path === `modules/${module}.bicep`)
      const found = file && all(file.root, 'resource_declaration').find((each) => nameOf(each) === resource)

      assert.ok(found)
      assert.equal(at(found, ['properties', ...path.split('.')])?.text, value)
    })
  }

  it('has no lock with a secret: none is asked for, read or set', async () => {
    const files = await readBicepFiles()

    const texts = files.map(({ path, root }) => ({ path, text: root.text }))
    assert.deepEqual(
      texts.filter(({ text }) => /@secure|listKeys|AccountKey|DROPPE_APP_PASSWORD/.test(text)),
      [],
    )
  })
})

function at(resource: Node, path: readonly string[]): Node | undefined {
  const body = all(resource, 'object')[0]
  return path.reduce<Node | undefined>((node, key) => propertiesOf(node).get(key), body)
}
