import assert from 'node:assert/strict'
import fc from 'fast-check'
import { type Filled, filledIn, liveSurvey, type SurveyBatch } from '../support/live-survey.ts'
import { type Kind, otherKinds } from '../support/other-survey.ts'
import { randomStory } from '../support/random-answering.ts'

/** More, and with another seed, to go looking. */
const stories = Number(process.env.DROPPE_STORIES ?? 300) / 2
const seed = Number(process.env.DROPPE_SEED ?? 20220830)

describe('what is shown of surveys, over random stories', function () {
  this.timeout(120_000)

  it('could be just the same had any one person answered a question otherwise', () => {
    const kindOf = ({ right }: Filled): Kind => (right ? 'high' : 'neither')

    everyone(
      kindOf,
      (batch) => ({ people: batch.people, high: batch.right }),
      (filled, kind) => ({ ...filled, right: kind === 'high' }),
      ['high', 'neither'],
    )
  })

  it('could be just the same had any one person been more confident, or less', () => {
    const kindOf = ({ confidence }: Filled): Kind =>
      confidence > 3 ? 'high' : confidence < 3 ? 'low' : 'neither'
    const steps = { high: 5, low: 1, neither: 3 }

    everyone(
      kindOf,
      (batch) => batch,
      (filled, kind) => ({ ...filled, confidence: steps[kind] }),
      ['high', 'low', 'neither'],
    )
  })
})

/** Even to who knows the answers of one other person. */
function everyone(
  kindOf: (filled: Filled) => Kind,
  toldOf: (batch: SurveyBatch) => Parameters<typeof otherKinds>[0][number],
  turn: (filled: Filled, kind: Kind) => Filled,
  all: readonly Kind[],
): void {
  let published = 0
  fc.assert(
    fc.property(randomStory, fc.array(fc.nat(), { minLength: 2, maxLength: 8 }), (story, picks) => {
      const filled = filledIn(story)
      const { responses, batches } = liveSurvey(story, filled)
      published += batches.length
      const people = [...filled.keys()]
      const kinds = new Map([...filled].map(([who, each]) => [who, kindOf(each)]))
      for (const [i, pick] of people.length > 1 ? picks.entries() : []) {
        const person = people[pick % people.length] ?? 0
        const near = batches.find((batch) => batch.people.includes(person))?.people ?? people
        const known = near.filter((who) => who !== person)[(picks[i - 1] ?? 0) % (near.length - 1)]
        const heldBy = (kind: Kind) =>
          new Map([
            [person, kind] as const,
            ...(known === undefined ? [] : [[known, kinds.get(known) ?? 'neither'] as const]),
          ])

        const other = all
          .filter((kind) => kind !== kinds.get(person))
          .map((kind) => otherKinds(batches.map(toldOf), kinds, heldBy(kind)))
          .find((found) => found !== undefined)

        assert.ok(other, `What person ${person} answered is known for certain to who knows that of ${known}.`)
        assert.notEqual(other.get(person), kinds.get(person))
        const otherwise = new Map(
          [...filled].map(([who, each]) => [who, turn(each, other.get(who) ?? 'neither')]),
        )
        assert.deepEqual(liveSurvey(story, otherwise).responses, responses)
      }
    }),
    { seed, numRuns: stories },
  )

  assert.ok(published > stories, `Only ${published} batches were published.`)
}
