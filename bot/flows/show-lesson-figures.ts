// One lesson for the leader: its figures, its question, and the card as employees get it.
import type { Card } from '../core/card.ts'
import type { Language } from '../core/course.ts'
import { type LessonShown, showLesson } from '../core/lesson-figures.ts'
import { isoTime } from '../core/overview-lesson.ts'
import { itemCard } from './item-card.ts'
import type { Looked } from './look-at-figures.ts'

export interface LessonWithCards extends LessonShown {
  /** ISO 8601 with offset. */
  readonly asOf: string
  /** By language. */
  readonly cards: Readonly<Record<Language, object>>
}

/** Undefined where no such lesson is under way. */
export function showLessonFigures(
  { at, courses }: Looked,
  ids: { readonly course: string; readonly lesson: string },
  renderCard: (card: Card) => object,
): LessonWithCards | undefined {
  const looked = courses.find(({ running }) => running.course.id === ids.course)
  const step = looked?.steps.find(({ lesson }) => lesson === ids.lesson)
  const shown = looked && step && showLesson(looked.running, step, at)
  if (!shown) return undefined
  const { course, timetable } = looked.running
  const where = { course: course.id, item: shown.id, question: shown.question.id }
  const cards = course.languages.flatMap((language) => {
    const card = itemCard([looked.running], where, { language, isReminder: false })
    return card ? [[language, renderCard(card)] as const] : []
  })
  return { ...shown, asOf: isoTime(at, timetable.zone), cards: Object.fromEntries(cards) }
}
