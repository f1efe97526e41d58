import assert from 'node:assert/strict'
import { ambiguousSpellings, departmentNormaliser } from '../../bot/core/department-names.ts'
import { spellingsOf } from '../../bot/local/department-spellings.ts'

const mapping = {
  Socialförvaltningen: ['Soc', 'Individ- och familjeomsorg'],
  'Vård och omsorg': [],
}

describe('The name of a department', () => {
  const nameOf = departmentNormaliser(mapping)

  for (const spelled of [
    'Socialförvaltningen',
    'socialförvaltningen ',
    'Social förvaltningen',
    'SOCIALFORVALTNINGEN',
    'Social-förvaltningen',
    'Socialfo\u0308rvaltningen',
    ' soc',
    'Individ- & familjeomsorg',
    'individ och familjeomsorg',
  ]) {
    it(`is Socialförvaltningen where the directory has "${spelled}"`, () => {
      assert.equal(nameOf(spelled), 'Socialförvaltningen')
    })
  }

  it('is the right one for all ways to spell it but a slip of the pen', () => {
    const names = spellingsOf('Vård och omsorg').map(nameOf)

    assert.deepEqual(names, [...Array(5).fill('Vård och omsorg'), 'Vård och omsogr'])
  })

  it('stays as it is where the mapping is silent, but for spaces and a small first letter', () => {
    assert.equal(nameOf('  miljö  och\tbygg '), 'Miljö och bygg')
    assert.equal(nameOf('IT'), 'IT')
    assert.equal(nameOf('överförmyndaren'), 'Överförmyndaren')
  })

  it('is none where there is nothing to read', () => {
    for (const nothing of [null, '', '  ', '-', '?']) assert.equal(nameOf(nothing), '')
  })

  it('can not be two', () => {
    const ambiguous = ambiguousSpellings({ Skola: ['Skolan'], 'Barn och utbildning': ['SKOLAN', 'Skola'] })

    assert.deepEqual(ambiguous, [
      { spelling: 'SKOLAN', names: ['Skola', 'Barn och utbildning'] },
      { spelling: 'Skola', names: ['Skola', 'Barn och utbildning'] },
    ])
    assert.deepEqual(ambiguousSpellings({ Skola: ['skola', 'SKOLA'] }), [])
  })
})
