import assert from 'node:assert/strict'
import fc from 'fast-check'
import { liveAnswers } from '../support/live-answers.ts'
import { otherRepeats } from '../support/other-repeats.ts'
import { otherWorld } from '../support/other-world.ts'
import { randomStory, type Story } from '../support/random-answering.ts'
import { repeatingStory } from '../support/random-repeating.ts'

/** More, and with another seed, to go looking. */
const stories = Number(process.env.DROPPE_STORIES ?? 300)
const seed = Number(process.env.DROPPE_SEED ?? 20220830)
/** Of each story so many people are asked after. */
const peopleAsked = 12

describe('what is shown of answers, over random stories', function () {
  this.timeout(120_000)

  it('could be just the same had any one person answered otherwise, even to one who knows another’s answer', () => {
    let published = 0
    let toldOptions = 0
    fc.assert(
      fc.property(
        randomStory,
        fc.array(fc.nat(), { minLength: 2, maxLength: peopleAsked }),
        (story, picks) => {
          const { responses, batches } = liveAnswers(story)
          published += batches.length
          toldOptions += batches.filter(({ endsOptions }) => endsOptions).length
          const people = answering(story)
          for (const [i, pick] of people.length > 0 ? picks.entries() : []) {
            const person = people[pick % people.length] ?? 0
            const known = i === 0 ? undefined : companionOf(person, people, batches, picks[i - 1] ?? 0)

            const other = otherWorld(story, batches, person, known)

            assert.ok(other, `Person ${person}’s answer is known for certain to who knows that of ${known}.`)
            assert.notEqual(answerOf(other, person), answerOf(story, person))
            if (known !== undefined) assert.equal(answerOf(other, known), answerOf(story, known))
            assert.deepEqual(liveAnswers(other).responses, responses)
          }
        },
      ),
      { seed, numRuns: stories },
    )

    // Else all this would say little.
    assert.ok(published > stories * 4, `Only ${published} batches were published.`)
    assert.ok(toldOptions > stories, `Only ${toldOptions} times the options chosen were told.`)
  })

  it('could be just the same as well when the question has come back, though to the wrong ones first', () => {
    let told = 0
    const gaps = new Set<string>()
    fc.assert(
      fc.property(
        repeatingStory,
        fc.array(fc.nat(), { minLength: 2, maxLength: peopleAsked / 2 }),
        (story, picks) => {
          const { responses, batches, recalls } = liveAnswers(story)
          told += recalls.length
          for (const { gap } of recalls) gaps.add(gap)
          const people = answering(story)
          for (const [i, pick] of people.length > 0 ? picks.entries() : []) {
            const person = people[pick % people.length] ?? 0
            const known = i === 0 ? undefined : companionOf(person, people, batches, picks[i - 1] ?? 0)

            const first = otherWorld(story, batches, person, known)
            const other = first && otherRepeats(first, recalls, known)

            assert.ok(other, `Person ${person}’s answer is known for certain to who knows those of ${known}.`)
            assert.notEqual(answerOf(other, person), answerOf(story, person))
            assert.deepEqual(liveAnswers(other).responses, responses)
          }
        },
      ),
      { seed, numRuns: stories / 2 },
    )

    assert.ok(told > stories / 2, `Only ${told} times was told what is remembered.`)
    assert.equal(gaps.size, 3)
  })

  it('covers five answers or more at a time, and no answer twice', () => {
    fc.assert(
      fc.property(randomStory, (story) => {
        const { batches } = liveAnswers(story)

        const covered = batches.flatMap(({ people }) => people)

        assert.equal(new Set(covered).size, covered.length)
        assert.ok(batches.every(({ people }) => people.length >= 5))
      }),
      { seed, numRuns: stories },
    )
  })

  it('is never further from the truth than two answers a group', () => {
    fc.assert(
      fc.property(randomStory, (story) => {
        const right = new Set(givenIn(story).flatMap((one) => (one.right ? [one.person] : [])))
        const sums = new Map<string | null, number>()

        for (const { department, people, atLeast, atMost } of liveAnswers(story).batches) {
          const sum = (sums.get(department) ?? 0) + people.filter((who) => right.has(who)).length
          sums.set(department, sum)
          assert.ok(atLeast <= sum && sum <= atMost && atMost - atLeast <= 2)
        }
      }),
      { seed, numRuns: stories },
    )
  })
})

function givenIn(story: Story) {
  return story.flatMap((each) => (each.kind === 'answer' ? each.answers : []))
}

function answering(story: Story): number[] {
  return givenIn(story).map(({ person }) => person)
}

function answerOf(story: Story, person: number): boolean | undefined {
  return givenIn(story).find((one) => one.person === person)?.right
}

/** Somebody of the same batch, where their answer says most, or anybody. */
function companionOf(
  person: number,
  people: readonly number[],
  batches: readonly { readonly people: readonly number[] }[],
  pick: number,
): number | undefined {
  const batch = batches.find((each) => each.people.includes(person))?.people ?? people
  const others = (pick % 3 === 0 ? people : batch).filter((each) => each !== person)
  return others[pick % others.length]
}
