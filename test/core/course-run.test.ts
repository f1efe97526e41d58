import assert from 'node:assert/strict'
import { planCourse } from '../../bot/core/course-plan.ts'
import { type Change, type CourseRun, type Deciding, decideRun, laterBy } from '../../bot/core/course-run.ts'
import { runCourse } from '../../bot/core/running-course.ts'
import { localDate } from '../../bot/core/timetable.ts'
import { at, course } from '../support/builders.ts'

const run: CourseRun = { course: 'stad', state: 'running', start: '2026-09-01', end: '2027-06-30' }

function deciding(overrides: Partial<Deciding> = {}): Deciding {
  const pilotEnd = (start: string) => laterBy(start, 60)
  return { course: 'stad', nthPilot: 1, today: '2026-10-01', by: 'leader', pilotEnd, ...overrides }
}

function decided(
  before: CourseRun | undefined,
  change: Change,
  overrides: Partial<Deciding> = {},
): CourseRun {
  const result = decideRun(before, change, deciding(overrides))
  if (result.kind !== 'run') assert.fail(`refused: ${result.why}`)
  return result.run
}

const dates = (of: CourseRun) => {
  const { steps, timetable } = runCourse(course(), of)
  return steps.map(({ goesOut }) => localDate(timetable.zone, goesOut))
}

describe('what a leader does to a course', () => {
  it('starts it once, on the days chosen', () => {
    const change = { kind: 'start', start: '2026-09-01', end: '2027-06-30' } as const

    assert.deepEqual(decided(undefined, change), run)
    assert.deepEqual(decideRun(run, change, deciding()), { kind: 'refused', why: 'has started' })
  })

  it('makes days without lessons of a pause: what was to come comes later, what has been stays', () => {
    const [first, second, third] = dates(run)
    const paused = decided(run, { kind: 'pause' }, { today: '2026-09-10' })

    const resumed = decided(paused, { kind: 'resume' }, { today: '2026-10-08' })

    assert.deepEqual([first, second, third], ['2026-09-01', '2026-09-15', '2026-09-29'])
    assert.deepEqual(resumed.breaks, [{ from: '2026-09-10', to: '2026-10-07' }])
    assert.equal(resumed.end, '2027-07-28')
    assert.deepEqual(dates(resumed), ['2026-09-01', '2026-10-13', '2026-10-27'])
  })

  it('ends a resumed course on the day that was chosen instead, where one was', () => {
    const paused = decided(run, { kind: 'pause' })

    const resumed = decided(paused, { kind: 'resume', end: '2027-09-30' }, { today: '2026-10-08' })

    assert.equal(resumed.end, '2027-09-30')
    assert.deepEqual(resumed.breaks, [{ from: '2026-10-01', to: '2026-10-07' }])
  })

  it('forgets a pause that ends on the day it began', () => {
    const paused = decided(run, { kind: 'pause' })

    assert.deepEqual(decided(paused, { kind: 'resume' }), run)
  })

  it('keeps earlier pauses when another comes', () => {
    const once = decided(decided(run, { kind: 'pause' }), { kind: 'resume' }, { today: '2026-10-05' })
    const paused = decided(once, { kind: 'pause' }, { today: '2026-11-02' })
    const twice = decided(paused, { kind: 'resume' }, { today: '2026-11-04' })

    assert.deepEqual(twice.breaks, [
      { from: '2026-10-01', to: '2026-10-04' },
      { from: '2026-11-02', to: '2026-11-03' },
    ])
    assert.equal(twice.end, '2027-07-06')
  })

  it('pilots to oneself and a group, a lesson every working day, beside the course itself', () => {
    const pilot = decided(undefined, { kind: 'pilot', start: '2026-09-03', group: 'g' }, { nthPilot: 2 })

    assert.equal(pilot.course, 'stad-pilot2')
    assert.equal(pilot.pilotOf, 'stad')
    assert.deepEqual(pilot.audience, { include: ['g'], exclude: [], people: ['leader'] })
    assert.deepEqual(dates(pilot), ['2026-09-03', '2026-09-04', '2026-09-07'])
  })

  const refusals: [CourseRun | undefined, Change, string][] = [
    [undefined, { kind: 'pause' }, 'has not started'],
    [undefined, { kind: 'resume' }, 'has not started'],
    [undefined, { kind: 'end pilot' }, 'has not started'],
    [run, { kind: 'resume' }, 'is not paused'],
    [{ ...run, state: 'paused' }, { kind: 'pause' }, 'is paused'],
    [run, { kind: 'end pilot' }, 'is no pilot'],
  ]
  for (const [before, change, why] of refusals) {
    it(`is told that the course ${why} when it can’t: ${change.kind}`, () => {
      assert.deepEqual(decideRun(before, change, deciding()), { kind: 'refused', why })
    })
  }
})

describe('a course’s plan', () => {
  it('tells the days of the lessons, the holidays among them, and what is held back', () => {
    const plan = planCourse(course(), { run, version: '1', now: at('2026-09-20') })

    assert.equal(plan.state, 'running')
    assert.deepEqual(
      plan.lessons.map(({ number, date, heldFrom }) => [number, date, heldFrom]),
      [
        [1, '2026-09-01', '2028-01-01'],
        [2, '2026-09-15', '2028-01-01'],
        [3, '2026-09-29', '2028-01-01'],
      ],
    )
    assert.deepEqual(plan.holidays.find(({ date }) => date === '2026-12-25')?.name, 'juldagen')
  })

  it('is offered until somebody starts it, and over when its days are', () => {
    assert.equal(planCourse(course(), { now: at('2026-09-20') }).state, 'offered')
    const ended = { ...run, end: '2026-12-01' }
    assert.equal(planCourse(course(), { run: ended, now: at('2026-12-02') }).state, 'over')
  })

  it('tells a pilot’s own days, not the course’s', () => {
    const pilot = decided(undefined, { kind: 'pilot', start: '2026-09-03' })

    const { weekdays, everyWeeks } = planCourse(course(), { run: pilot, now: at('2026-09-02') })

    assert.deepEqual([weekdays.length, everyWeeks], [5, 1])
  })

  for (const [end, kind] of [
    ['2026-08-31', 'ends before it starts'],
    ['9999-12-31', 'too long'],
  ] as const) {
    it(`works out no calendar that ${kind}`, () => {
      const plan = planCourse(course(), { run: { ...run, end }, now: at('2026-09-02') })

      assert.equal(plan.misfit?.kind, kind)
      assert.deepEqual([plan.lessons, plan.holidays], [[], []])
    })
  }

  it('says why the lessons don’t fit', () => {
    const plan = planCourse(course(), { run: { ...run, end: '2026-09-20' }, now: at('2026-09-02') })

    assert.deepEqual(plan.lessons, [])
    assert.deepEqual(plan.misfit, { kind: 'too few days', fitting: 2, lessons: 3 })
  })
})
