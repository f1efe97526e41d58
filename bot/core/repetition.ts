// When a question comes back, as which variant, and which of several is most likely forgotten.
import { createEmptyCard, fsrs, Rating } from 'ts-fsrs'
import type { Lesson, Teaching } from './course.ts'
import { itemId } from './item.ts'
import type { ItemStanding, Standing } from './standing.ts'
import type { Millis } from './timetable.ts'

export interface Repetition {
  readonly lesson: Lesson
  /** The item's id. */
  readonly id: string
  readonly question: string
  /** Not before; working hours are the calendar's business. */
  readonly earliest: Millis
  /** Every answer so far, oldest first. */
  readonly answers: readonly ItemStanding[]
}

const day: Millis = 24 * 60 * 60 * 1000
const memory = fsrs({ enable_short_term: false, enable_fuzz: false })

/**
 * The next repetition of a lesson; undefined while the lesson or an earlier repetition is open, and once the question
 * is retired. A lesson that was never answered has taught nothing that could be forgotten.
 * `isHad` is false for an item that couldn't be delivered and may now be tried again.
 */
export function nextRepetition(
  lesson: Lesson,
  standing: Standing,
  { repetition }: Teaching,
  isHad: (item: ItemStanding) => boolean,
): Repetition | undefined {
  const items = itemsOf(lesson.id, standing, isHad)
  const answers = items.filter(({ state }) => state === 'answered')
  const last = items.at(-1)
  if (!last || answers[0] !== items[0]) return undefined
  if (last.state !== 'answered' && last.state !== 'expired') return undefined
  if (rightInARow(answers) >= repetition.retireAfterRight) return undefined
  // One that expired says nothing about memory: the longer gap.
  const isWrong = last.state === 'answered' && last.right === false
  const days = isWrong ? repetition.afterWrongDays : repetition.afterRightDays
  return {
    lesson,
    id: itemId({ kind: 'repetition', lesson: lesson.id, nth: items.length }),
    question: questionFor(lesson, items),
    earliest: last.since + days * day,
    answers,
  }
}

/** How likely the answer is still known, from 0 to 1: FSRS-6 with its default parameters, right → Good, wrong → Again. */
export function retrievability(answers: readonly ItemStanding[], now: Millis): number {
  let card = createEmptyCard(answers[0]?.since ?? now)
  for (const { since, right } of answers) {
    card = memory.next(card, new Date(since), right ? Rating.Good : Rating.Again).card
  }
  return memory.get_retrievability(card, new Date(now), false)
}

/** The lesson's item and its repetitions, in order. */
function itemsOf(
  lesson: string,
  { items }: Standing,
  isHad: (item: ItemStanding) => boolean,
): ItemStanding[] {
  const found: ItemStanding[] = []
  for (let nth = 0; ; nth++) {
    const item = items[nth === 0 ? lesson : itemId({ kind: 'repetition', lesson, nth })]
    if (!item || !isHad(item)) return found
    found.push(item)
  }
}

function rightInARow(answers: readonly ItemStanding[]): number {
  const lastWrong = answers.findLastIndex(({ right }) => !right)
  return answers.length - 1 - lastWrong
}

/** A variant not seen yet, in the order they are written; when all are seen, the one seen longest ago. */
function questionFor({ question, variants }: Lesson, seen: readonly ItemStanding[]): string {
  const lastSeen = (id: string) => seen.findLastIndex((item) => item.question === id)
  const ids = [question, ...variants].map(({ id }) => id)
  return ids.sort((a, b) => lastSeen(a) - lastSeen(b))[0] ?? question.id
}
