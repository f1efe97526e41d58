// What the simulated colleagues know of the lessons: a card doesn't say which option is right.
import { type Course, questionOf } from '../core/course.ts'

/** The ids of a question's right options; none if there is no such question. */
export function rightOptionsIn(courses: readonly Course[]) {
  return (courseId: string, lessonId: string, questionId: string): string[] => {
    const lesson = courses.find(({ id }) => id === courseId)?.lessons.find(({ id }) => id === lessonId)
    const options = (lesson && questionOf(lesson, questionId)?.options) ?? []
    return options.filter(({ right }) => right).map(({ id }) => id)
  }
}
