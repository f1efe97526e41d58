import assert from 'node:assert/strict'
import { createMunicipality, directoryOf } from '../../bot/local/municipality.ts'

describe('The simulated municipality', () => {
  it('is the same every time for the same seed, and another for another', () => {
    const one = createMunicipality({ size: 50, seed: 7 })

    assert.deepEqual(createMunicipality({ size: 50, seed: 7 }), one)
    assert.notDeepEqual(createMunicipality({ size: 50, seed: 8 }), one)
  })

  it('keeps everyone when it grows', () => {
    const small = createMunicipality({ size: 20, seed: 7 })
    const large = createMunicipality({ size: 40, seed: 7 })

    assert.deepEqual(large.person, small.person)
    assert.deepEqual(large.colleagues.slice(0, 20), small.colleagues)
  })

  it('has nine departments of unequal sizes, and people who read English', () => {
    const { colleagues } = createMunicipality({ size: 1303, seed: 1 })
    const sizes = Object.values(Object.groupBy(colleagues, ({ department }) => department)).map(
      (people) => people?.length ?? 0,
    )

    assert.equal(colleagues.length, 1303)
    assert.equal(sizes.length, 9)
    assert.ok(Math.max(...sizes) > 10 * Math.min(...sizes), `${sizes}`)
    const english = colleagues.filter(({ language }) => language === 'en').length
    assert.ok(english > 50 && english < 200, `${english}`)
  })

  it('gives everyone an id and an address of their own', () => {
    const { person, colleagues } = createMunicipality({ size: 1303, seed: 1 })
    const everyone = [person, ...colleagues]

    assert.equal(new Set(everyone.map(({ id }) => id)).size, 1304)
    assert.equal(new Set(everyone.map(({ email }) => email)).size, 1304)
    for (const { id } of everyone)
      assert.match(id, /^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-8[\da-f]{3}-[\da-f]{12}$/)
    for (const { email } of everyone) assert.match(email, /^[a-z]+\.[a-z]+(\.\d+)?@kommun\.example$/)
  })

  it('marks everyone as simulated but the one at the Playground', () => {
    const { person, colleagues } = createMunicipality({ size: 30, seed: 1 })

    assert.ok(colleagues.every(({ name, simulated }) => simulated && name.endsWith('(simulerad)')))
    assert.ok(!person.simulated && !person.name.includes('simulerad'))
  })

  it('can be looked up, without names', async () => {
    const municipality = createMunicipality({ size: 3, seed: 1 })
    const directory = directoryOf(municipality)

    assert.deepEqual(await directory.find(municipality.person.id), {
      department: 'Kultur och fritid',
      language: 'sv',
      simulated: false,
    })
    assert.equal((await directory.find(municipality.colleagues[2]?.id ?? ''))?.simulated, true)
    assert.equal(await directory.find('nobody'), undefined)
  })
})
