import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { leastPermissions } from '../../bot/local/graph/permissions.ts'

const readme = readFileSync('README.md', 'utf8')
const [, section = ''] = /^## Permissions$(.*?)^## /ms.exec(readme) ?? []
const rows = [...section.matchAll(/^\| `([\w. ]+)` \|([^|]*)\|([^|]*)\|$/gm)]
const names = rows.map(([, name = '']) => name)

describe('The permissions in the README', () => {
  it('are those that Droppe cannot do without, and no others', () => {
    assert.deepEqual(names.toSorted(), leastPermissions.toSorted())
  })

  it('say what each is for, and what does not work without it', () => {
    for (const [, name, what = '', without = ''] of rows)
      assert.ok(what.trim() !== '' && without.trim() !== '', name)
  })

  it('are the only ones that the code asks Graph for', () => {
    const files = readdirSync('bot/graph', { recursive: true, encoding: 'utf8' })
    const written = files.filter((file) => file.endsWith('.ts'))
    const code = written.map((file) => readFileSync(`bot/graph/${file}`, 'utf8'))
    const asked = code.flatMap((text) => [
      ...text.matchAll(/'((?:[A-Z][A-Za-z]+\.)+All|(?:Application )?Mail\.Send)'/g),
    ])

    assert.ok(asked.length >= 5)
    for (const [, name = ''] of asked)
      assert.ok(
        names.some((each) => each.endsWith(name)),
        name,
      )
  })

  it('are all given by the commands below', () => {
    const [, commands = ''] = /```sh\n(.*?)```/s.exec(section) ?? []
    const inEntra = names.filter((name) => !name.startsWith('Application '))

    for (const name of inEntra) assert.ok(commands.includes(` ${name}`), name)
    assert.match(section, /-Role 'Application Mail\.Send' -CustomResourceScope/)
  })
})
