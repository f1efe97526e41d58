import assert from 'node:assert/strict'
import { publishRecall } from '../../bot/core/memory-publication.ts'
import { nothingPublished, type Publication } from '../../bot/core/publication.ts'

const day = 24 * 60 * 60 * 1000
const days = { 'after wrong': 12, 'after right': 24, later: 36 }
const on = (now: number) => ({
  now: now * day,
  ripens: (gap: keyof typeof days, at: number) => at + days[gap] * day,
})

/** Of so many first answers so many are known to be right, exactly. */
function first(right: number, answered: number): Publication {
  const figure = { answered, atLeast: right, atMost: right }
  const group = { department: 'Skola', right: figure, counted: { answered, right, options: {} } }
  return { ...nothingPublished('stad', 'ett'), groups: [group] }
}
const recalled = (answered: number, right: number) => ({ 'after wrong': { answered, right } })
const shown = ({ recall }: Publication) => {
  const figure = recall?.gaps['after wrong']
  return figure && [figure.atLeast, figure.atMost, figure.answered]
}
/** Published on day 1, with fifty of a hundred right at first. */
const noted = publishRecall(first(50, 100), {}, on(1))

describe('what is told of memory', () => {
  it('is nothing until all who are in the published figures can have been asked again', () => {
    assert.equal(shown(publishRecall(noted, recalled(40, 20), on(12))), undefined)
    assert.deepEqual(shown(publishRecall(noted, recalled(40, 20), on(13))), [20, 20, 40])
  })

  it('is nothing of nine answers, and of more a number rounded down and what was right in proportion', () => {
    assert.equal(shown(publishRecall(noted, recalled(9, 5), on(13))), undefined)
    assert.deepEqual(shown(publishRecall(noted, recalled(19, 10), on(13))), [5, 5, 10])
  })

  it('never covers more than were known to be wrong, though more have answered', () => {
    assert.deepEqual(shown(publishRecall(noted, recalled(80, 40), on(13))), [25, 25, 50])
    const few = publishRecall(first(91, 100), {}, on(1))
    assert.equal(shown(publishRecall(few, recalled(30, 15), on(13))), undefined)
  })

  it('doesn’t tell all right from two wrong, nor none from two', () => {
    for (const right of [8, 9, 10])
      assert.deepEqual(shown(publishRecall(noted, recalled(10, right), on(13))), [8, 10, 10])
    for (const right of [0, 1, 2])
      assert.deepEqual(shown(publishRecall(noted, recalled(10, right), on(13))), [0, 2, 10])
  })

  it('stands until there are ten more', () => {
    const ten = publishRecall(noted, recalled(10, 5), on(13))

    assert.equal(publishRecall(ten, recalled(19, 9), on(14)), ten)
    assert.deepEqual(shown(publishRecall(ten, recalled(20, 11), on(14))), [11, 11, 20])
  })

  it('goes by the right ones for the longer gap', () => {
    const counts = { 'after right': { answered: 70, right: 35 } }

    const told = publishRecall(noted, counts, on(25)).recall?.gaps

    assert.deepEqual(told, { 'after right': { answered: 50, atLeast: 25, atMost: 25 } })
  })

  it('remembers what was known when, once a day, and no longer than it needs to', () => {
    const known = (publication: Publication) => publication.recall?.known.map(({ at }) => at / day)
    let grown = noted
    for (let now = 1; now < 60; now += 0.5)
      grown = publishRecall(
        { ...first(50 + now, 100 + 2 * now), ...(grown.recall && { recall: grown.recall }) },
        {},
        on(now),
      )

    const all = known(grown) ?? []
    assert.ok(all.length <= 38, `It remembers ${all.length} days.`)
    assert.equal(all[0], 23)
    assert.equal(publishRecall(noted, {}, on(2)), noted)
  })

  it('is nothing where nothing has been published', () => {
    const nothing = nothingPublished('stad', 'ett')

    assert.equal(publishRecall(nothing, recalled(40, 20), on(90)), nothing)
  })
})
