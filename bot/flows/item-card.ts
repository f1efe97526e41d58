// The card of an item, as it looks before it is answered.
import type { Card } from '../core/card.ts'
import type { Language } from '../core/course.ts'
import type { RunningCourse } from '../core/running-course.ts'
import { findAsked } from './find-asked.ts'

export interface ItemQuestion {
  readonly course: string
  readonly item: string
  readonly question: string
}

/** Undefined if the course no longer has what the item asks. */
export function itemCard(
  courses: readonly RunningCourse[],
  where: ItemQuestion,
  { language, isReminder }: { language: Language; isReminder: boolean },
): Card | undefined {
  const asked = findAsked(courses, where)
  if (!asked) return undefined
  const part = { language, isReminder, item: where.item, course: asked.course }
  if (asked.kind === 'survey') return { kind: 'survey', ...part, survey: asked.survey }
  return { kind: 'lesson', ...part, lesson: asked.lesson, question: asked.question }
}

/** Undefined for surveys, whose cards aren't corrected. */
export function editionOf(courses: readonly RunningCourse[], where: ItemQuestion): string | undefined {
  const asked = findAsked(courses, where)
  return asked?.kind === 'question' ? asked.lesson.edition : undefined
}
