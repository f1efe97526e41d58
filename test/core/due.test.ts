import assert from 'node:assert/strict'
import { due } from '../../bot/core/due.ts'
import type { Learner } from '../../bot/core/learner.ts'
import type { ItemStanding } from '../../bot/core/standing.ts'
import { at, course, learner, lesson, running } from '../support/builders.ts'

const stad = running()
const sent = (cardAt: number): ItemStanding => ({ state: 'sent', since: cardAt, cardAt, question: 'main' })
const enrolled = (items: Record<string, ItemStanding> = {}, overrides: Partial<Learner> = {}) =>
  learner({ standings: { stad: { joined: at('2026-08-01'), items } }, ...overrides })

describe('due', () => {
  it('is the first lesson at its moment, and not a minute before', () => {
    assert.deepEqual(due(enrolled(), [stad], at('2026-09-01 08:59')), { nextAt: at('2026-09-01 09:00') })
    assert.equal(due(enrolled(), [stad], at('2026-09-01 09:00')).item?.lesson, 'ett')
  })

  it('is nothing for someone who isn’t enrolled', () => {
    assert.deepEqual(due(learner(), [stad], at('2026-09-01 09:00')), { nextAt: null })
  })

  it('is nothing in the evening, at the weekend or on a holiday; the next working morning is when to look', () => {
    assert.deepEqual(due(enrolled(), [stad], at('2026-09-01 20:00')), { nextAt: at('2026-09-02 08:00') })
    assert.deepEqual(due(enrolled(), [stad], at('2026-09-05 10:00')), { nextAt: at('2026-09-07 08:00') })
    assert.deepEqual(due(enrolled(), [stad], at('2026-12-25 10:00')), { nextAt: at('2026-12-28 08:00') })
  })

  it('is the next lesson on its own date', () => {
    const anna = enrolled({ ett: sent(at('2026-09-01 09:00')) })

    assert.deepEqual(due(anna, [stad], at('2026-09-14 10:00')), { nextAt: at('2026-09-15 09:00') })
    assert.equal(due(anna, [stad], at('2026-09-15 09:00')).item?.lesson, 'tva')
  })

  it('lets a late joiner catch up two working days apart', () => {
    const late = at('2026-10-05 10:00')
    const anna = enrolled({ ett: sent(late) })

    assert.deepEqual(due(anna, [stad], at('2026-10-06 10:00')), { nextAt: at('2026-10-07 08:00') })
    assert.equal(due(anna, [stad], at('2026-10-07 08:00')).item?.lesson, 'tva')
  })

  it('is one card a day over all courses', () => {
    const other = running(course('it', { lessons: [lesson('losen')] }))
    const anna = learner({
      standings: {
        stad: { joined: 0, items: { ett: sent(at('2026-09-01 09:00')) } },
        it: { joined: 0, items: {} },
      },
    })

    assert.deepEqual(due(anna, [stad, other], at('2026-09-01 10:00')), { nextAt: at('2026-09-02 08:00') })
    assert.equal(due(anna, [stad, other], at('2026-09-02 08:00')).item?.course, 'it')
  })

  it('is again what could not be delivered, once the learner can be reached', () => {
    const failed = { ...sent(at('2026-09-01 09:00')), state: 'unreached', reason: 'blocked' } as const
    const still = enrolled(
      { ett: failed },
      { reach: { kind: 'none', reason: 'blocked', since: failed.since } },
    )
    const back = enrolled(
      { ett: failed },
      { reach: { kind: 'teams', conversation: { serviceUrl: '', id: '' }, since: at('2026-09-02 10:00') } },
    )

    assert.equal(due(still, [stad], at('2026-09-03 10:00')).item, undefined)
    assert.equal(due(back, [stad], at('2026-09-03 10:00')).item?.lesson, 'ett')
  })

  it('is nothing any more after the last lesson', () => {
    const all = { ett: sent(1), tva: sent(1), tre: sent(1) }

    assert.deepEqual(due(enrolled(all), [stad], at('2026-11-03 09:00')), { nextAt: null })
  })
})
