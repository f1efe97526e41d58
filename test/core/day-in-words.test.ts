import assert from 'node:assert/strict'
import { dateInWords, dayInWords, timeInWords } from '../../bot/core/day-in-words.ts'
import { at } from '../support/builders.ts'

const zone = 'Europe/Stockholm'
const moment = at('2026-09-15 09:05')

describe('a moment in words', () => {
  it('is said as Swedes say it', () => {
    assert.equal(dayInWords(moment, zone, 'sv'), 'tisdag 15 september 2026')
    assert.equal(dateInWords(moment, zone, 'sv'), '15 september 2026')
    assert.equal(timeInWords(moment, zone, 'sv'), '09:05')
  })

  it('is said in Europe’s English: the day before the month, a day of 24 hours', () => {
    assert.equal(dayInWords(moment, zone, 'en'), 'Tuesday, 15 September 2026')
    assert.equal(dateInWords(moment, zone, 'en'), '15 September 2026')
    assert.equal(timeInWords(at('2026-09-15 15:05'), zone, 'en'), '15:05')
  })

  it('is that of the course’s zone', () => {
    assert.equal(dateInWords(at('2026-09-15 23:30'), 'Europe/Helsinki', 'sv'), '16 september 2026')
  })
})
