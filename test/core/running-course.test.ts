import assert from 'node:assert/strict'
import { runCourse } from '../../bot/core/running-course.ts'
import { at, calendar, course, lesson, question } from '../support/builders.ts'

const dates = { start: '2026-09-01', end: '2027-06-30' }
const fact = { claim: { sv: 'Det är så.' }, source: 'exempel.se', checked: '2026-01-01' }

describe('a running course', () => {
  it('has its lessons as steps, in order', () => {
    const { steps } = runCourse(course(), dates)

    assert.deepEqual(
      steps.map(({ id, goesOut }) => [id, goesOut]),
      [
        ['ett', at('2026-09-01 09:00')],
        ['tva', at('2026-09-15 09:00')],
        ['tre', at('2026-09-29 09:00')],
      ],
    )
  })

  it('has a survey before and after them', () => {
    const survey = { questions: [question('q1')], confidence: { sv: 'Jag vet.' } }

    const { steps } = runCourse(course('stad', { survey }), dates)

    assert.deepEqual(
      steps.map(({ id, goesOut, survey: which }) => [id, goesOut, which]),
      [
        ['survey.baseline', at('2026-09-01 09:00'), 'survey.baseline'],
        ['ett', at('2026-09-08 09:00'), undefined],
        ['tva', at('2026-09-22 09:00'), undefined],
        ['tre', at('2026-10-06 09:00'), undefined],
        ['survey.follow-up', at('2026-10-20 09:00'), 'survey.follow-up'],
      ],
    )
  })

  it('goes by the dates the leader has chosen, not by those in its file', () => {
    const { steps, timetable } = runCourse(course(), { start: '2026-10-06', end: '2026-12-01' })

    assert.equal(steps[0]?.goesOut, at('2026-10-06 09:00'))
    assert.equal(timetable.endsAt, at('2026-12-02 00:00'))
  })

  it('holds a lesson from the day after the earliest recheck date of its facts', () => {
    const rechecks = ['2026-12-24', '2026-10-24', '2027-01-01']
    const facts = rechecks.map((recheck) => ({ ...fact, recheck }))

    const { steps } = runCourse(
      course('stad', { lessons: [lesson('ett', { facts }), lesson('tva', { facts: [] })] }),
      dates,
    )

    assert.deepEqual(
      steps.map(({ heldFrom }) => heldFrom),
      [at('2026-10-25 00:00') - 3_600_000, Number.POSITIVE_INFINITY],
    )
  })

  it('is none if the lessons don’t fit', () => {
    assert.throws(
      () => runCourse(course('stad', { calendar }), { start: '2026-09-01', end: '2026-09-20' }),
      RangeError,
    )
  })
})
