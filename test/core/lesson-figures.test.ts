import assert from 'node:assert/strict'
import { showLesson, showOptions } from '../../bot/core/lesson-figures.ts'
import type { PublishedGroup } from '../../bot/core/publication.ts'
import { at, course, lesson, running } from '../support/builders.ts'

const stad = running(course('stad', { lessons: [lesson('ett', { edition: 'ny' }), lesson('tva')] }))
const now = at('2026-10-01')
const none = { waiting: 0, underway: 0, expired: 0, unreached: 0 }

function group(department: string, answered: number, right: number, told = answered): PublishedGroup {
  const chosen = { 'main/a': right, 'main/b': answered - right }
  return {
    department,
    right: { answered, atLeast: right, atMost: right },
    counted: { answered, right, options: {} },
    ...(told > 0 && { options: { answered: told, chosen } }),
  }
}
function counts(department: string, answered: number) {
  const figures = { ...none, eligible: answered + 3, answered, sent: 2, unknown: 1 }
  return { department, figures, answers: { answered, right: answered, options: { 'main/b': 99 } } }
}
const both = {
  course: 'stad',
  lesson: 'ett',
  departments: [counts('Skola', 20), counts('Vård', 30)],
  published: [group('Skola', 10, 6), group('Vård', 20, 11)],
  recalled: {},
  editions: { ny: 12, gammal: 30 },
}

describe('a lesson', () => {
  it('tells what was chosen by group and in the whole, from what has been published alone', () => {
    const shown = showLesson(stad, both, now)

    assert.deepEqual(shown?.options, { kind: 'shown', answered: 30, chosen: { a: 17, b: 13 } })
    assert.deepEqual(
      shown?.departments.map(({ department, options }) => [department, options]),
      [
        ['Skola', { kind: 'shown', answered: 10, chosen: { a: 6, b: 4 } }],
        ['Vård', { kind: 'shown', answered: 20, chosen: { a: 11, b: 9 } }],
      ],
    )
  })

  it('says why the options aren’t told', () => {
    assert.deepEqual(showOptions([], 'main'), { kind: 'hidden', why: 'few answers' })
    assert.deepEqual(showOptions([group('Skola', 9, 4, 0)], 'main'), { kind: 'hidden', why: 'few answers' })
    assert.deepEqual(showOptions([group('Skola', 20, 20, 0)], 'main'), {
      kind: 'hidden',
      why: 'nearly all alike',
    })
  })

  it('tells in which editions it went out, and how many open cards follow the current one', () => {
    assert.deepEqual(showLesson(stad, both, now)?.edition, {
      current: 'ny',
      openCards: 6,
      sent: [
        { edition: 'gammal', cards: 30 },
        { edition: 'ny', cards: 12 },
      ],
    })
  })

  it('has its number, its question with the right options, and its facts', () => {
    const shown = showLesson(stad, { ...both, lesson: 'tva' }, now)

    assert.equal(shown?.number, 2)
    assert.deepEqual(
      shown?.question.options.map(({ id, right }) => [id, right]),
      [
        ['a', true],
        ['b', false],
        ['c', false],
      ],
    )
    assert.equal(shown?.facts[0]?.source, 'exempel.se')
  })

  it('is none where the course has no such lesson', () => {
    assert.equal(showLesson(stad, { ...both, lesson: 'survey.baseline' }, now), undefined)
  })
})
