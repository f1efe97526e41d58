import assert from 'node:assert/strict'
import type { Figures } from '../../bot/core/overview.ts'
import { protectGroups } from '../../bot/core/privacy.ts'

function group(department: string, eligible: number, answered = eligible, right = answered) {
  const rest = { waiting: 0, underway: 0, expired: 0, unreached: 0, unknown: 0 }
  const figures: Figures = { eligible, answered, right, sent: eligible - answered, ...rest }
  return { department, figures }
}

const shown = (...groups: ReturnType<typeof group>[]) =>
  protectGroups(groups).map(({ department, figures }) => [department, figures.eligible, figures.right])

describe('what is shown of groups', () => {
  it('is each department on its own where five or more work', () => {
    assert.deepEqual(shown(group('Skola', 5), group('Vård', 7)), [
      ['Skola', 5, 5],
      ['Vård', 7, 7],
    ])
  })

  it('is the small ones together', () => {
    assert.deepEqual(shown(group('Skola', 9), group('Kansli', 1), group('Arkiv', 4)), [
      ['Skola', 9, 9],
      [null, 5, 5],
    ])
  })

  it('takes the next larger one in where the small ones are too few together', () => {
    assert.deepEqual(shown(group('Skola', 9), group('Kansli', 1), group('Vård', 6)), [
      ['Skola', 9, 9],
      [null, 7, 7],
    ])
  })

  it('hides who was right while fewer than five have answered', () => {
    assert.deepEqual(shown(group('Skola', 9, 4, 3), group('Vård', 9, 0)), [
      ['Skola', 9, null],
      ['Vård', 9, 0],
    ])
  })

  it('loses nobody: the groups add up to what went in', () => {
    const groups = [1, 2, 3, 4, 5, 60].map((size) => group(`d${size}`, size))

    const total = protectGroups(groups).reduce((sum, { figures }) => sum + figures.eligible, 0)

    assert.equal(total, 75)
  })
})
