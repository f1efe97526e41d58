// When local mode's clock begins: so that one sees the first card go out soon after the start.
import type { Course } from '../core/course.ts'
import { runCourse } from '../core/running-course.ts'
import type { Millis } from '../core/timetable.ts'

const minutesBefore = 30

/** Before the first step of the course that begins first. Throws if there is no course. */
export function halfAnHourBeforeFirstCard(courses: readonly Course[]): Millis {
  if (courses.length === 0) {
    throw new Error('There is no course in the content folder. Put one there, or set DROPPE_CONTENT.')
  }
  const firsts = courses.map((course) => runCourse(course, course.calendar).steps[0]?.goesOut ?? 0)
  return Math.min(...firsts) - minutesBefore * 60_000
}
