import assert from 'node:assert/strict'
import fc from 'fast-check'
import { editDistance } from '../../bot/core/edit-distance.ts'

const distances: [string, string, number][] = [
  ['', '', 0],
  ['', 'abc', 3],
  ['omsorg', 'omsorg', 0],
  ['omsorg', 'omsogr', 1],
  ['omsorg', 'omsor', 1],
  ['omsorg', 'omssorg', 1],
  ['omsorg', 'omtorg', 1],
  ['utbildning', 'utbildnign', 1],
  ['kitten', 'sitting', 3],
  ['ab', 'ba', 1],
  ['abc', 'ca', 3],
]

describe('The distance between two words', () => {
  for (const [one, other, distance] of distances) {
    it(`is ${distance} between "${one}" and "${other}"`, () => {
      assert.equal(editDistance(one, other), distance)
    })
  }

  it('is the same both ways, and no longer than the longer word', () => {
    const word = fc.string({ maxLength: 8, unit: fc.constantFrom('a', 'b', 'c') })
    fc.assert(
      fc.property(word, word, (one, other) => {
        assert.equal(editDistance(one, other), editDistance(other, one))
        assert.ok(editDistance(one, other) <= Math.max(one.length, other.length))
        assert.equal(editDistance(one, other) === 0, one === other)
      }),
    )
  })
})
