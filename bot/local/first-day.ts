// When local mode's clock begins: so that one sees the first lesson go out soon after the start.
import type { Course } from '../core/course.ts'
import { createTimetable, localDate, type Millis } from '../core/timetable.ts'

const minutesBefore = 30

/** Before the first lesson that the first course would send from today on. Throws if there is no course. */
export function halfAnHourBeforeFirstLesson(courses: readonly Course[]): Millis {
  const [first] = courses
  if (!first)
    throw new Error('There is no course in the content folder. Put one there, or set DROPPE_CONTENT.')
  const today = localDate(first.calendar.zone, Date.now())
  const [goesOut] = createTimetable(first.calendar, today, 1).lessonTimes
  return (goesOut ?? Date.now()) - minutesBefore * 60_000
}
