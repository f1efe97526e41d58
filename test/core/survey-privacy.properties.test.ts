import assert from 'node:assert/strict'
import fc from 'fast-check'
import { type Filled, filledIn, liveSurvey } from '../support/live-survey.ts'
import { otherAnswers } from '../support/other-survey.ts'
import { randomStory } from '../support/random-answering.ts'

/** More, and with another seed, to go looking. */
const stories = Number(process.env.DROPPE_STORIES ?? 300) / 2
const seed = Number(process.env.DROPPE_SEED ?? 20220830)

/** What is told of, who it holds for, and the same person with the other answer. */
const figures: Record<
  'right' | 'high' | 'low',
  [(filled: Filled) => boolean, (filled: Filled, is: boolean) => Filled]
> = {
  right: [({ right }) => right, (filled, right) => ({ ...filled, right })],
  high: [
    ({ confidence }) => confidence > 3,
    (filled, isHigh) => ({ ...filled, confidence: isHigh ? 5 : Math.min(3, filled.confidence) }),
  ],
  low: [
    ({ confidence }) => confidence < 3,
    (filled, isLow) => ({ ...filled, confidence: isLow ? 1 : Math.max(3, filled.confidence) }),
  ],
}

/** Half of the people each: see live-survey.ts. What isn’t told of the others can’t give them away. */
function isAsked(name: keyof typeof figures, person: number): boolean {
  return name === 'right' || (person % 2 === 0) === (name === 'high')
}

describe('what is shown of surveys, over random stories', function () {
  this.timeout(120_000)

  for (const name of ['right', 'high', 'low'] as const) {
    it(`could be just the same had any one person not been ${name}, or been it, even to one who knows another’s answer`, () => {
      const [holds, turn] = figures[name]
      let published = 0
      fc.assert(
        fc.property(randomStory, fc.array(fc.nat(), { minLength: 2, maxLength: 8 }), (story, picks) => {
          const filled = filledIn(story)
          const { responses, batches } = liveSurvey(story, filled)
          const told = batches[name]
          published += told.length
          const now = new Map([...filled].map(([who, each]) => [who, holds(each)]))
          const people = [...filled.keys()].filter((who) => isAsked(name, who))
          for (const [i, pick] of people.length > 1 ? picks.entries() : []) {
            const person = people[pick % people.length] ?? 0
            const near = told.find((batch) => batch.people.includes(person))?.people ?? people
            const known =
              near.filter((who) => who !== person)[(picks[i - 1] ?? 0) % (near.length - 1)] ?? person
            const fixed = new Map([
              [known, now.get(known) ?? false],
              [person, !now.get(person)],
            ])

            const other = otherAnswers(told, now, fixed)

            assert.ok(
              other,
              `What person ${person} answered is known for certain to who knows that of ${known}.`,
            )
            const otherwise = new Map(
              [...filled].map(([who, each]) => [
                who,
                other.get(who) === now.get(who) ? each : turn(each, other.get(who) ?? false),
              ]),
            )
            assert.notEqual(now.get(person), holds(otherwise.get(person) ?? { right: false, confidence: 3 }))
            assert.deepEqual(liveSurvey(story, otherwise).responses, responses)
          }
        }),
        { seed, numRuns: stories },
      )

      assert.ok(published > stories, `Only ${published} batches were published.`)
    })
  }
})
