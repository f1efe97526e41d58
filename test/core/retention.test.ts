import assert from 'node:assert/strict'
import type { CourseRun } from '../../bot/core/course-run.ts'
import { erasableCourses } from '../../bot/core/retention.ts'

const run: CourseRun = { course: 'stad', state: 'running', start: '2026-09-01', end: '2027-06-30' }

describe('the time answers are kept', () => {
  const isDue = (today: string, of: Partial<CourseRun> = {}) =>
    erasableCourses([{ ...run, ...of }], 180, today).map((each) => each.isDue)

  it('is so many whole days after the last day of the course', () => {
    assert.deepEqual(isDue('2027-12-27'), [false])
    assert.deepEqual(isDue('2027-12-28'), [true])
    assert.deepEqual(erasableCourses([run], 180, '2027-12-01'), [
      { course: 'stad', end: '2027-06-30', from: '2027-12-28', isDue: false },
    ])
  })

  it('is the same for a pilot that is over', () => {
    assert.deepEqual(isDue('2027-12-28', { state: 'over', pilotOf: 'stad' }), [true])
  })

  it('is not over for a course that is paused', () => {
    assert.deepEqual(isDue('2030-01-01', { state: 'paused' }), [])
  })
})
