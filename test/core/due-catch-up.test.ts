import assert from 'node:assert/strict'
import { due } from '../../bot/core/due.ts'
import { at, calendar, course, learner, lesson, running } from '../support/builders.ts'
import { answered, enrolled, sent } from '../support/standings.ts'

const stad = running()
const daily = running(
  course('stad', {
    calendar: {
      ...calendar,
      weekdays: ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'],
      everyWeeks: 1,
    },
    lessons: ['a', 'b', 'c', 'd'].map((id) => lesson(id)),
  }),
)

describe('those who catch up', () => {
  it('get the first lesson when they join', () => {
    const joined = at('2026-10-05 10:00')
    const anna = learner({ standings: { stad: { joined, department: 'Skola', items: {} } } })

    assert.equal(due(anna, [stad], joined - 1).item, undefined)
    assert.equal(due(anna, [stad], joined).item?.item, 'ett')
  })

  it('get the next one two working days later, from the morning on', () => {
    const anna = enrolled({ ett: answered(at('2026-10-05 10:00'), true) })

    assert.deepEqual(due(anna, [stad], at('2026-10-06 10:00')), {
      expired: [],
      nextAt: at('2026-10-07 08:00'),
    })
    assert.equal(due(anna, [stad], at('2026-10-07 08:00')).item?.item, 'tva')
  })

  it('wait over a weekend', () => {
    const anna = enrolled({ ett: answered(at('2026-10-08 10:00'), true) })

    assert.equal(due(anna, [stad], at('2026-10-09 10:00')).nextAt, at('2026-10-12 08:00'))
  })

  it('wait as long after a break as at any other time', () => {
    const withBreak = running(
      course('stad', {
        calendar: { ...calendar, everyWeeks: 1, breaks: [{ from: '2026-10-06', to: '2026-10-11' }] },
      }),
    )
    const anna = enrolled({ ett: answered(at('2026-10-05 10:00'), true) })

    assert.equal(due(anna, [withBreak], at('2026-10-12 10:00')).nextAt, at('2026-10-13 08:00'))
  })

  it('get them as close as the calendar itself sets them', () => {
    const anna = enrolled({ a: answered(at('2026-10-05 15:00'), true) })

    assert.equal(due(anna, [daily], at('2026-10-05 15:30')).nextAt, at('2026-10-06 08:00'))
    assert.equal(due(anna, [daily], at('2026-10-06 08:00')).item?.item, 'b')
  })

  it('stay on their days with those who get a lesson late in the day', () => {
    const anna = enrolled({ a: answered(at('2026-09-01 15:30'), true) })

    assert.equal(due(anna, [daily], at('2026-09-02 08:00')).nextAt, at('2026-09-02 09:00'))
  })

  it('are not held up by a reminder of the lesson before', () => {
    const reminded = sent(at('2026-09-08 09:00'), { shownAt: at('2026-09-14 08:00'), reminders: 1 })

    assert.equal(due(enrolled({ ett: reminded }), [stad], at('2026-09-15 09:00')).item?.item, 'tva')
  })

  it('get nothing for which the course has no day left', () => {
    const short = running(
      course('stad', {
        calendar: { ...calendar, everyWeeks: 1, end: '2026-09-16' },
        teaching: {
          ...stad.course.teaching,
          repetition: { ...stad.course.teaching.repetition, afterRightDays: 99 },
        },
      }),
    )
    const anna = enrolled({ ett: answered(at('2026-09-15 09:00'), true) })

    assert.deepEqual(due(anna, [short], at('2026-09-16 09:00')), { expired: [], nextAt: null })
  })
})
