import assert from 'node:assert/strict'
import { nothingPublished, publish } from '../../bot/core/publication.ts'
import { countSurvey, showSurveys, smallestSurveyBatch } from '../../bot/core/survey-figures.ts'
import { course, lesson, question, running } from '../support/builders.ts'

const survey = { questions: [question('vem'), question('var')], confidence: { sv: 'Jag vet.' } }
const stad = running(course('stad', { lessons: [lesson('ett')], survey }))
const figures = {
  eligible: 30,
  waiting: 0,
  underway: 0,
  sent: 10,
  answered: 20,
  expired: 0,
  unreached: 0,
  unknown: 0,
}
const options = {
  'survey/vem/a': 9,
  'survey/vem/b': 11,
  'survey/var/a': 20,
  'survey/confidence/1': 4,
  'survey/confidence/3': 6,
  'survey/confidence/4': 7,
  'survey/confidence/5': 3,
}
const counts = {
  course: 'stad',
  lesson: 'survey.baseline',
  departments: [{ department: 'Skola', figures, answers: { answered: 20, right: 5, options } }],
  recalled: {},
  editions: {},
}
/** Ten of the twenty, as another half of the slices counted them. */
const half = {
  ...counts,
  departments: [
    {
      department: 'Skola',
      figures,
      answers: { answered: 10, right: 0, options: { 'survey/confidence/2': 4, 'survey/confidence/5': 6 } },
    },
  ],
}
const surveyed = countSurvey(survey, counts, { high: counts, low: half }).map(({ id, groups }) => ({
  id,
  published: publish(nothingPublished('stad', id), groups, smallestSurveyBatch).groups,
}))

describe('a survey', () => {
  it('is shown question by question, and its confidence by both ends', () => {
    const shown = showSurveys(stad, [counts], surveyed)

    assert.deepEqual(
      shown?.questions.map(({ id, baseline }) => [id, baseline]),
      [
        ['vem', { kind: 'shown', answered: 20, atLeast: 9, atMost: 9 }],
        ['var', { kind: 'shown', answered: 20, atLeast: 18, atMost: 20 }],
      ],
    )
    assert.deepEqual(shown?.confidence.baseline, {
      high: { kind: 'shown', answered: 20, atLeast: 10, atMost: 10 },
      low: { kind: 'shown', answered: 10, atLeast: 4, atMost: 4 },
    })
    assert.equal(shown?.baseline.figures.sent, 10)
  })

  it('says why not where it hasn’t been answered', () => {
    const shown = showSurveys(stad, [counts], surveyed)

    assert.deepEqual(shown?.questions[0]?.followUp, { kind: 'hidden', why: 'no answers' })
  })

  it('never tells how many had everything right', () => {
    const text = JSON.stringify(showSurveys(stad, [counts], surveyed))

    assert.equal(text.includes(':5'), false)
    assert.equal(JSON.stringify(surveyed).includes('"right":5,'), false)
  })

  it('moves in steps of ten', () => {
    const nine = {
      ...counts,
      departments: [
        {
          ...counts.departments[0],
          department: '',
          figures,
          answers: { answered: 9, right: 3, options: { 'survey/vem/a': 9 } },
        },
      ],
    }

    const [who] = countSurvey(survey, nine, { high: nine, low: nine })

    assert.ok(who)
    assert.deepEqual(publish(nothingPublished('stad', who.id), who.groups, smallestSurveyBatch).groups, [])
  })

  it('is none where the course has none', () => {
    assert.equal(showSurveys(running(), [counts], surveyed), undefined)
  })
})
