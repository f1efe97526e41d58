import assert from 'node:assert/strict'
import { planCourse } from '../../bot/core/course-plan.ts'
import type { CourseRun } from '../../bot/core/course-run.ts'
import { type Day, monthsOf } from '../../tab/course/calendar-days.ts'
import { at, calendar, course } from '../support/builders.ts'

const run: CourseRun = { course: 'stad', state: 'running', start: '2026-10-06', end: '2027-01-29' }
const breaks = [{ from: '2026-12-21', to: '2027-01-08' }]
const planned = (overrides: Partial<CourseRun> = {}) =>
  planCourse(course('stad', { calendar: { ...calendar, breaks } }), {
    run: { ...run, ...overrides },
    now: at('2026-11-11'),
  })

function day(date: string, overrides: Partial<CourseRun> = {}): Day {
  const months = monthsOf(planned(overrides), '2026-11-11')
  const found = months
    .flatMap(({ weeks }) => weeks.flatMap(({ days }) => days))
    .find((each) => each?.date === date)
  assert.ok(found, date)
  return found
}

describe('the days of a course’s calendar', () => {
  it('come by month and week, Monday first, every one of them once', () => {
    const months = monthsOf(planned(), '2026-11-11')

    assert.deepEqual(
      months.map(({ month }) => month),
      ['2026-10', '2026-11', '2026-12', '2027-01'],
    )
    const [october] = months
    assert.deepEqual(
      october?.weeks.map(({ number }) => number),
      [40, 41, 42, 43, 44],
    )
    assert.deepEqual(
      october?.weeks[0]?.days.map((each) => each?.date),
      [undefined, undefined, undefined, '2026-10-01', '2026-10-02', '2026-10-03', '2026-10-04'],
    )
    const all = months.flatMap(({ weeks }) => weeks.flatMap(({ days }) => days.filter(Boolean)))
    assert.equal(all.length, 31 + 30 + 31 + 31)
  })

  it('are numbered by ISO weeks across the turn of a year', () => {
    const months = monthsOf(planned(), '2026-11-11')

    assert.deepEqual(
      months.slice(2).map(({ weeks }) => weeks.map(({ number }) => number)),
      [
        [49, 50, 51, 52, 53],
        [53, 1, 2, 3, 4],
      ],
    )
  })

  it('are of one kind each', () => {
    const pauses = [{ from: '2026-10-12', to: '2026-10-18' }]
    for (const [date, kind] of [
      ['2026-10-05', 'outside'],
      ['2026-10-06', 'working'],
      ['2026-10-10', 'weekend'],
      ['2026-10-31', 'holiday'],
      ['2026-12-22', 'break'],
      ['2026-12-25', 'holiday'],
      ['2026-12-27', 'weekend'],
      ['2026-10-12', 'pause'],
      ['2026-10-17', 'pause'],
      ['2027-01-30', 'outside'],
    ] as const) {
      assert.equal(day(date, { breaks: pauses }).kind, kind, date)
    }
    assert.equal(day('2026-10-31').holiday, 'alla helgons dag')
  })

  it('have the lessons that go out on them', () => {
    assert.deepEqual(
      ['2026-10-06', '2026-10-07', '2026-10-20'].map((date) => day(date).lessons.map(({ id }) => id)),
      [['ett'], [], ['tva']],
    )
  })

  it('are those of a pause up to today while it lasts', () => {
    const paused = { state: 'paused', pausedFrom: '2026-11-10' } as const

    assert.deepEqual(
      ['2026-11-09', '2026-11-10', '2026-11-11', '2026-11-12'].map((date) => day(date, paused).kind),
      ['working', 'pause', 'pause', 'working'],
    )
  })
})
