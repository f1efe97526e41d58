import assert from 'node:assert/strict'
import { due } from '../../bot/core/due.ts'
import { at, course, lesson, running } from '../support/builders.ts'
import { answered, enrolled, sent } from '../support/standings.ts'

const factUntil = (recheck: string) => ({
  claim: { sv: 'Det är så.' },
  source: 'exempel.se',
  checked: '2026-01-01',
  recheck,
})
/** The second of three lessons tells these facts. */
const withFacts = (...rechecks: string[]) =>
  running(
    course('stad', {
      lessons: [lesson('ett'), lesson('tva', { facts: rechecks.map(factUntil) }), lesson('tre')],
    }),
  )
const ett = answered(at('2026-09-01 09:00'), true)
const tre = answered(at('2026-09-29 09:00'), true)

describe('a lesson with a fact past its recheck date', () => {
  it('is passed over, and the course moves on', () => {
    const stad = withFacts('2027-12-31', '2026-09-14')
    const anna = enrolled({ ett })

    assert.equal(due(anna, [stad], at('2026-09-15 09:00')).item, undefined)
    assert.equal(due(anna, [stad], at('2026-09-29 09:00')).item?.item, 'tre')
  })

  it('may still be told on the recheck date itself', () => {
    assert.equal(due(enrolled({ ett }), [withFacts('2026-09-15')], at('2026-09-15 09:00')).item?.item, 'tva')
  })

  it('is given later, when the fact has been renewed, at catching-up distance', () => {
    const anna = enrolled({ ett, tre, 'ett.r1': answered(at('2026-09-29 10:00'), true) })

    assert.equal(due(anna, [withFacts('2026-09-14')], at('2026-10-01 08:00')).item, undefined)
    assert.equal(due(anna, [withFacts('2027-09-14')], at('2026-09-30 12:00')).nextAt, at('2026-10-01 08:00'))
    assert.equal(due(anna, [withFacts('2027-09-14')], at('2026-10-01 08:00')).item?.item, 'tva')
  })

  it('is neither repeated nor reminded of, but expires', () => {
    const stad = withFacts('2026-09-16')
    const had = { ett, 'ett.r1': tre, tre: sent(at('2026-09-02 09:00'), { state: 'expired' }) }
    const open = enrolled({ ...had, tva: sent(at('2026-09-15 09:00')) })
    const wrong = enrolled({ ...had, tva: answered(at('2026-09-15 09:00'), false) })

    assert.deepEqual(due(open, [stad], at('2026-09-30 08:00')), {
      expired: [],
      nextAt: at('2026-10-02 08:00'),
    })
    assert.deepEqual(due(wrong, [stad], at('2026-10-15 08:00')), { expired: [], nextAt: null })
  })

  it('doesn’t bring the next one closer', () => {
    const weekdays = ['monday', 'thursday', 'friday'] as const
    const dense = { ...withFacts().course.calendar, weekdays, everyWeeks: 1 }
    const stad = running({ ...withFacts('2026-09-05').course, calendar: dense })
    const anna = enrolled({ ett: answered(at('2026-10-05 09:00'), true) })

    // The calendar has one working day between "tva" and "tre", but two between "ett" and "tre".
    assert.equal(due(anna, [stad], at('2026-10-05 12:00')).nextAt, at('2026-10-07 08:00'))
  })
})
