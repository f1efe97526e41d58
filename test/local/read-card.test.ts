import assert from 'node:assert/strict'
import { judgeSurvey } from '../../bot/core/answer.ts'
import { choose } from '../../bot/local/choose.ts'
import { seededRandom } from '../../bot/local/random.ts'
import { readCard } from '../../bot/local/read-card.ts'
import { renderCard } from '../../bot/teams/render-card.ts'
import { course, question } from '../support/builders.ts'

describe('a card, read by a simulated colleague', () => {
  it('is answered whole when it is a survey', () => {
    const survey = {
      questions: [question('vem'), question('vad')],
      confidence: { sv: 'Jag vet.', en: 'I know.' },
    }
    const of = course('stad', { survey })
    const content = renderCard({
      kind: 'survey',
      language: 'sv',
      isReminder: false,
      course: of,
      survey,
      item: 'survey.baseline',
    })

    const asked = readCard({ attachments: [{ content }] })

    const chosen = asked?.inputs.map((input) => {
      const name = input.id.replace(/^q\./, '')
      return `${name}/${choose(input, [], seededRandom(1))}`
    })
    assert.ok(['right', 'wrong'].includes(judgeSurvey(survey, chosen ?? []).kind), chosen?.join())
  })
})
