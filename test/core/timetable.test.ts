import assert from 'node:assert/strict'
import {
  createTimetable,
  localDate,
  nextWorkingTime,
  opensAfterWorkingDays,
  workingDaysBetween,
} from '../../bot/core/timetable.ts'
import { at, calendar } from '../support/builders.ts'

const dates = (start: string, count: number, overrides = {}) =>
  createTimetable({ ...calendar, start, ...overrides }, count).lessonTimes.map((time) =>
    localDate('Europe/Stockholm', time),
  )

describe('a timetable', () => {
  it('sends a lesson every second Tuesday from the start', () => {
    assert.deepEqual(dates('2026-09-01', 3), ['2026-09-01', '2026-09-15', '2026-09-29'])
  })

  it('begins on the first weekday after a start in the middle of the week', () => {
    assert.deepEqual(dates('2026-09-03', 2, { everyWeeks: 1 }), ['2026-09-08', '2026-09-15'])
  })

  it('sends on each of its weekdays, however they are written', () => {
    const weekdays = ['friday', 'monday', 'wednesday']

    assert.deepEqual(dates('2026-09-01', 5, { weekdays }), [
      '2026-09-02',
      '2026-09-04',
      '2026-09-14',
      '2026-09-16',
      '2026-09-18',
    ])
  })

  it('moves a lesson of the weekend to Monday', () => {
    assert.deepEqual(dates('2026-09-01', 2, { weekdays: ['saturday'] }), ['2026-09-07', '2026-09-21'])
    assert.deepEqual(dates('2026-09-01', 2, { weekdays: ['sunday'] }), ['2026-09-07', '2026-09-21'])
  })

  it('has breaks from their first day to their last', () => {
    const weekly = (from: string, to: string) =>
      dates('2026-09-01', 3, { everyWeeks: 1, breaks: [{ from, to }] })

    assert.deepEqual(weekly('2026-09-08', '2026-09-09'), ['2026-09-01', '2026-09-15', '2026-09-22'])
    assert.deepEqual(weekly('2026-09-07', '2026-09-08'), ['2026-09-01', '2026-09-15', '2026-09-22'])
    assert.deepEqual(weekly('2026-09-09', '2026-09-14'), ['2026-09-01', '2026-09-08', '2026-09-15'])
  })

  it('leaves out what falls in a break, and moves what falls on a holiday to the next working day', () => {
    const christmas = { breaks: [{ from: '2026-12-21', to: '2027-01-05' }] }

    // 6 January is Epiphany.
    assert.deepEqual(dates('2026-12-09', 4, { weekdays: ['wednesday'], everyWeeks: 1, ...christmas }), [
      '2026-12-09',
      '2026-12-16',
      '2027-01-07',
      '2027-01-13',
    ])
  })

  it('keeps nine o’clock local time when daylight saving ends', () => {
    const { lessonTimes } = createTimetable({ ...calendar, everyWeeks: 1, start: '2026-10-20' }, 2)

    assert.deepEqual(lessonTimes, [
      Date.parse('2026-10-20T09:00+02:00'),
      Date.parse('2026-10-27T09:00+01:00'),
    ])
  })

  it('knows working time: not evenings, weekends or holidays', () => {
    const timetable = createTimetable(calendar, 3)
    const next = (local: string) => nextWorkingTime(timetable, at(local))

    assert.equal(next('2026-09-01 10:30'), at('2026-09-01 10:30'))
    assert.equal(next('2026-09-01 16:00'), at('2026-09-02 08:00'))
    assert.equal(next('2026-09-04 17:00'), at('2026-09-07 08:00'))
    assert.equal(next('2026-12-24 09:00'), at('2026-12-28 08:00'))
  })

  it('counts working days over a weekend', () => {
    const timetable = createTimetable(calendar, 3)

    assert.equal(opensAfterWorkingDays(timetable, at('2026-09-04 09:00'), 2), at('2026-09-08 08:00'))
    assert.equal(opensAfterWorkingDays(timetable, at('2026-09-05 09:00'), 1), at('2026-09-07 08:00'))
  })

  it('counts the working days between two moments', () => {
    const timetable = createTimetable(calendar, 3)
    const between = (first: string, last: string) => workingDaysBetween(timetable, at(first), at(last))

    assert.equal(between('2026-09-04 09:00', '2026-09-08 08:00'), 2)
    assert.equal(between('2026-09-04 09:00', '2026-09-04 15:00'), 0)
    assert.equal(between('2026-09-04 09:00', '2026-09-06 15:00'), 0)
  })

  it('ends: there is no working time after it', () => {
    const timetable = createTimetable({ ...calendar, end: '2026-10-09' }, 3)

    assert.equal(nextWorkingTime(timetable, at('2026-10-09 15:59')), at('2026-10-09 15:59'))
    assert.equal(nextWorkingTime(timetable, at('2026-10-09 16:00')), null)
    assert.equal(opensAfterWorkingDays(timetable, at('2026-10-08 10:00'), 2), null)
    assert.equal(timetable.endsAt, at('2026-10-10 00:00'))
  })

  it('has room for the surveys before and after the lessons', () => {
    const { lessonTimes, baselineAt, followUpAt } = createTimetable({ ...calendar, everyWeeks: 1 }, 2, true)

    assert.equal(baselineAt, at('2026-09-01 09:00'))
    assert.deepEqual(lessonTimes, [at('2026-09-08 09:00'), at('2026-09-15 09:00')])
    assert.equal(followUpAt, at('2026-09-22 09:00'))
  })

  it('says so when the survey after the last lesson has no room, or the last lesson falls on a free last day', () => {
    const weekly = { ...calendar, everyWeeks: 1, end: '2026-09-15' }
    const christmas = { ...calendar, weekdays: ['thursday'] as const, start: '2026-12-01', end: '2026-12-25' }

    assert.throws(() => createTimetable(weekly, 2, true), /the survey after the last lesson does not fit/)
    assert.throws(() => createTimetable(christmas, 3), /only 2 of 3 lessons fit/)
  })

  it('says so when the breaks leave no room', () => {
    const breaks = [{ from: '2026-01-01', to: '2040-01-01' }]

    assert.throws(
      () => createTimetable({ ...calendar, breaks }, 1),
      /only 0 of 1 lessons fit .* shorter breaks/,
    )
  })
})
