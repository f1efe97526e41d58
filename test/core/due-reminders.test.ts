import assert from 'node:assert/strict'
import { due } from '../../bot/core/due.ts'
import { at, calendar, course, lesson, running } from '../support/builders.ts'
import { answered, enrolled, sent } from '../support/standings.ts'

const one = running(course('stad', { lessons: [lesson('ett')] }))
/** A Tuesday. */
const card = at('2026-09-01 09:00')
const reminderOf = (item: string) => ({
  kind: 'reminder',
  course: 'stad',
  item,
  lesson: item,
  question: 'main',
})

describe('a reminder', () => {
  it('comes on the morning of the third working day, with the same question', () => {
    const anna = enrolled({ ett: sent(card) })

    assert.deepEqual(due(anna, [one], at('2026-09-03 15:59')), {
      expired: [],
      nextAt: at('2026-09-04 08:00'),
    })
    assert.deepEqual(due(anna, [one], at('2026-09-04 08:00')).item, reminderOf('ett'))
  })

  it('comes again on the tenth, and then no more', () => {
    const once = enrolled({ ett: sent(card, { reminders: 1 }) })
    const twice = enrolled({ ett: sent(card, { reminders: 2 }) })

    assert.equal(due(once, [one], at('2026-09-14 12:00')).nextAt, at('2026-09-15 08:00'))
    assert.deepEqual(due(once, [one], at('2026-09-15 08:00')).item, reminderOf('ett'))
    assert.deepEqual(due(twice, [one], at('2026-09-16 12:00')), {
      expired: [],
      nextAt: at('2026-09-18 08:00'),
    })
  })

  it('counts neither holidays nor breaks', () => {
    const christmas = { ...calendar, breaks: [{ from: '2026-12-21', to: '2027-01-05' }] }
    const withBreak = running(course('stad', { calendar: christmas, lessons: [lesson('ett')] }))
    const anna = enrolled({ ett: sent(at('2026-12-16 09:00')) })

    // Thursday and Friday, then not before Thursday 7 January: Epiphany is the day before.
    assert.equal(due(anna, [withBreak], at('2026-12-18 15:00')).nextAt, at('2027-01-07 08:00'))
  })

  it('comes at eight by the clock on the wall after it has been put back', () => {
    const anna = enrolled({ ett: sent(at('2026-10-23 09:00')) })

    assert.equal(due(anna, [one], at('2026-10-26')).nextAt, Date.parse('2026-10-28T07:00Z'))
  })

  it('comes for a card that may never have arrived', () => {
    const anna = enrolled({ ett: sent(card, { state: 'unknown', reason: 'left behind' }) })

    assert.deepEqual(due(anna, [one], at('2026-09-04 08:00')).item, reminderOf('ett'))
  })

  it('doesn’t come for what is answered, or just being sent', () => {
    const teaching = {
      ...one.course.teaching,
      repetition: { ...one.course.teaching.repetition, retireAfterRight: 1 },
    }
    const noRepetition = running(course('stad', { lessons: [lesson('ett')], teaching }))

    for (const item of [answered(card, true), sent(card, { state: 'claimed' })]) {
      const anna = enrolled({ ett: item })

      assert.deepEqual(due(anna, [noRepetition], at('2026-09-16 08:00')), { expired: [], nextAt: null })
    }
  })

  it('comes for a survey too', () => {
    const survey = { questions: [], confidence: { sv: 'Jag vet.' } }
    const surveyed = running(course('stad', { survey }))
    const anna = enrolled({ 'survey.baseline': sent(card, { question: 'survey' }) })

    assert.deepEqual(due(anna, [surveyed], at('2026-09-04 08:00')).item, {
      ...reminderOf('survey.baseline'),
      question: 'survey',
    })
  })

  it('leaves the day to a lesson that comes an hour later, and follows the day after', () => {
    const stad = running()
    const anna = enrolled({ ett: sent(card, { reminders: 1 }) })
    const after = enrolled({
      ett: sent(card, { reminders: 1 }),
      tva: sent(at('2026-09-15 09:00'), { state: 'claimed' }),
    })

    assert.deepEqual(due(anna, [stad], at('2026-09-15 08:00')), {
      expired: [],
      nextAt: at('2026-09-15 09:00'),
    })
    assert.equal(due(anna, [stad], at('2026-09-15 09:00')).item?.item, 'tva')
    assert.deepEqual(due(after, [stad], at('2026-09-16 08:00')).item, reminderOf('ett'))
  })

  it('doesn’t come on the day of a lesson that another course has still to give', () => {
    const it = running(course('it', { lessons: [lesson('losen')], calendar: { ...calendar, time: '11:00' } }))
    const standings = {
      stad: { joined: 0, department: 'Skola', items: { ett: sent(at('2026-08-27 09:00')) } },
      it: { joined: 0, department: 'Skola', items: {} },
    }
    const anna = enrolled({}, { standings })

    assert.deepEqual(due(anna, [one, it], at('2026-09-01 08:00')), {
      expired: [],
      nextAt: at('2026-09-01 11:00'),
    })
  })
})

describe('an open item', () => {
  it('expires on the morning of the thirteenth working day, and is not asked about then', () => {
    const anna = enrolled({ ett: sent(card, { reminders: 1 }) })

    assert.deepEqual(due(anna, [one], at('2026-09-18 07:59')).expired, [])
    assert.deepEqual(due(anna, [one], at('2026-09-18 08:00')), {
      expired: [reminderOf('ett')],
      nextAt: null,
    })
  })

  it('expires without a reminder after weeks of silence', () => {
    const anna = enrolled({ ett: sent(card) })

    assert.deepEqual(due(anna, [one], at('2026-09-23 12:00')), {
      expired: [reminderOf('ett')],
      nextAt: null,
    })
  })

  it('makes room for the next lesson when it expires', () => {
    const anna = enrolled({ ett: sent(card, { reminders: 2 }) })

    const { item, expired } = due(anna, [running()], at('2026-09-18 10:00'))

    assert.equal(item?.item, 'tva')
    assert.deepEqual(expired, [reminderOf('ett')])
  })

  it('expires with the course, on the midnight after its last day', () => {
    const short = running(
      course('stad', { lessons: [lesson('ett')], calendar: { ...calendar, end: '2026-09-09' } }),
    )
    const anna = enrolled({ ett: sent(card, { reminders: 1 }) })

    assert.deepEqual(due(anna, [short], at('2026-09-09 15:00')), {
      expired: [],
      nextAt: at('2026-09-10 00:00'),
    })
    assert.deepEqual(due(anna, [short], at('2026-09-10 00:00')), {
      expired: [reminderOf('ett')],
      nextAt: null,
    })
  })

  it('expires for someone nothing reaches any more', () => {
    const reach = { kind: 'none', reason: 'blocked', since: at('2026-09-02') } as const
    const anna = enrolled({ ett: sent(card) }, { reach })

    assert.equal(due(anna, [one], at('2026-09-03 12:00')).nextAt, at('2026-09-18 08:00'))
    assert.equal(due(anna, [one], at('2026-09-18 08:00')).expired.length, 1)
  })
})
