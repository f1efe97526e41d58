import assert from 'node:assert/strict'
import { createMemory } from '../../bot/core/memory.ts'
import { guessed } from '../../bot/core/memory-gaps.ts'
import type { LessonPublished } from '../../bot/core/overview.ts'
import type { PublishedGroup, RightFigure } from '../../bot/core/publication.ts'
import type { MemoryGap } from '../../bot/core/recall-counts.ts'
import { retrievability } from '../../bot/core/repetition.ts'
import { at, course, lesson, question, running } from '../support/builders.ts'
import { answered } from '../support/standings.ts'

const day = 24 * 60 * 60 * 1000
const stad = running(course('stad', { lessons: [lesson('ett'), lesson('tva')] }))
const now = at('2026-12-01')
const noCounts = { course: 'stad', departments: [], recalled: {}, editions: {} }
const exactly = (right: number, of: number): RightFigure => ({ answered: of, atLeast: right, atMost: right })

function group(right: number, of: number, chosen?: Record<string, number>): PublishedGroup {
  const options = chosen && { answered: of, chosen }
  const counted = { answered: of, right, options: {} }
  return { department: 'Skola', right: exactly(right, of), counted, ...(options && { options }) }
}
function step(
  id: string,
  first: PublishedGroup,
  gaps: Partial<Record<MemoryGap, RightFigure>> = {},
): LessonPublished {
  return { ...noCounts, lesson: id, published: [first], recall: { gaps, known: [] } }
}
const memoryOf = (...steps: LessonPublished[]) => createMemory(stad, steps, [], now)

describe('what is remembered of a course', () => {
  it('is what its lessons add up to, gap by gap', () => {
    const { first, gaps } = memoryOf(
      step('ett', group(12, 20), { 'after wrong': exactly(5, 10) }),
      step('tva', group(10, 30), { 'after wrong': { answered: 10, atLeast: 8, atMost: 10 } }),
    )

    assert.deepEqual(first, { kind: 'shown', ...exactly(22, 50) })
    assert.deepEqual(
      gaps.map(({ gap, days }) => [gap, days]),
      [
        ['after wrong', 12],
        ['after right', 24],
        ['later', 24],
      ],
    )
    assert.deepEqual(gaps[0]?.recall, { kind: 'shown', answered: 20, atLeast: 13, atMost: 15 })
  })

  it('says why not where nothing is told', () => {
    const known = [{ at: at('2026-09-10'), right: 5, wrong: 5 }]
    const published = [group(5, 10)]
    const early = { ...noCounts, lesson: 'ett', published, recall: { gaps: {}, known: [] } }
    const few = { ...early, recall: { gaps: {}, known } }
    const why = (each: LessonPublished) => memoryOf(each).lessons[0]?.gaps[0]?.recall

    assert.deepEqual(why(early), { kind: 'hidden', why: 'too early' })
    assert.deepEqual(why(few), { kind: 'hidden', why: 'few answers' })
    assert.deepEqual(memoryOf().first, { kind: 'hidden', why: 'no answers' })
  })

  it('is expected to be as FSRS has it, and of the forgotten every third is guessed', () => {
    const [wrong, right] = memoryOf().lessons[0]?.gaps ?? []
    const known = (isRight: boolean, days: number) => retrievability([answered(0, isRight)], days * day)

    assert.ok(Math.abs((wrong?.forecast ?? 0) - (1 / 3 + (2 / 3) * known(false, 12))) < 1e-9)
    assert.ok(Math.abs((right?.forecast ?? 0) - (1 / 3 + (2 / 3) * known(true, 24))) < 1e-9)
  })

  it('is guessed by one of the options, or by any of them where several are right', () => {
    const options = question().options.map((option) => ({ ...option, right: option.id !== 'c' }))

    assert.equal(guessed(question()), 1 / 3)
    assert.equal(guessed(question('main', { options })), 1 / 7)
  })
})

describe('what most people get wrong', () => {
  it('comes the worst first, with the wrong option that most chose, and whether with conviction', () => {
    const { oftenWrong } = memoryOf(
      step('ett', group(12, 20, { 'main/a': 12, 'main/b': 4, 'main/c': 4 })),
      step('tva', group(6, 20, { 'main/a': 6, 'main/b': 3, 'main/c': 11 })),
    )

    assert.deepEqual(
      oftenWrong.map(({ id, mostChosen, isWithConviction }) => [
        id,
        mostChosen?.option,
        mostChosen?.chosen,
        isWithConviction,
      ]),
      [
        ['tva', 'c', 11, true],
        ['ett', 'b', 4, true],
      ],
    )
  })

  it('is without conviction where the wrong answers are scattered or few, or the options aren’t told', () => {
    const { oftenWrong } = memoryOf(
      step('ett', group(14, 20, { 'main/a': 14, 'main/b': 3, 'main/c': 3 })),
      step('tva', group(3, 9)),
    )

    assert.deepEqual(
      oftenWrong.map(({ id, isWithConviction }) => [id, isWithConviction]),
      [
        ['tva', false],
        ['ett', false],
      ],
    )
  })

  it('leaves out what four in five got right', () => {
    assert.deepEqual(memoryOf(step('ett', group(16, 20))).oftenWrong, [])
  })
})

describe('what is forgotten', () => {
  it('is what came back wrong after a right answer, the worst first', () => {
    const { oftenForgotten } = memoryOf(
      step('ett', group(12, 20), { 'after right': exactly(7, 10), 'after wrong': exactly(0, 10) }),
      step('tva', group(18, 20), { 'after right': exactly(4, 10) }),
    )

    assert.deepEqual(
      oftenForgotten.map(({ id, recall }) => [id, recall.atLeast]),
      [
        ['tva', 4],
        ['ett', 7],
      ],
    )
  })
})
