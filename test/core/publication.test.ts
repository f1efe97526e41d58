import assert from 'node:assert/strict'
import type { AnswerCounts } from '../../bot/core/figures.ts'
import { nothingPublished, type Publication, publish } from '../../bot/core/publication.ts'

const nothing = nothingPublished('stad', 'ett')

/** So many right, of so many answers; the wrong ones chose b. */
function answers(right: number, answered: number): AnswerCounts {
  return { answered, right, options: { 'main/a': right, 'main/b': answered - right } }
}
const group = (department: string | null, members: Record<string, AnswerCounts>) => ({
  department,
  members: Object.entries(members).map(([name, each]) => ({ department: name, answers: each })),
})
const school = (counts: AnswerCounts) => [group('Skola', { Skola: counts })]
/** What is shown of the school, look after look. */
function looks(...counts: [right: number, answered: number][]) {
  let publication = nothing
  return counts.map(([right, answered]) => {
    publication = publish(publication, school(answers(right, answered)))
    return shownOf(publication, 'Skola')
  })
}
function shownOf({ groups }: Publication, department: string | null) {
  const right = groups.find((each) => each.department === department)?.right
  return right && [right.atLeast, right.atMost, right.answered]
}

describe('what is published of a group’s answers', () => {
  it('is nothing of four, and something of five', () => {
    assert.deepEqual(looks([2, 4], [3, 5]), [undefined, [3, 5, 5]])
    assert.equal(publish(nothing, school(answers(2, 4))), nothing)
  })

  it('tells all right from two wrong, or none right from two, of no group', () => {
    for (const right of [8, 9, 10]) assert.deepEqual(looks([right, 10]), [[8, 10, 10]])
    for (const right of [0, 1, 2]) assert.deepEqual(looks([right, 10]), [[0, 2, 10]])
  })

  it('is exact between', () => {
    for (const right of [3, 4, 5, 6, 7]) assert.deepEqual(looks([right, 10]), [[right, right, 10]])
  })

  it('stands until there are five new answers', () => {
    assert.deepEqual(looks([5, 10], [6, 14], [8, 16]), [
      [5, 5, 10],
      [5, 5, 10],
      [8, 8, 16],
    ])
  })

  it('tells a batch that was all right or all wrong from no other', () => {
    for (const right of [10, 9, 8]) assert.deepEqual(looks([5, 10], [right, 15])[1], [8, 10, 15])
    for (const right of [5, 6, 7]) assert.deepEqual(looks([5, 10], [right, 15])[1], [5, 7, 15])
  })

  it('goes on from what was left open, so that the earlier batch isn’t given away by the later', () => {
    const after = (right: number) => looks([10, 10], [right, 15])[1]

    assert.deepEqual([10, 11, 12, 13, 15].map(after), [
      [8, 10, 15],
      [11, 11, 15],
      [12, 12, 15],
      [13, 15, 15],
      [13, 15, 15],
    ])
  })

  it('is never more than two off, however often all are right', () => {
    const all = Array.from({ length: 40 }, (_, i): [number, number] => [5 * i + 5, 5 * i + 5])

    assert.deepEqual(looks(...all).at(-1), [198, 200, 200])
  })

  it('counts small departments together', () => {
    const together = [group(null, { Arkiv: answers(1, 3), Kansli: answers(2, 3) })]

    assert.deepEqual(shownOf(publish(nothing, together), null), [3, 3, 6])
  })

  it('takes only new answers along when a department gets its own figures', () => {
    const small = publish(nothing, [group(null, { Arkiv: answers(3, 4), Kansli: answers(1, 2) })])

    const before = publish(small, [group('Arkiv', { Arkiv: answers(3, 8) })])
    const after = publish(small, [group('Arkiv', { Arkiv: answers(6, 9) })])

    assert.equal(before, small)
    assert.deepEqual(shownOf(after, 'Arkiv'), [3, 5, 5])
    assert.deepEqual(shownOf(after, null), [4, 6, 6])
  })

  it('leaves the others’ figures as they are', () => {
    const both = [...school(answers(4, 8)), group('Vård', { Vård: answers(5, 8) })]
    const first = publish(nothing, both)

    const second = publish(first, school(answers(8, 16)))

    assert.deepEqual(shownOf(second, 'Skola'), [8, 8, 16])
    assert.deepEqual(shownOf(second, 'Vård'), [5, 5, 8])
  })

  it('takes nothing from counts that are older than what has been published', () => {
    const published = publish(nothing, school(answers(6, 12)))

    assert.equal(publish(published, school(answers(6, 11))), published)
    const partly = [group(null, { Skola: answers(6, 11), Arkiv: answers(3, 6) })]
    assert.deepEqual(shownOf(publish(published, partly), null), [3, 3, 6])
    assert.deepEqual(publish(published, partly).counted.Skola, published.counted.Skola)
  })
})

describe('the options chosen', () => {
  const options = (publication: Publication) => publication.groups[0]?.options

  it('are told of ten answers and more, once it is known exactly how many were right', () => {
    const nine = publish(nothing, school(answers(5, 9)))
    const ten = publish(nothing, school(answers(5, 10)))
    const nearlyAll = publish(nothing, school(answers(18, 20)))

    assert.deepEqual(options(ten), { answered: 10, chosen: { 'main/a': 5, 'main/b': 5 } })
    assert.deepEqual([options(nine), options(nearlyAll)], [undefined, undefined])
  })

  it('stand until there are ten new answers, and it is known exactly again', () => {
    const ten = publish(nothing, school(answers(5, 10)))
    const nineteen = publish(ten, school(answers(10, 19)))
    const allRight = publish(ten, school(answers(15, 20)))

    const more = publish(nineteen, school(answers(13, 25)))

    assert.equal(options(nineteen), options(ten))
    assert.equal(options(allRight), options(ten))
    assert.deepEqual(options(more), { answered: 25, chosen: { 'main/a': 13, 'main/b': 12 } })
  })

  it('say nothing by their order, nor by a nought', () => {
    const counts = { answered: 10, right: 5, options: { 'main/c': 0, 'main/b': 5, 'main/a': 5 } }

    const told = options(publish(nothing, school(counts)))

    assert.deepEqual(Object.entries(told?.chosen ?? {}), [
      ['main/a', 5],
      ['main/b', 5],
    ])
  })

  it('aren’t told of a survey, which has several questions', () => {
    const counts = { answered: 10, right: 5, options: { 'vem/a': 5, 'vem/b': 5, 'var/a': 10 } }

    assert.equal(options(publish(nothing, school(counts))), undefined)
  })
})
