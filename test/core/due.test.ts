import assert from 'node:assert/strict'
import { due } from '../../bot/core/due.ts'
import type { Standing } from '../../bot/core/standing.ts'
import { at, conversation, course, learner, lesson, running } from '../support/builders.ts'
import { answered, enrolled, sent, unreached } from '../support/standings.ts'

const stad = running()
const over = (cardAt: number) => sent(cardAt, { state: 'expired' })

describe('due', () => {
  it('is the first lesson at its moment, and not a minute before', () => {
    assert.deepEqual(due(enrolled(), [stad], at('2026-09-01 08:59')), {
      expired: [],
      nextAt: at('2026-09-01 09:00'),
    })
    assert.deepEqual(due(enrolled(), [stad], at('2026-09-01 09:00')).item, {
      kind: 'lesson',
      course: 'stad',
      item: 'ett',
      lesson: 'ett',
      question: 'main',
    })
  })

  it('is nothing for someone who isn’t enrolled', () => {
    assert.deepEqual(due(learner(), [stad], at('2026-09-01 09:00')), { expired: [], nextAt: null })
  })

  it('is nothing for someone who has left, not even the end of what is open', () => {
    const gone = enrolled({ ett: sent(at('2026-09-01 09:00')) }, { left: at('2026-09-02') })

    assert.deepEqual(due(gone, [stad], at('2026-12-01 09:00')), { expired: [], nextAt: null })
  })

  it('is nothing in the evening, at the weekend or on a holiday; the next working morning is when to look', () => {
    const next = (local: string) => due(enrolled(), [stad], at(local))

    assert.deepEqual(next('2026-09-01 20:00'), { expired: [], nextAt: at('2026-09-02 08:00') })
    assert.deepEqual(next('2026-09-05 10:00'), { expired: [], nextAt: at('2026-09-07 08:00') })
    assert.deepEqual(next('2026-12-25 10:00'), { expired: [], nextAt: at('2026-12-28 08:00') })
  })

  it('is the next lesson on its own date', () => {
    const anna = enrolled({ ett: over(at('2026-09-01 09:00')) })

    assert.deepEqual(due(anna, [stad], at('2026-09-14 10:00')), {
      expired: [],
      nextAt: at('2026-09-15 09:00'),
    })
    assert.equal(due(anna, [stad], at('2026-09-15 09:00')).item?.item, 'tva')
  })

  it('is nine o’clock by the clock on the wall, before and after it is put back', () => {
    const weekly = running(
      course('stad', {
        calendar: { ...stad.course.calendar, everyWeeks: 1, start: '2026-10-20', end: '2026-12-01' },
      }),
    )
    const second = enrolled({ ett: over(at('2026-10-20 09:00')) })

    assert.equal(due(enrolled(), [weekly], 0).nextAt, Date.parse('2026-10-20T07:00Z'))
    assert.equal(due(second, [weekly], at('2026-10-23')).nextAt, Date.parse('2026-10-27T08:00Z'))
  })

  it('is nine o’clock in spring too', () => {
    const calendar = {
      ...stad.course.calendar,
      everyWeeks: 1,
      start: '2026-03-24',
      end: '2026-04-30',
    }
    const weekly = running(course('stad', { calendar, lessons: [lesson('ett'), lesson('tva')] }))
    const since = (items: Standing['items']) =>
      learner({ standings: { stad: { joined: 0, department: 'Skola', items } } })
    const second = since({ ett: over(at('2026-03-24 09:00')) })

    assert.equal(due(since({}), [weekly], 0).nextAt, Date.parse('2026-03-24T08:00Z'))
    assert.equal(due(second, [weekly], at('2026-03-27')).nextAt, Date.parse('2026-03-31T07:00Z'))
  })

  it('is still a lesson for someone nothing reaches, so that they are counted, but nothing that asks again', () => {
    const reach = { kind: 'none', reason: 'blocked', since: at('2026-09-01 08:00') } as const
    const anna = enrolled({}, { reach })
    const before = enrolled(
      { ett: sent(at('2026-09-01 09:00')), tva: answered(at('2026-09-02 09:00'), false) },
      { reach },
    )

    assert.equal(due(anna, [stad], at('2026-09-01 09:00')).item?.item, 'ett')
    assert.equal(due(before, [stad], at('2026-09-16 10:00')).item, undefined)
  })

  it('is again what could not be delivered, once the learner can be reached', () => {
    const failed = unreached(at('2026-09-01 09:00'))
    const back = { kind: 'teams', conversation, since: at('2026-09-02 10:00') } as const
    const early = { ...back, since: at('2026-09-01 09:00') }

    const offered = (reach: typeof back) =>
      due(enrolled({ ett: failed }, { reach }), [stad], at('2026-09-03 10:00'))

    assert.equal(offered(back).item?.item, 'ett')
    assert.equal(offered(back).item?.kind, 'lesson')
    assert.deepEqual(offered(early), { expired: [], nextAt: at('2026-09-15 09:00') })
  })

  it('isn’t tried again because there is another reason why it cannot be delivered', () => {
    const reach = { kind: 'none', reason: 'uninstalled', since: at('2026-09-02 10:00') } as const
    const anna = enrolled({ ett: unreached(at('2026-09-01 09:00')) }, { reach })

    assert.equal(due(anna, [stad], at('2026-09-03 10:00')).item, undefined)
  })

  it('doesn’t count a card that could not be delivered as the card of that day', () => {
    const back = { kind: 'teams', conversation, since: at('2026-09-01 10:00') } as const
    const anna = enrolled({ ett: unreached(at('2026-09-01 09:00')) }, { reach: back })

    assert.equal(due(anna, [stad], at('2026-09-01 11:00')).item?.item, 'ett')
  })

  it('is nothing any more after the last lesson', () => {
    const all = { ett: over(1), tva: over(2), tre: over(3) }

    assert.deepEqual(due(enrolled(all), [stad], at('2026-11-03 09:00')), { expired: [], nextAt: null })
  })
})
