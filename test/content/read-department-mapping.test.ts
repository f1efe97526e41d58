import assert from 'node:assert/strict'
import { join } from 'node:path'
import { readDepartmentMapping } from '../../bot/content/read-department-mapping.ts'
import { withContent } from './content-folder.ts'

const read = (text: string) =>
  withContent({ 'departments.yaml': text }, (folder) =>
    readDepartmentMapping(join(folder, 'departments.yaml')),
  )

describe('The file of departments', () => {
  it('says how the directory spells them', async () => {
    const mapping = await read('Vård och omsorg: [VoO, Vårdförvaltningen]\nSocialtjänst: []\n')

    assert.deepEqual(mapping, {
      kind: 'mapping',
      mapping: { 'Vård och omsorg': ['VoO', 'Vårdförvaltningen'], Socialtjänst: [] },
    })
  })

  const mistakes: [what: string, text: string, problem: RegExp][] = [
    ['a department without a list', 'Skola: []\nSoc: IFO\n', /^2 "Soc" is a text, write a list/],
    ['a spelling that is no text', 'Skola: [Ja, 7]\n', /^1 item 2 of "Skola" is 7, write it in quotes, "7"/],
    [
      'a spelling of two departments',
      'Skola: [Utb]\nBarn: [UTB]\n',
      /^2 "UTB" is a way to spell both "Skola" and "Barn", keep it under one/,
    ],
    ['a list', '- Skola\n', /^1 the file is a list/],
    ['no YAML', 'Skola: [\n', /^\d/],
  ]
  for (const [what, text, problem] of mistakes) {
    it(`is told to be wrong, and where, when it has ${what}`, async () => {
      const answer = await read(text)

      assert.ok(answer.kind === 'problems')
      const [first] = answer.problems
      assert.match(`${first?.line} ${first?.what}, ${first?.instead}`, problem)
    })
  }
})
