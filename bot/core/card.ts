// What a card says. How it looks in Teams stands in teams/; a letter would say the same.
import type { Course, Language, Lesson, Question } from './course.ts'

/** A lesson and its place in the course. */
export interface LessonPart {
  readonly language: Language
  readonly course: Course
  readonly lesson: Lesson
  readonly question: Question
  readonly item: string
}

export type Card =
  | { readonly kind: 'welcome'; readonly language: Language; readonly courses: readonly Course[] }
  | ({ readonly kind: 'lesson' } & LessonPart)
  | ({ readonly kind: 'feedback'; readonly chosen: readonly string[]; readonly right: boolean } & LessonPart)
  /** A kind answer to anything one types. */
  | { readonly kind: 'reply'; readonly language: Language; readonly courses: readonly Course[] }
  | { readonly kind: 'notice'; readonly language: Language; readonly notice: Notice }

/** A sentence to a person when there is no card to show. */
export type Notice =
  | 'try again'
  | 'not now'
  | 'nothing chosen'
  | 'card not known'
  | 'never sent'
  | 'not yours'
  | 'not installed'
  | 'no lesson yet'
  | 'not understood'
