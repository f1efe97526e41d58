import assert from 'node:assert/strict'
import { join } from 'node:path'
import { composeDepartments } from '../bot/compose-roster.ts'
import { withContent } from './content/content-folder.ts'

describe('The names of departments', () => {
  it('are as the file has them', async () => {
    const name = await withContent({ 'd.yaml': 'Vård och omsorg: [VoO]\n' }, (folder) =>
      composeDepartments(join(folder, 'd.yaml')),
    )

    assert.deepEqual([name('voo '), name('Skola'), name(null)], ['Vård och omsorg', 'Skola', ''])
  })

  it('are as they are spelled where there is no file', async () => {
    const name = await composeDepartments(undefined)

    assert.equal(name(' skola'), 'Skola')
  })

  it('keep the program from starting when the file is wrong, or isn’t there', async () => {
    const wrong = withContent({ 'd.yaml': 'Skola: Utb\n' }, (folder) =>
      composeDepartments(join(folder, 'd.yaml')),
    )

    await assert.rejects(
      wrong,
      /^Error: The departments in DROPPE_DEPARTMENTS can't be used as they are:\n.*d\.yaml:1: /,
    )
    await assert.rejects(composeDepartments('/nowhere/d.yaml'), /DROPPE_DEPARTMENTS .*\n.*d\.yaml/)
  })
})
