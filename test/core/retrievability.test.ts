import assert from 'node:assert/strict'
import { retrievability } from '../../bot/core/repetition.ts'
import { at } from '../support/builders.ts'
import { answered } from '../support/standings.ts'

const day = 24 * 60 * 60 * 1000
const first = at('2026-09-01 09:00')
/** So many days after answers that were so many days apart. */
function remembered(days: number, ...answers: [after: number, right: boolean][]): number {
  const standings = answers.map(([after, right]) => answered(first + after * day, right))
  return retrievability(standings, first + ((answers.at(-1)?.[0] ?? 0) + days) * day)
}

describe('how likely an answer is still known', () => {
  it('is certain just after answering, and falls with time', () => {
    const fading = [0, 1, 12, 24, 100].map((days) => remembered(days, [0, true]))

    assert.equal(fading[0], 1)
    assert.deepEqual(
      fading,
      [...new Set(fading)].sort((a, b) => b - a),
    )
  })

  it('is nine in ten about two days after a right answer, as FSRS-6 has it', () => {
    assert.ok(Math.abs(remembered(2, [0, true]) - 0.9) < 0.02)
  })

  it('falls faster after a wrong answer', () => {
    assert.ok(remembered(12, [0, false]) < remembered(12, [0, true]) - 0.1)
  })

  it('falls more slowly with every right answer in a row', () => {
    assert.ok(remembered(24, [0, true], [24, true]) > remembered(24, [0, true]) + 0.2)
  })

  it('falls faster again after a lapse', () => {
    assert.ok(remembered(12, [0, true], [24, false]) < remembered(12, [0, true], [24, true]) - 0.2)
  })
})
