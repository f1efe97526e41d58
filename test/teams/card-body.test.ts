import assert from 'node:assert/strict'
import type { Card } from '../../bot/core/card.ts'
import type { Course } from '../../bot/core/course.ts'
import { bodyOf, messageOf } from '../../bot/teams/card-body.ts'
import { course, lesson, question } from '../support/builders.ts'

const survey = { questions: [question('q1')], confidence: { sv: 'Jag vet.', en: 'I know.' } }
const lessons = [lesson('ett', { variants: [question('v1'), question('v2')] }), lesson('tva')]

/** All that the cards of a course's items can differ in. */
function cardsOf(of: Course): Card[] {
  const both = [true, false]
  const asked = of.lessons.flatMap((one) =>
    [one.question, ...one.variants].flatMap((question) =>
      [one.id, `${one.id}.r1`, `${one.id}.r2`].map((item) => ({ lesson: one, question, item })),
    ),
  )
  return ['sv', 'en', 'fi'].flatMap((language) =>
    both.flatMap((isReminder): Card[] => {
      const part = { language, isReminder, course: of }
      return [
        ...asked.map((what): Card => ({ kind: 'lesson', ...part, ...what })),
        ...['survey.baseline', 'survey.follow-up'].map(
          (item): Card => ({ kind: 'survey', ...part, item, survey: of.survey ?? survey }),
        ),
      ]
    }),
  )
}

describe('the message of a card, as it is sent', () => {
  it('is what the card says, the first time and every other', () => {
    const cards = [course('stad', { lessons, survey }), course('it', { lessons, survey })].flatMap(cardsOf)

    for (const round of [1, 2])
      for (const card of cards)
        assert.deepEqual(JSON.parse(bodyOf(card).toString()), plain(messageOf(card)), `round ${round}`)
  })

  it('is made once for all who get the same', () => {
    const stad = course('stad', { lessons, survey })

    for (const card of cardsOf(stad)) assert.equal(bodyOf({ ...card }), bodyOf({ ...card }))
  })

  it('is made anew when the course has been edited', () => {
    const before = course('stad', { lessons })
    const after = { ...before, title: { sv: 'Något annat', en: 'Another thing' } }

    const said = [before, after, before].map((of) => bodyOf(first(of)).toString())

    assert.match(said[1] ?? '', /Något annat · Lektion 1/)
    assert.doesNotMatch(said[0] ?? '', /Något annat/)
    assert.equal(said[2], said[0])
  })

  it('is forgotten when too many others are asked for', () => {
    const stad = course('stad', { lessons })
    const kept = bodyOf(first(stad))

    for (let nth = 0; nth < 499; nth++) bodyOf({ ...first(stad), language: `x${nth}` })
    assert.equal(bodyOf(first(stad)), kept)
    bodyOf({ ...first(stad), language: 'one too many' })

    assert.notEqual(bodyOf(first(stad)), kept)
    assert.deepEqual(bodyOf(first(stad)), kept)
  })

  it('is each person’s own when it isn’t an item', () => {
    const card = { kind: 'help', language: 'sv' } as const

    assert.deepEqual(JSON.parse(bodyOf(card).toString()), plain(messageOf(card)))
  })

  function first(of: Course): Card {
    const [card = assert.fail('no card')] = cardsOf(of)
    return card
  }

  function plain(message: object): unknown {
    return JSON.parse(JSON.stringify(message))
  }
})
