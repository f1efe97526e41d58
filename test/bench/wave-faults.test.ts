import assert from 'node:assert/strict'
import type { Answer } from '../../bot/core/answer.ts'
import type { ItemState } from '../../bot/core/standing.ts'
import type { Somebody } from './everybody.ts'
import { answersKept, faultsAfterHealing, faultsAfterWave } from './wave-faults.ts'

const somebody = (state: ItemState | undefined, accepted: number): Somebody => ({
  id: 'anna',
  item: state && { state, since: 1, question: 'main', cardAt: 1, shownAt: 1, reminders: 0 },
  accepted,
})

describe('After a wave', () => {
  it('all is well with those who got the card once, and with those of whom nobody knows', () => {
    const people = [
      somebody('sent', 1),
      somebody('answered', 1),
      somebody('unknown', 0),
      somebody('unknown', 1),
    ]

    assert.deepEqual(faultsAfterWave(people), [])
  })

  for (const [what, person, sentence] of [
    ['a missing state', somebody(undefined, 1), '1 learners have no state.'],
    ['a second card', somebody('sent', 2), '1 learners got the first card twice.'],
    ['a claim', somebody('claimed', 1), '1 learners are still claimed.'],
  ] as const) {
    it(`${what} is a fault`, () => {
      assert.deepEqual(faultsAfterWave([person]), [sentence])
    })
  }

  it('a card that is called sent has arrived', () => {
    assert.equal(faultsAfterWave([somebody('sent', 0)]).length, 2)
  })

  it('an answer that was acknowledged is there, as it was given', () => {
    const kept: Answer = {
      learner: 'anna',
      course: 'stad',
      item: 'ett',
      lesson: 'ett',
      question: 'main',
      options: ['a'],
      right: true,
      at: 1,
      channel: 'teams',
    }

    assert.deepEqual(answersKept([kept], new Map([['anna ett', 'a']])), [])
    assert.equal(answersKept([kept], new Map([['anna ett', 'b']])).length, 1)
    assert.equal(answersKept([kept], new Map([['bo ett', 'a']])).length, 1)
  })
})

describe('After the reminders', () => {
  it('all is well when everybody who had not answered got one card more', () => {
    const before = [somebody('sent', 1), somebody('answered', 1), somebody('unknown', 0)]
    const after = [somebody('sent', 2), somebody('answered', 1), somebody('sent', 1)]

    assert.deepEqual(faultsAfterHealing(before, after), [])
  })

  for (const [what, before, after] of [
    ['no reminder', somebody('sent', 1), somebody('sent', 1)],
    ['a reminder too many', somebody('sent', 1), somebody('sent', 3)],
    ['a reminder after an answer', somebody('answered', 1), somebody('answered', 2)],
    ['what is still unknown', somebody('unknown', 1), somebody('unknown', 2)],
  ] as const) {
    it(`${what} is a fault`, () => {
      assert.equal(faultsAfterHealing([before], [after]).length, 1)
    })
  }
})
