// A course may have a survey, of questions and one statement, and of nothing else.

import assert from 'node:assert/strict'
import { readCourses } from '../../bot/content/read-courses.ts'
import { changed, problemsIn, rightFiles, withContent } from './content-folder.ts'

const survey = `confidence: {sv: Jag vet, en: I know}
questions:
  - id: first
    text: {sv: Vad gör du?, en: What do you do?}
    options:
      - {id: a, text: {sv: Ja, en: "Yes"}, right: true}
      - {id: b, text: {sv: Nej, en: "No"}, right: false, why: {sv: Nej, en: "No"}}
    explanation: {sv: Så är det, en: So it is}
`
const withSurvey = (text: string) => ({ ...rightFiles, 'stad/survey.yaml': text })

const mistakes: [name: string, from: string, to: string, problem: string][] = [
  [
    'free text',
    'questions:',
    'comment: {sv: Skriv, en: Write}\nquestions:',
    '2: "comment" is not a known key',
  ],
  ['no statement', 'confidence: {sv: Jag vet, en: I know}\n', '', '1: "confidence" is missing, add it'],
  [
    'no question',
    survey.slice(survey.indexOf('questions:')),
    'questions: []\n',
    '2: the survey asks nothing',
  ],
  ['an unexplained wrong option', ', why: {sv: Nej, en: "No"}', '', '7: a wrong option does not say why'],
  ['an id with capitals', 'id: first', 'id: First', '3: the id has signs that an id may not have'],
]

describe('a survey', () => {
  it('becomes part of its course', async () => {
    const read = await withContent(withSurvey(survey), readCourses)

    assert.equal(read.kind, 'courses')
    assert.equal(read.courses[0]?.survey?.questions[0]?.id, 'first')
    assert.equal(read.courses[0]?.survey?.confidence.sv, 'Jag vet')
  })

  it('may be left out', async () => {
    const read = await withContent(rightFiles, readCourses)

    assert.equal(read.kind === 'courses' && 'survey' in (read.courses[0] ?? {}), false)
  })

  for (const [name, from, to, problem] of mistakes) {
    it(`with ${name} is told so on its line`, async () => {
      const problems = await problemsIn(withSurvey(changed(survey, from, to)))

      assert.ok(problems[0]?.startsWith(`stad/survey.yaml:${problem}`), problems.join('\n'))
    })
  }

  it('that asks two questions with one id is told so', async () => {
    const twice = survey + survey.slice(survey.indexOf('  - id'))

    assert.match((await problemsIn(withSurvey(twice)))[0] ?? '', /survey\.yaml:9: "first" is already taken/)
  })
})
