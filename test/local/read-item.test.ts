import assert from 'node:assert/strict'
import type { Card } from '../../bot/core/card.ts'
import { readItem } from '../../bot/local/read-item.ts'
import { renderCard } from '../../bot/teams/render-card.ts'
import { course, lesson } from '../support/builders.ts'

const asking = lesson('l1', {
  body: { sv: 'Säg "item":"fel" och "verb":"answer" till alla.', en: 'Say it.' },
})
const of = course('stad', { lessons: [asking] })
const survey = { questions: [asking.question], confidence: { sv: 'Jag vet.', en: 'I know.' } }

function bytes(card: Card): Buffer {
  return Buffer.from(JSON.stringify({ type: 'message', attachments: [{ content: renderCard(card) }] }))
}

function lessonCard(item: string, isReminder = false): Card {
  const { question } = asking
  return { kind: 'lesson', language: 'sv', course: of, lesson: asking, question, item, isReminder }
}

describe('the item that an activity carries', () => {
  for (const item of ['l1', 'l1.r2']) {
    it(`is read from the bytes of the card of ${item} and of its reminder`, () => {
      assert.deepEqual(readItem(bytes(lessonCard(item))), { course: 'stad', item })
      assert.deepEqual(readItem(bytes(lessonCard(item, true))), { course: 'stad', item })
    })
  }

  it('is read from a survey', () => {
    const item = 'survey.baseline'
    const card = { kind: 'survey', language: 'sv', isReminder: false, course: of, survey, item } as const

    assert.deepEqual(readItem(bytes(card)), { course: 'stad', item })
  })

  it('is none when the card asks nothing', () => {
    const answered = { course: of, lesson: asking, question: asking.question, item: 'l1', chosen: ['a'] }

    assert.equal(readItem(bytes({ kind: 'feedback', language: 'sv', right: true, ...answered })), undefined)
    assert.equal(readItem(bytes({ kind: 'welcome', language: 'sv', courses: [of] })), undefined)
    assert.equal(readItem(Buffer.from('{"verb":"show","course":"stad","item":"l1"}')), undefined)
    assert.equal(readItem(Buffer.from('{"verb":"answer"}')), undefined)
    assert.equal(readItem(Buffer.alloc(0)), undefined)
  })
})
