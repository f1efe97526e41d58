import assert from 'node:assert/strict'
import { due } from '../../bot/core/due.ts'
import { at, calendar, course, learner, lesson, running } from '../support/builders.ts'
import { enrolled, sent } from '../support/standings.ts'

const stad = running()
const one = running(course('stad', { lessons: [lesson('ett')] }))
const card = at('2026-09-01 09:00')
/** From a Wednesday to the Monday two and a half weeks later. */
const pause = { from: at('2026-09-02 10:00'), until: at('2026-09-21 00:00') }

describe('a pause', () => {
  it('has nothing in it, and ends when it ends', () => {
    const anna = enrolled({ ett: sent(card) }, { pause })
    const nothing = { expired: [], nextAt: pause.until }

    assert.deepEqual(due(anna, [stad], pause.from), nothing)
    assert.deepEqual(due(anna, [stad], at('2026-09-18 08:00')), nothing)
    assert.deepEqual(due(anna, [stad], pause.until - 1), nothing)
  })

  it('changes nothing before it begins', () => {
    const anna = enrolled({ ett: sent(card) }, { pause: { ...pause, from: at('2026-09-07') } })
    const fresh = enrolled({}, { pause })

    assert.equal(due(fresh, [stad], card).item?.item, 'ett')
    assert.equal(due(anna, [stad], at('2026-09-04 08:00')).item?.kind, 'reminder')
  })

  it('lets one catch up after it', () => {
    const anna = enrolled({ ett: sent(card, { state: 'expired' }) }, { pause })

    assert.equal(due(anna, [stad], pause.until).nextAt, at('2026-09-21 08:00'))
    assert.equal(due(anna, [stad], at('2026-09-21 08:00')).item?.item, 'tva')
  })

  it('doesn’t count towards reminders: they are counted from its end', () => {
    const anna = enrolled({ ett: sent(card) }, { pause })

    assert.equal(due(anna, [one], pause.until).nextAt, at('2026-09-24 08:00'))
  })

  it('doesn’t count towards expiry either', () => {
    const anna = enrolled({ ett: sent(card, { reminders: 2 }) }, { pause })

    assert.equal(due(anna, [one], pause.until).nextAt, at('2026-10-08 08:00'))
  })

  it('is of no account for a card that came after it', () => {
    const anna = enrolled({ ett: sent(at('2026-09-22 09:00')) }, { pause })

    assert.equal(due(anna, [one], at('2026-09-23')).nextAt, at('2026-09-25 08:00'))
  })

  it('lets expire what the course took with it, once the pause is over', () => {
    const short = running(
      course('stad', { lessons: [lesson('ett')], calendar: { ...calendar, end: '2026-09-09' } }),
    )
    const anna = enrolled({ ett: sent(card) }, { pause })

    assert.deepEqual(due(anna, [short], at('2026-09-12')), { expired: [], nextAt: pause.until })
    assert.deepEqual(
      due(anna, [short], pause.until).expired.map(({ item }) => item),
      ['ett'],
    )
  })
})

describe('a course that is paused', () => {
  it('sends nothing and lets nothing expire, while another goes on', () => {
    const stad = running(course('stad'))
    const it = running(course('it'))
    const open = { joined: 0, department: 'Skola', items: { ett: sent(at('2026-09-01 09:00')) } }
    const anna = learner({ standings: { stad: open, it: { joined: 0, department: 'Skola', items: {} } } })

    const { item, expired } = due(anna, [{ ...stad, isPaused: true }, it], at('2026-10-20 09:00'))

    assert.deepEqual(expired, [])
    assert.equal(item?.course, 'it')
  })
})
