import assert from 'node:assert/strict'
import { allowsSeveral, judge, judgeSurvey } from '../../bot/core/answer.ts'
import { question } from '../support/builders.ts'

const words = { sv: 'Ja' }
const two = question('main', {
  options: [
    { id: 'a', text: words, right: true },
    { id: 'b', text: words, right: true },
    { id: 'c', text: words, right: false },
  ],
})

describe('an answer', () => {
  it('is right if exactly the right options were chosen', () => {
    assert.deepEqual(judge(question(), ['a']), { kind: 'right' })
    assert.deepEqual(judge(two, ['b', 'a']), { kind: 'right' })
  })

  it('is wrong with one too few, one too many or another', () => {
    assert.deepEqual(judge(question(), ['b']), { kind: 'wrong' })
    assert.deepEqual(judge(two, ['a']), { kind: 'wrong' })
    assert.deepEqual(judge(two, ['a', 'b', 'c']), { kind: 'wrong' })
  })

  it('is none if nothing was chosen, or something nobody offered', () => {
    assert.deepEqual(judge(question(), []), { kind: 'nothing chosen' })
    assert.deepEqual(judge(question(), ['a', 'x']), { kind: 'unknown option' })
  })

  it('may have several options only where several are right', () => {
    assert.equal(allowsSeveral(question()), false)
    assert.equal(allowsSeveral(two), true)
  })
})

describe('an answered survey', () => {
  const survey = { questions: [question('q1'), question('q2')], confidence: words }

  it('is right if every question is, whatever the confidence', () => {
    assert.deepEqual(judgeSurvey(survey, ['q1/a', 'q2/a', 'confidence/1']), { kind: 'right' })
    assert.deepEqual(judgeSurvey(survey, ['q1/a', 'q2/a', 'confidence/5']), { kind: 'right' })
    assert.deepEqual(judgeSurvey(survey, ['q1/a', 'q2/b', 'confidence/5']), { kind: 'wrong' })
  })

  it('is none before it is answered whole, one option for each question', () => {
    const nothing = { kind: 'nothing chosen' }

    assert.deepEqual(judgeSurvey(survey, []), nothing)
    assert.deepEqual(judgeSurvey(survey, ['q1/a', 'q2/a']), nothing)
    assert.deepEqual(judgeSurvey(survey, ['q1/a', 'confidence/3']), nothing)
    assert.deepEqual(judgeSurvey(survey, ['q1/a', 'q2/a', 'q2/b', 'confidence/3']), nothing)
  })

  it('knows only its own questions and five steps of confidence', () => {
    const unknown = { kind: 'unknown option' }

    assert.deepEqual(judgeSurvey(survey, ['q1/a', 'q3/a', 'confidence/3']), unknown)
    assert.deepEqual(judgeSurvey(survey, ['q1/a', 'q2/a', 'confidence/6']), unknown)
    assert.deepEqual(judgeSurvey(survey, ['q1/a', 'q2/a', 'confidence/0']), unknown)
  })
})
