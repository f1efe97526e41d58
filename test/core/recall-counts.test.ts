import assert from 'node:assert/strict'
import { addRecalled, countEdition, countRecall } from '../../bot/core/recall-counts.ts'
import { type ItemStanding, moveItem } from '../../bot/core/standing.ts'
import { emptyTally } from '../../bot/core/tally.ts'
import { answered, enrolled, expired, sent } from '../support/standings.ts'

const empty = emptyTally('stad', 'ett')
const standing = (items: Record<string, ItemStanding>) => ({ joined: 0, department: 'Skola', items })
const recallOf = (items: Record<string, ItemStanding>, item: string, next: ItemStanding) =>
  countRecall(empty, standing(items), item, next).recall

describe('what is remembered when a question comes back', () => {
  it('is counted by whether the first answer was right, and later ones by themselves', () => {
    const wrong = { ett: answered(1, false) }
    const right = { ett: answered(1, true) }

    assert.deepEqual(recallOf(wrong, 'ett.r1', answered(2, true)), {
      'after wrong': { answered: 1, right: 1 },
    })
    assert.deepEqual(recallOf(right, 'ett.r1', answered(2, false)), {
      'after right': { answered: 1, right: 0 },
    })
    const twice = { ...wrong, 'ett.r1': expired(2, 3) }
    assert.deepEqual(recallOf(twice, 'ett.r2', answered(4, true)), { later: { answered: 1, right: 1 } })
  })

  it('is not the first answer, nor anything unanswered or answered before', () => {
    assert.equal(recallOf({}, 'ett', answered(2, true)), undefined)
    assert.equal(recallOf({ ett: answered(1, true) }, 'ett.r1', sent(2)), undefined)
    assert.equal(
      recallOf({ ett: answered(1, true), 'ett.r1': answered(2, true) }, 'ett.r1', answered(2, true)),
      undefined,
    )
  })

  it('moves with the standing, for the slice as a whole', () => {
    const anna = enrolled({ ett: answered(1, false), 'ett.r1': sent(2) })

    const { tally } = moveItem(anna, empty, { course: 'stad', item: 'ett.r1' }, answered(2, true))

    assert.deepEqual(tally.recall, { 'after wrong': { answered: 1, right: 1 } })
  })

  it('adds up', () => {
    const one = { 'after wrong': { answered: 3, right: 1 } }

    assert.deepEqual(addRecalled([one, {}, { ...one, later: { answered: 2, right: 2 } }]), {
      'after wrong': { answered: 6, right: 2 },
      later: { answered: 2, right: 2 },
    })
  })
})

describe('the editions of a lesson', () => {
  const editionsOf = (item: string, next: ItemStanding) => countEdition(empty, item, next).editions

  it('are counted by first cards that are out', () => {
    const { tally } = moveItem(
      enrolled({ ett: sent(1, { state: 'claimed' }) }),
      empty,
      { course: 'stad', item: 'ett' },
      sent(1, { edition: 'ny' }),
    )

    assert.deepEqual(tally.editions, { ny: 1 })
    assert.deepEqual(countEdition(tally, 'ett', sent(2, { edition: 'ny' })).editions, { ny: 2 })
  })

  it('leave out reminders, repetitions and cards on their way', () => {
    assert.equal(editionsOf('ett', sent(1, { edition: 'ny', reminders: 1 })), undefined)
    assert.equal(editionsOf('ett.r1', sent(1, { edition: 'ny' })), undefined)
    assert.equal(editionsOf('ett', sent(1, { edition: 'ny', state: 'claimed' })), undefined)
  })
})
