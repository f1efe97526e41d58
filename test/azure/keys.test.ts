import assert from 'node:assert/strict'
import fc from 'fast-check'
import { answerKey, answersRange, sliceAnswersRange, sliceRange, wordsKey } from '../../bot/azure/keys.ts'

describe('table keys', () => {
  it('make of any words a key that Azure takes', () => {
    assert.equal(wordsKey('slice 17'), 'slice_20_17')
    fc.assert(
      fc.property(fc.string({ minLength: 1, maxLength: 60, unit: 'binary' }), (words) => {
        assert.match(wordsKey(words), /^[\w.-]+$/)
      }),
      { numRuns: 50 },
    )
  })

  it('are two for two words, however alike', () => {
    assert.notEqual(wordsKey('a b'), wordsKey('a_20_b'))
    assert.notEqual(wordsKey('a _b'), wordsKey('a_ b'))
    assert.notEqual(wordsKey('å'), wordsKey('a'))
  })

  it('are refused when they would be empty or too long', () => {
    assert.throws(() => wordsKey(''), /1 to 500 characters/)
    assert.throws(() => wordsKey('x'.repeat(501)), /1 to 500 characters/)
    assert.throws(() => answerKey("an'na", 'stad', 'ett'), /can't be part of a table key/)
  })

  it('put answers in their range and out of the slice’s other rows', () => {
    const key = answerKey('anna', 'stad', 'ett')
    const isIn = ({ from, below }: { from: string; below: string }) => from <= key && key < below

    assert.ok(isIn(answersRange('anna')))
    assert.ok(isIn(sliceAnswersRange))
    assert.ok(!isIn(answersRange('ann')))
    assert.ok(!isIn(sliceRange))
  })
})
