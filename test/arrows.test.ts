import assert from 'node:assert/strict'
import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { brokenArrows } from './support/arrows.ts'

const broken = [
  ['a rule that reads a file', 'bot/core/a.ts', "import 'node:fs'", 'core-is-pure'],
  ['a rule that asks a flow', 'bot/core/a.ts', "import '../flows/b.ts'", 'core-is-pure'],
  ['a flow that asks an edge', 'bot/flows/a.ts', "import '../azure/b.ts'", 'flows-know-only-rules'],
  ['an edge that asks another', 'bot/http/a.ts', "import '../azure/b.ts'", 'http-keeps-to-itself'],
  ['botbuilder outside its folder', 'bot/http/a.ts', "import 'botbuilder'", 'bot-framework-in-one-folder'],
  ['teams-js outside host.ts', 'tab/a.ts', "import '@microsoft/teams-js'", 'teams-js-in-one-file'],
  ['a tab that asks the server', 'tab/a.ts', "import '../bot/flows/b.ts'", 'tab-knows-only-the-contract'],
] as const

describe('the arrows', () => {
  it('all point the way the house was drawn', async () => {
    assert.deepEqual(await brokenArrows(process.cwd(), 80), [])
  })

  for (const [what, file, text, rule] of broken) {
    it(`stop ${what}`, async () => {
      const folder = await mkdtemp(join(tmpdir(), 'droppe-arrows-'))
      const files = {
        'bot/flows/b.ts': 'export const b = 1',
        'bot/azure/b.ts': 'export const b = 1',
        [file]: text,
      }
      for (const [path, content] of Object.entries(files)) {
        await mkdir(join(folder, dirname(path)), { recursive: true })
        await writeFile(join(folder, path), content)
      }
      await mkdir(join(folder, 'tab'), { recursive: true })
      await cp('tsconfig.json', join(folder, 'tsconfig.json'))
      await cp('package.json', join(folder, 'package.json'))
      await symlink(join(process.cwd(), 'node_modules'), join(folder, 'node_modules'))

      const lines = await brokenArrows(folder, 3)

      assert.equal(lines.length, 1, lines.join('\n'))
      assert.match(lines[0] ?? '', new RegExp(`: ${rule}\\. `))
      await rm(folder, { recursive: true })
    })
  }
})
