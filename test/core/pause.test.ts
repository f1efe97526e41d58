import assert from 'node:assert/strict'
import { type PauseLength, pauseBounds, pauseEnd } from '../../bot/core/pause.ts'
import { at } from '../support/builders.ts'

const zone = 'Europe/Stockholm'
/** A Tuesday. */
const now = at('2026-09-01 10:00')

const ends: [string, PauseLength, string][] = [
  ['three weeks', { kind: 'days', days: 21 }, '2026-09-22'],
  ['one day, which ends tomorrow', { kind: 'days', days: 1 }, '2026-09-02'],
  ['the longest there is', { kind: 'days', days: 182 }, '2027-03-02'],
  ['a day of this year', { kind: 'date', day: 15, month: 11 }, '2026-11-15'],
  ['a day of the next year, the year unsaid', { kind: 'date', day: 15, month: 1 }, '2027-01-15'],
  ['up to and including a day', { kind: 'date', day: 15, month: 1, isWhole: true }, '2027-01-16'],
  ['the next Monday', { kind: 'weekday', weekday: 1 }, '2026-09-07'],
  ['the same weekday, a week from today', { kind: 'weekday', weekday: 2 }, '2026-09-08'],
  ['a week of this year', { kind: 'week', week: 40 }, '2026-09-28'],
  ['a week of the next year', { kind: 'week', week: 3 }, '2027-01-18'],
  ['up to and including a week', { kind: 'week', week: 40, isWhole: true }, '2026-10-05'],
  ['week 53, which 2026 has', { kind: 'week', week: 53 }, '2026-12-28'],
]

const refusals: [string, PauseLength, string][] = [
  ['no days', { kind: 'days', days: 0 }, 'past'],
  ['today', { kind: 'date', day: 1, month: 9, year: 2026 }, 'past'],
  ['yesterday', { kind: 'date', day: 31, month: 8, year: 2026 }, 'past'],
  ['a day that was two weeks ago, the year unsaid', { kind: 'date', day: 15, month: 8 }, 'past'],
  ['a day more than half a year', { kind: 'days', days: 183 }, 'too long'],
  ['a number no calendar has', { kind: 'days', days: 7e9 }, 'too long'],
  ['a far day', { kind: 'date', day: 1, month: 6, year: 2027 }, 'too long'],
  ['a far day, the year unsaid', { kind: 'date', day: 15, month: 4 }, 'too long'],
  ['30 February', { kind: 'date', day: 30, month: 2 }, 'no such date'],
  ['29 February of a year without', { kind: 'date', day: 29, month: 2, year: 2027 }, 'no such date'],
  ['a thirteenth month', { kind: 'date', day: 1, month: 13 }, 'no such date'],
  ['the year 0', { kind: 'date', day: 1, month: 1, year: 0 }, 'past'],
  ['week 60', { kind: 'week', week: 60 }, 'no such date'],
]

describe('a pause', () => {
  for (const [what, length, day] of ends) {
    it(`ends as its last day begins: ${what}`, () => {
      assert.deepEqual(pauseEnd(length, now, zone), { kind: 'until', until: at(`${day} 00:00`) })
    })
  }

  for (const [what, length, kind] of refusals) {
    it(`can't be (${kind}): ${what}`, () => {
      assert.deepEqual(pauseEnd(length, now, zone), { kind })
    })
  }

  it('counts days in the course’s zone, not in UTC', () => {
    const lateInStockholm = at('2026-09-01 23:30')
    const earlyInStockholm = at('2026-09-02 00:30')

    assert.deepEqual(pauseBounds(lateInStockholm, zone), { earliest: '2026-09-02', latest: '2027-03-02' })
    assert.deepEqual(pauseBounds(earlyInStockholm, zone), { earliest: '2026-09-03', latest: '2027-03-03' })
  })
})
