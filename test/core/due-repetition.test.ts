import assert from 'node:assert/strict'
import { due } from '../../bot/core/due.ts'
import type { ItemStanding } from '../../bot/core/standing.ts'
import { at, conversation, course, lesson, question, running } from '../support/builders.ts'
import { answered, enrolled, expired, sent, unreached } from '../support/standings.ts'

const variants = [question('v1'), question('v2')]
const one = running(course('stad', { lessons: [lesson('ett', { variants })] }))
const first = at('2026-09-01 10:00')
const repetition = (nth: number, asked: string) => ({
  kind: 'repetition',
  course: 'stad',
  item: `ett.r${nth}`,
  lesson: 'ett',
  question: asked,
})
/** What is due long after everything. */
const later = (items: Record<string, ItemStanding>) => due(enrolled(items), [one], at('2026-12-15 10:00'))

describe('a repetition', () => {
  it('comes twelve days after a wrong answer, moved to working hours', () => {
    const anna = enrolled({ ett: answered(first, false) })

    // The thirteenth is a Sunday.
    assert.deepEqual(due(anna, [one], at('2026-09-13 12:00')), {
      expired: [],
      nextAt: at('2026-09-14 08:00'),
    })
    assert.deepEqual(due(anna, [one], at('2026-09-14 08:00')).item, repetition(1, 'v1'))
  })

  it('comes twenty-four days after a right answer, to the minute', () => {
    const anna = enrolled({ ett: answered(first, true) })

    assert.deepEqual(due(anna, [one], at('2026-09-25 09:59')), {
      expired: [],
      nextAt: at('2026-09-25 10:00'),
    })
    assert.deepEqual(due(anna, [one], at('2026-09-25 10:00')).item, repetition(1, 'v1'))
  })

  it('is counted from the answer, not from the card', () => {
    const late = answered(first, true, { since: at('2026-09-08 10:00') })

    assert.equal(due(enrolled({ ett: late }), [one], at('2026-09-25 10:00')).nextAt, at('2026-10-02 10:00'))
  })

  it('is over after two right answers in a row', () => {
    const twice = { ett: answered(first, true), 'ett.r1': answered(first + 1, true) }
    const broken = {
      ett: answered(first, true),
      'ett.r1': answered(first + 1, false),
      'ett.r2': answered(first + 2, true),
    }

    assert.deepEqual(later(twice), { expired: [], nextAt: null })
    assert.equal(later(broken).item?.item, 'ett.r3')
    assert.equal(later({ ...broken, 'ett.r3': answered(first + 3, true) }).item, undefined)
  })

  it('asks a variant not seen yet, then the question seen longest ago', () => {
    const wrong = (asked: string, nth: number) => answered(first + nth, false, { question: asked })
    const items = { ett: wrong('main', 0), 'ett.r1': wrong('v1', 1), 'ett.r2': wrong('v2', 2) }

    assert.deepEqual(later({ ett: items.ett, 'ett.r1': items['ett.r1'] }).item, repetition(2, 'v2'))
    assert.deepEqual(later(items).item, repetition(3, 'main'))
    assert.deepEqual(later({ ...items, 'ett.r3': wrong('main', 3) }).item, repetition(4, 'v1'))
  })

  it('asks the same again where there is no variant', () => {
    const plain = running(course('stad', { lessons: [lesson('ett')] }))
    const anna = enrolled({ ett: answered(first, false) })

    assert.deepEqual(due(anna, [plain], at('2026-09-14 08:00')).item, repetition(1, 'main'))
  })

  it('doesn’t come while one is open, nor while the lesson is', () => {
    const open = sent(at('2026-12-14 09:00'))

    assert.equal(later({ ett: open }).item, undefined)
    assert.equal(later({ ett: answered(first, false), 'ett.r1': open }).item, undefined)
    assert.equal(later({ ett: answered(first, false), 'ett.r1': unreached(first + 1) }).item, undefined)
  })

  it('comes again after the longer gap when it expired unanswered', () => {
    const over = expired(at('2026-09-14 08:00'), at('2026-10-01 10:00'))
    const anna = enrolled({ ett: answered(first, false), 'ett.r1': over })

    assert.deepEqual(due(anna, [one], at('2026-10-24')), { expired: [], nextAt: at('2026-10-26 08:00') })
    assert.equal(due(anna, [one], at('2026-10-26 08:00')).item?.item, 'ett.r2')
  })

  it('never comes of a lesson that expired unanswered: it has taught nothing', () => {
    assert.deepEqual(later({ ett: expired(first, at('2026-09-18 08:00')) }), { expired: [], nextAt: null })
  })

  it('is tried again when it could not be delivered and the learner is back', () => {
    const reach = { kind: 'teams', conversation, since: at('2026-10-01') } as const
    const items = { ett: answered(first, false), 'ett.r1': unreached(at('2026-09-14 08:00')) }

    const { item } = due(enrolled(items, { reach }), [one], at('2026-10-01 13:00'))

    assert.deepEqual(item, repetition(1, 'v1'))
  })

  it('is reminded of like any other item', () => {
    const items = { ett: answered(first, false), 'ett.r1': sent(at('2026-09-14 08:00'), { question: 'v1' }) }

    const { item } = due(enrolled(items), [one], at('2026-09-17 08:00'))

    assert.deepEqual(item, { ...repetition(1, 'v1'), kind: 'reminder' })
  })
})
