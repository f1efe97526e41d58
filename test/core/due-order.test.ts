import assert from 'node:assert/strict'
import { due } from '../../bot/core/due.ts'
import { at, calendar, course, learner, lesson, running } from '../support/builders.ts'
import { answered, enrolled, sent } from '../support/standings.ts'

const stad = running()
const open = { ett: sent(at('2026-09-24 09:00')) }
const forgotten = { tva: answered(at('2026-09-15 09:00'), false) }
const now = at('2026-09-29 09:00')

describe('of several things due', () => {
  it('a lesson goes before a repetition, and a repetition before a reminder', () => {
    const had = { tre: answered(at('2026-09-28 09:00'), true) }

    assert.equal(due(enrolled({ ...open, ...forgotten }), [stad], now).item?.kind, 'lesson')
    assert.equal(due(enrolled({ ...open, ...forgotten, ...had }), [stad], now).item?.kind, 'repetition')
    assert.equal(
      due(enrolled({ ...open, ...had, tva: answered(1, true), 'tva.r1': answered(2, true) }), [stad], now)
        .item?.kind,
      'reminder',
    )
  })

  it('the others come on the days after, so that is when to look', () => {
    const { nextAt } = due(enrolled({ ...open, ...forgotten }), [stad], now)

    assert.equal(nextAt, at('2026-09-30 08:00'))
  })

  it('the repetition most likely forgotten goes first, not the one that has waited longest', () => {
    const items = {
      ett: answered(at('2026-09-01 09:00'), true),
      tva: answered(at('2026-09-15 09:00'), false),
      tre: answered(at('2026-09-14 09:00'), true),
    }

    // All three are due; a wrong answer fades fastest, though "ett" has been due for longer.
    const { item } = due(enrolled(items), [stad], at('2026-10-12 09:00'))

    assert.equal(item?.item, 'tva.r1')
  })

  it('of two right answers the older is more likely forgotten', () => {
    const items = {
      ett: answered(at('2026-09-15 09:00'), true),
      tva: answered(at('2026-09-01 09:00'), true),
      tre: sent(at('2026-09-16 09:00'), { state: 'expired' }),
    }

    assert.equal(due(enrolled(items), [stad], at('2026-10-15 09:00')).item?.item, 'tva.r1')
  })

  it('the lesson that has waited longer goes first over two courses', () => {
    const it = running(
      course('it', { lessons: [lesson('losen')], calendar: { ...calendar, weekdays: ['monday'] } }),
    )
    const anna = learner({
      standings: {
        stad: { joined: 0, department: 'Skola', items: {} },
        it: { joined: 0, department: 'Skola', items: {} },
      },
    })

    // Lesson "ett" went out on 1 September, "losen" on the 14th.
    const both = [
      due(anna, [it, stad], at('2026-09-14 10:00')),
      due(anna, [stad, it], at('2026-09-14 10:00')),
    ]

    assert.deepEqual(
      both.map(({ item }) => item?.item),
      ['ett', 'ett'],
    )
  })
})

describe('over two courses', () => {
  it('one card comes a day', () => {
    const it = running(course('it', { lessons: [lesson('losen')] }))
    const standings = {
      stad: { joined: 0, department: 'Skola', items: { ett: answered(at('2026-09-01 09:00'), true) } },
      it: { joined: 0, department: 'Skola', items: {} },
    }
    const anna = learner({ standings })

    assert.deepEqual(due(anna, [stad, it], at('2026-09-01 10:00')), {
      expired: [],
      nextAt: at('2026-09-02 08:00'),
    })
    assert.equal(due(anna, [stad, it], at('2026-09-02 08:00')).item?.course, 'it')
  })

  it('a reminder counts as the card of its day', () => {
    const reminded = sent(at('2026-08-27 09:00'), { shownAt: at('2026-09-01 08:00'), reminders: 1 })
    const it = running(course('it', { lessons: [lesson('losen')] }))
    const standings = {
      stad: { joined: 0, department: 'Skola', items: { ett: reminded } },
      it: { joined: 0, department: 'Skola', items: {} },
    }

    const { item, nextAt } = due(learner({ standings }), [stad, it], at('2026-09-01 09:00'))

    assert.equal(item, undefined)
    assert.equal(nextAt, at('2026-09-02 08:00'))
  })

  it('each keeps its own calendar: what one has to wait for, the other doesn’t', () => {
    const pausing = { ...calendar, breaks: [{ from: '2026-09-02', to: '2026-09-13' }] }
    const withBreak = running(course('stad', { calendar: pausing }))
    const it = running(course('it', { lessons: [lesson('losen')] }))
    const anna = learner({
      standings: {
        stad: { joined: 0, department: 'Skola', items: {} },
        it: { joined: 0, department: 'Skola', items: {} },
      },
    })
    const after = learner({
      standings: {
        stad: { joined: 0, department: 'Skola', items: { ett: answered(at('2026-09-01 09:00'), true) } },
        it: { joined: 0, department: 'Skola', items: {} },
      },
    })

    const { item, nextAt } = due(anna, [withBreak, it], at('2026-09-01 09:00'))

    assert.equal(item?.item, 'ett')
    assert.equal(nextAt, at('2026-09-02 08:00'))
    assert.equal(due(after, [withBreak, it], at('2026-09-02 08:00')).item?.item, 'losen')
  })

  it('lessons with the same id are not mixed up', () => {
    const it = running(course('it', { lessons: [lesson('ett')] }))
    const standings = {
      stad: {
        joined: 0,
        department: 'Skola',
        items: {
          ett: sent(at('2026-09-02 09:00'), { reminders: 2 }),
          tva: sent(1, { state: 'expired' }),
          tre: sent(2, { state: 'expired' }),
        },
      },
      it: { joined: 0, department: 'Skola', items: { ett: sent(at('2026-09-08 09:00'), { reminders: 1 }) } },
    } as const

    const { item, expired } = due(learner({ standings }), [stad, it], at('2026-09-22 10:00'))

    assert.deepEqual(
      expired.map((over) => over.course),
      ['stad'],
    )
    assert.deepEqual([item?.course, item?.kind], ['it', 'reminder'])
  })

  it('the end of one is when to look at what goes out on its last day', () => {
    const short = running(
      course('stad', { lessons: [lesson('ett')], calendar: { ...calendar, end: '2026-09-01' } }),
    )

    const { item, nextAt } = due(enrolled(), [short], at('2026-09-01 09:00'))

    assert.equal(item?.item, 'ett')
    assert.equal(nextAt, at('2026-09-02 00:00'))
  })
})
