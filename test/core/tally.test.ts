import assert from 'node:assert/strict'
import { type ItemStanding, moveItem } from '../../bot/core/standing.ts'
import { countEligible, countOptions, emptyTally, type Tally } from '../../bot/core/tally.ts'
import { learner } from '../support/builders.ts'
import { answered, enrolled, sent, unreached } from '../support/standings.ts'

const empty = emptyTally('stad', 'ett')
const school = (tally: Tally) => tally.departments.Skola

/** A learner's item goes through these states, one after the other. */
function through(item: string, ...states: (ItemStanding | undefined)[]) {
  let moved = { learner: enrolled(), tally: empty }
  for (const next of states) moved = moveItem(moved.learner, moved.tally, { course: 'stad', item }, next)
  return moved
}

describe('a tally', () => {
  it('counts those who are to have the lesson, by department', () => {
    const tally = countEligible(countEligible(countEligible(empty, 'Skola'), 'Vård'), 'Skola')

    assert.equal(school(tally)?.eligible, 2)
    assert.equal(tally.departments.Vård?.eligible, 1)
  })

  it('moves with the standing from one state to the next', () => {
    const { learner, tally } = through('ett', sent(1, { state: 'claimed' }), sent(1), answered(1, true))

    assert.deepEqual(learner.standings.stad?.items, { ett: answered(1, true) })
    assert.deepEqual(school(tally), {
      eligible: 0,
      states: { claimed: 0, sent: 0, answered: 1 },
      right: 1,
      options: {},
      repetitions: {},
    })
  })

  it('takes what waits again out of every state', () => {
    const { learner, tally } = through('ett', sent(1), undefined)

    assert.deepEqual(learner.standings.stad?.items, {})
    assert.deepEqual(school(tally)?.states, { sent: 0 })
  })

  it('leaves the learner’s other items as they are', () => {
    const anna = enrolled({ ett: sent(1), tva: sent(2) })

    const moved = moveItem(anna, empty, { course: 'stad', item: 'ett' }, undefined)

    assert.deepEqual(moved.learner.standings.stad?.items, { tva: sent(2) })
    assert.equal(moved.learner.standings.stad?.joined, anna.standings.stad?.joined)
  })

  it('counts the unreached by their reason', () => {
    assert.deepEqual(school(through('ett', unreached(1)).tally)?.states, { 'unreached/blocked': 1 })
  })

  it('counts as right what is answered right, and nothing else', () => {
    const right = (...states: ItemStanding[]) => school(through('ett', ...states).tally)?.right

    assert.equal(right(answered(1, false)), 0)
    assert.equal(right(sent(1, { right: true })), 0)
    assert.equal(right(answered(1, true), sent(1)), 0)
  })

  it('counts repetitions apart from the lesson, each by its number', () => {
    const first = through('ett.r1', sent(1), answered(1, true))
    const counts = { states: { sent: 0, answered: 1 }, right: 1 }

    const both = moveItem(first.learner, first.tally, { course: 'stad', item: 'ett.r2' }, sent(2))

    assert.deepEqual(school(both.tally), {
      eligible: 0,
      states: {},
      right: 0,
      options: {},
      repetitions: { 1: counts, 2: { states: { sent: 1 }, right: 0 } },
    })
  })

  it('counts options by the question they belong to', () => {
    const once = countOptions(empty, 'Skola', 'main', ['a', 'c'])
    const tally = countOptions(countOptions(once, 'Skola', 'main', ['a']), 'Skola', 'v1', ['a'])

    assert.deepEqual(school(tally)?.options, { 'main/a': 2, 'main/c': 1, 'v1/a': 1 })
  })

  it('changes no tally it was made from', () => {
    const before = countOptions(countEligible(empty, 'Skola'), 'Skola', 'main', ['a'])
    const copy = structuredClone(before)

    countOptions(before, 'Skola', 'main', ['a'])
    moveItem(enrolled(), before, { course: 'stad', item: 'ett' }, sent(1))

    assert.deepEqual(before, copy)
  })

  it('cannot move an item of someone who isn’t enrolled', () => {
    assert.throws(
      () => moveItem(learner(), empty, { course: 'stad', item: 'ett' }, sent(1)),
      /Learner anna is not enrolled in course stad/,
    )
  })
})
