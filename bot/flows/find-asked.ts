// What an item asks: the course, the lesson and the question behind its ids.
import type { Course, Lesson, Question, Survey } from '../core/course.ts'
import { questionOf } from '../core/course.ts'
import { countedUnder, type Item, parseItemId } from '../core/item.ts'
import type { RunningCourse } from '../core/running-course.ts'

export type Asked =
  | {
      readonly kind: 'question'
      readonly course: Course
      readonly lesson: Lesson
      readonly question: Question
    }
  | { readonly kind: 'survey'; readonly course: Course; readonly survey: Survey }

/** Undefined if there is no such course, lesson, question or survey (any more). */
export function findAsked(
  courses: readonly RunningCourse[],
  where: { readonly course: string; readonly item: string; readonly question: string },
): (Asked & { readonly item: Item; readonly lessonId: string }) | undefined {
  const course = courses.find((running) => running.course.id === where.course)?.course
  const item = parseItemId(where.item)
  if (!course || !item) return undefined
  const ids = { item, lessonId: countedUnder(item) }
  if (item.kind === 'survey') {
    return course.survey && { kind: 'survey', course, survey: course.survey, ...ids }
  }
  const lesson = course.lessons.find(({ id }) => id === item.lesson)
  const question = lesson && questionOf(lesson, where.question)
  return lesson && question && { kind: 'question', course, lesson, question, ...ids }
}
