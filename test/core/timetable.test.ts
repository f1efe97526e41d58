import assert from 'node:assert/strict'
import {
  createTimetable,
  localDate,
  nextWorkingTime,
  opensAfterWorkingDays,
} from '../../bot/core/timetable.ts'
import { at, calendar } from '../support/builders.ts'

const dates = (start: string, count: number, overrides = {}) =>
  createTimetable({ ...calendar, ...overrides }, start, count).lessonTimes.map((time) =>
    localDate('Europe/Stockholm', time),
  )

describe('a timetable', () => {
  it('sends a lesson every second Tuesday from the start', () => {
    assert.deepEqual(dates('2026-09-01', 3), ['2026-09-01', '2026-09-15', '2026-09-29'])
  })

  it('begins on the first weekday after a start in the middle of the week', () => {
    assert.deepEqual(dates('2026-09-03', 2, { everyWeeks: 1 }), ['2026-09-08', '2026-09-15'])
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
    const { lessonTimes } = createTimetable({ ...calendar, everyWeeks: 1 }, '2026-10-20', 2)

    assert.deepEqual(lessonTimes, [
      Date.parse('2026-10-20T09:00+02:00'),
      Date.parse('2026-10-27T09:00+01:00'),
    ])
  })

  it('knows working time: not evenings, weekends or holidays', () => {
    const timetable = createTimetable(calendar, '2026-09-01', 30)
    const next = (local: string) => nextWorkingTime(timetable, at(local))

    assert.equal(next('2026-09-01 10:30'), at('2026-09-01 10:30'))
    assert.equal(next('2026-09-01 16:00'), at('2026-09-02 08:00'))
    assert.equal(next('2026-09-04 17:00'), at('2026-09-07 08:00'))
    assert.equal(next('2026-12-24 09:00'), at('2026-12-28 08:00'))
  })

  it('counts working days over a weekend', () => {
    const timetable = createTimetable(calendar, '2026-09-01', 3)

    assert.equal(opensAfterWorkingDays(timetable, at('2026-09-04 09:00'), 2), at('2026-09-08 08:00'))
    assert.equal(opensAfterWorkingDays(timetable, at('2026-09-05 09:00'), 1), at('2026-09-07 08:00'))
  })

  it('says so when the breaks leave no room', () => {
    const breaks = [{ from: '2026-01-01', to: '2040-01-01' }]

    assert.throws(() => createTimetable({ ...calendar, breaks }, '2026-09-01', 1), /no room for the lessons/)
  })
})
