import assert from 'node:assert/strict'
import { nearDuplicates } from '../../bot/core/near-duplicates.ts'
import { accountsOf } from '../../bot/local/accounts.ts'
import { createMunicipality } from '../../bot/local/municipality.ts'

const namesNear = (...names: string[]) => nearDuplicates(new Map(names.map((name) => [name, 1])))

describe('Departments that are probably one', () => {
  const near: [string, string][] = [
    ['Socialförvaltningen', 'socialförvaltningen '],
    ['Socialförvaltningen', 'Social förvaltningen'],
    ['Socialförvaltningen', 'SOCIALFORVALTNINGEN'],
    ['Socialförvaltningen', 'Socialförvaltning'],
    ['Socialförvaltningen', 'Socailförvaltningen'],
    ['Vård och omsorg', 'Vård-och-omsorg'],
    ['Vård & omsorg', 'Vård och omsorg'],
    ['Bibliotek', 'Biblotek'],
    ['Hemtjänst 1', 'Hemtjanst  1'],
    ['Kommunledning', 'Kommun-lednig'],
    ['Socialtjänst', 'Sozialtjängt'],
  ]
  for (const [one, other] of near) {
    it(`are "${one}" and "${other}"`, () => {
      assert.equal(namesNear(one, other).length, 1)
    })
  }

  const different: [string, string][] = [
    ['IT', 'HR'],
    ['Område öst', 'Område väst'],
    ['Hemtjänst norr', 'Hemtjänst söder'],
    ['Hemtjänst 1', 'Hemtjänst 2'],
    ['Avdelning12', 'Avdelning13'],
    ['Åkerskolan 7-9', 'Åkerskolan 4-6'],
    ['Äldreomsorg', 'Barnomsorg'],
    ['Skola', 'Skolan Björken'],
    ['Kultur', 'Natur'],
  ]
  for (const [one, other] of different) {
    it(`are not "${one}" and "${other}"`, () => {
      assert.deepEqual(namesNear(one, other), [])
    })
  }

  it('come together, the most common way to spell it first', () => {
    const counts = new Map([
      ['socialtjänst', 3],
      ['Bibliotek', 40],
      ['Socialtjänst', 90],
      ['Social-tjänst', 5],
      ['Räddningstjänst', 20],
    ])

    assert.deepEqual(nearDuplicates(counts), [{ names: ['Socialtjänst', 'Social-tjänst', 'socialtjänst'] }])
  })

  it('are nine in a directory where nine departments are spelled in many ways', () => {
    const accounts = accountsOf(createMunicipality({ size: 1303, seed: 1 }))
    const counts = new Map<string, number>()
    for (const { department } of accounts) {
      if (department !== null) counts.set(department, (counts.get(department) ?? 0) + 1)
    }

    const groups = nearDuplicates(counts)

    assert.ok(counts.size > 30, `${counts.size}`)
    assert.equal(groups.length, 9)
    assert.deepEqual(
      new Set(groups.map(({ names }) => names[0])),
      new Set(accounts.flatMap(({ extensionAttribute1 }) => extensionAttribute1 ?? [])),
    )
    assert.equal(groups.flatMap(({ names }) => names).length, counts.size)
  })
})
