import assert from 'node:assert/strict'
import { countLessons, countSteps, createOverview, type SliceCounts } from '../../bot/core/overview.ts'
import type { PublishedGroup } from '../../bot/core/publication.ts'
import type { DepartmentTally, Tally } from '../../bot/core/tally.ts'
import { at, course, lesson, question, running } from '../support/builders.ts'

const fact = { claim: { sv: 'Det är så.' }, source: 'exempel.se', checked: '2026-01-01' }
const stad = running(
  course('stad', {
    lessons: [lesson('ett', { facts: [{ ...fact, recheck: '2026-10-31' }] }), lesson('tva')],
    survey: { questions: [question('q1')], confidence: { sv: 'Jag vet.' } },
  }),
)
const mark = { learners: 5, simulated: 4, reach: {}, nextAt: 0, plan: '' }
const now = at('2026-09-20 10:00')

function tally(lessonId: string, department: string, counts: Partial<DepartmentTally>): Tally {
  const none = { eligible: 0, states: {}, right: 0, options: {}, repetitions: {} }
  return { course: 'stad', lesson: lessonId, departments: { [department]: { ...none, ...counts } } }
}
const one = {
  mark,
  tallies: [
    tally('ett', 'Skola', { eligible: 9, states: { sent: 2, answered: 3, claimed: 1 }, right: 2 }),
    tally('ett', 'Äldre', {
      eligible: 4,
      states: { 'unreached/blocked': 1, 'unreached/failed': 1, unknown: 1 },
    }),
    tally('tva', 'Skola', { eligible: 9 }),
  ],
}
const other = {
  tallies: [tally('ett', 'Skola', { eligible: 3, states: { expired: 2, answered: 1 }, right: 1 })],
}
const overviewOf = (
  counts: readonly SliceCounts[],
  courses = [stad],
  moment = now,
  published: Published = {},
) =>
  createOverview(
    counts,
    courses,
    countLessons(counts, courses).map((each) => ({ ...each, published: published[each.course] ?? [] })),
    moment,
  )
const lessonsOf = (moment = now) => overviewOf([one, other], [stad], moment).courses[0]?.lessons ?? []
/** By course, of all its lessons. */
type Published = Record<string, readonly PublishedGroup[]>
const noAnswers = { kind: 'hidden', why: 'no answers' }
const noStates = { underway: 0, sent: 0, answered: 0, expired: 0, unreached: 0, unknown: 0 }
const none = { ...noStates, right: noAnswers }

describe('the overview', () => {
  it('adds up the learners of all slices, and says when', () => {
    const { asOf, learners, simulated } = overviewOf([one, other, { mark, tallies: [] }])

    assert.deepEqual(
      { asOf, learners, simulated },
      { asOf: '2026-09-20T10:00:00+02:00', learners: 10, simulated: 8 },
    )
  })

  it('shows the lessons with their numbers and dates; surveys are none', () => {
    assert.deepEqual(
      lessonsOf().map(({ id, number, goesOut }) => [id, number, goesOut]),
      [
        ['ett', 1, '2026-09-08T09:00:00+02:00'],
        ['tva', 2, '2026-09-22T09:00:00+02:00'],
      ],
    )
  })

  it('adds up each lesson over slices and departments; the rest is waiting', () => {
    const [ett, tva] = lessonsOf()

    assert.deepEqual(ett?.figures, {
      eligible: 16,
      waiting: 4,
      underway: 1,
      sent: 2,
      answered: 4,
      expired: 2,
      unreached: 2,
      unknown: 1,
      right: { kind: 'hidden', why: 'few answers' },
    })
    assert.deepEqual(tva?.figures, { ...none, eligible: 9, waiting: 9 })
  })

  it('shows each department in Swedish alphabetical order, and the small ones together', () => {
    const zoo = { tallies: [tally('ett', 'Zoo', { eligible: 5 }), tally('ett', 'Äldre', { eligible: 1 })] }
    const tiny = {
      tallies: [tally('ett', 'Arkiv', { eligible: 3 }), tally('ett', 'Kansli', { eligible: 2 })],
    }

    const [ett] = overviewOf([one, other, zoo, tiny]).courses[0]?.lessons ?? []

    assert.deepEqual(
      ett?.departments.map(({ department, figures }) => [department, figures.eligible, figures.waiting]),
      [
        ['Skola', 12, 3],
        ['Zoo', 5, 5],
        ['Äldre', 5, 2],
        [null, 5, 5],
      ],
    )
  })

  it('shows of the answers what has been published, and of no other course', () => {
    const right = { answered: 10, atLeast: 8, atMost: 10 }
    const groups = [
      {
        department: 'Skola',
        right,
        counted: { answered: 10, right: 9, options: { 'main/a': 9, 'main/b': 1 } },
      },
    ]
    const shown = (course: string) =>
      overviewOf([one, other], [stad], now, { [course]: groups }).courses[0]?.lessons[0]

    assert.deepEqual(shown('stad')?.figures.right, { kind: 'shown', ...right })
    assert.deepEqual(shown('stad')?.departments[0]?.figures.right, { kind: 'shown', ...right })
    assert.deepEqual(shown('it')?.figures.right, { kind: 'hidden', why: 'few answers' })
  })

  it('doesn’t mix up courses whose lessons have the same id', () => {
    const it = running(course('it', { lessons: [lesson('ett')] }))

    const { courses } = overviewOf([one], [stad, it])

    assert.deepEqual(courses[1]?.lessons[0]?.figures, { ...none, eligible: 0, waiting: 0 })
  })

  it('names a fact’s recheck date thirty days before it passes, and says when it has', () => {
    const fact = (local: string) => {
      const { recheckBy, isHeldBack } = lessonsOf(at(local))[0] ?? {}
      return { recheckBy, isHeldBack }
    }

    assert.deepEqual(fact('2026-10-01 12:00'), { recheckBy: undefined, isHeldBack: false })
    assert.deepEqual(fact('2026-10-02 12:00'), { recheckBy: '2026-10-31', isHeldBack: false })
    assert.deepEqual(fact('2026-10-31 23:59'), { recheckBy: '2026-10-31', isHeldBack: false })
    assert.deepEqual(fact('2026-11-01 00:00'), { recheckBy: '2026-10-31', isHeldBack: true })
  })

  it('follows what went out last, a survey too, by its states alone', () => {
    const baseline = tally('survey.baseline', 'Skola', {
      eligible: 9,
      states: { sent: 2, answered: 6 },
      right: 5,
    })
    const waveAt = (local: string) => {
      const counts = [one, other, { tallies: [baseline] }]
      const steps = countSteps(counts, [stad]).map((each) => ({ ...each, published: [] }))
      return createOverview(counts, [stad], steps, at(local)).courses[0]?.wave
    }

    assert.equal(waveAt('2026-08-31 12:00'), undefined)
    assert.deepEqual(waveAt('2026-09-02 12:00'), {
      kind: 'survey',
      item: 'survey.baseline',
      goesOut: '2026-09-01T09:00:00+02:00',
      figures: { ...noStates, eligible: 9, waiting: 1, sent: 2, answered: 6 },
    })
    assert.equal(waveAt('2026-09-08 09:00')?.item, 'ett')
    assert.equal(waveAt('2026-09-23 09:00')?.item, 'tva')
  })

  it('is empty where no course runs', () => {
    assert.deepEqual(overviewOf([], []), {
      asOf: '2026-09-20T08:00:00+00:00',
      learners: 0,
      simulated: 0,
      courses: [],
      notices: [],
    })
  })
})
