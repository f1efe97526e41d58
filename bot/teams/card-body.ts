// From a card to the message that carries it, as an object and as the bytes that are sent.
import { ActivityTypes, CardFactory } from 'botbuilder'
import type { Card } from '../core/card.ts'
import type { Course } from '../core/course.ts'
import { renderCard } from './render-card.ts'

/** `summary` is what the notification shows. */
export function messageOf(card: Card) {
  const content = renderCard(card)
  return {
    type: ActivityTypes.Message,
    summary: content.fallbackText,
    attachments: [CardFactory.adaptiveCard(content)],
  }
}

type ItemCard = Extract<Card, { kind: 'lesson' | 'survey' }>

/** About 5 KB each; a course has fewer, unless its learners' languages are many. */
const maxBodiesPerCourse = 500

const bodies = new WeakMap<Course, Map<string, Buffer>>()

/**
 * The message as JSON in UTF-8. What all learners get alike is made once for each course object: filling in a
 * template takes longer than sending it, and an edited course is another object.
 */
export function bodyOf(card: Card): Buffer {
  if (card.kind !== 'lesson' && card.kind !== 'survey') return make(card)
  const ofCourse = bodies.get(card.course) ?? new Map<string, Buffer>()
  bodies.set(card.course, ofCourse)
  const key = keyOf(card)
  const known = ofCourse.get(key)
  if (known) return known
  const body = make(card)
  const [oldest] = ofCourse.keys()
  if (ofCourse.size >= maxBodiesPerCourse && oldest !== undefined) ofCourse.delete(oldest)
  ofCourse.set(key, body)
  return body
}

/** All that an item's card says, the course apart. */
function keyOf(card: ItemCard): string {
  const question = card.kind === 'lesson' ? card.question.id : ''
  return [card.kind, card.item, question, card.language, card.isReminder].join(' ')
}

function make(card: Card): Buffer {
  return Buffer.from(JSON.stringify(messageOf(card)))
}
