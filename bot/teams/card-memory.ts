// Keeps what was made of a card that many people get alike: filling in a template takes longer than sending it.
import type { Card } from '../core/card.ts'
import type { Course } from '../core/course.ts'

type SharedCard = Extract<Card, { kind: 'lesson' | 'survey' | 'feedback' | 'thanks' }>

/** About 5 KB each; a course has fewer, unless its learners' languages are many. */
const mostPerCourse = 500

/** Made once for each course object: an edited course is another one. What is kept must not be changed by anyone. */
export function createCardMemory<T>(make: (card: Card) => T): (card: Card) => T {
  const kept = new WeakMap<Course, Map<string, T>>()
  return (card) => {
    if (!isShared(card)) return make(card)
    const ofCourse = kept.get(card.course) ?? new Map<string, T>()
    kept.set(card.course, ofCourse)
    const key = keyOf(card)
    const known = ofCourse.get(key)
    if (known !== undefined) return known
    const made = make(card)
    const [oldest] = ofCourse.keys()
    if (ofCourse.size >= mostPerCourse && oldest !== undefined) ofCourse.delete(oldest)
    ofCourse.set(key, made)
    return made
  }
}

function isShared(card: Card): card is SharedCard {
  return ['lesson', 'survey', 'feedback', 'thanks'].includes(card.kind)
}

/** All that the card says, the course apart. */
function keyOf(card: SharedCard): string {
  const { kind, item, language } = card
  switch (card.kind) {
    case 'lesson':
      return [kind, item, language, card.question.id, card.isReminder].join(' ')
    case 'survey':
      return [kind, item, language, card.isReminder].join(' ')
    case 'feedback':
      return [kind, item, language, card.question.id, card.right, ...card.chosen].join(' ')
    case 'thanks':
      return [kind, item, language].join(' ')
  }
}
