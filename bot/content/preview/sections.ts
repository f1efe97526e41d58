// Every card of every lesson, in the order an author looks at them: lesson by lesson, question by question.

import type { Card, LessonPart } from '../../core/card.ts'
import { type Course, type Language, type Lesson, type Question, textIn } from '../../core/course.ts'

export interface Section {
  /** File names of photographs begin with it. */
  readonly id: string
  readonly title: string
  readonly language: Language
  /** One for each question: the card that asks it, then the feedback on each option. */
  readonly rows: readonly Row[]
}

export interface Row {
  readonly title: string
  readonly cards: readonly object[]
}

export type Render = (card: Card) => object

export function sectionsOf(courses: readonly Course[], render: Render): Section[] {
  return courses.flatMap((course) =>
    course.languages.flatMap((language) =>
      course.lessons.map((lesson, index) => section(course, lesson, index + 1, language, render)),
    ),
  )
}

function section(
  course: Course,
  lesson: Lesson,
  number: number,
  language: Language,
  render: Render,
): Section {
  const questions = [lesson.question, ...lesson.variants]
  const id = `${course.id}-${String(number).padStart(2, '0')}-${lesson.id}`
  return {
    id,
    title: `${id}: ${textIn(lesson.title, language, course.languages)}`,
    language,
    rows: questions.map((question) => ({
      title: question.id,
      cards: cardsOf({ course, lesson, question, language, item: lesson.id }).map(render),
    })),
  }
}

export function cardsOf(part: LessonPart): Card[] {
  return [
    { kind: 'lesson', isReminder: false, ...part },
    ...part.question.options.map(({ id, right }) => feedback(part, id, right)),
  ]
}

function feedback(part: LessonPart, chosen: Question['id'], right: boolean): Card {
  return { kind: 'feedback', ...part, chosen: [chosen], right }
}
