// Starts courses that have never run, on the clock's own day. What has been started before stays as it is.
import type { Course } from '../core/course.ts'
import type { Clock, CourseRunStore } from '../core/ports.ts'
import { localDate } from '../core/timetable.ts'

export async function startCourses(
  { runs, clock }: { runs: CourseRunStore; clock: Clock },
  courses: readonly Course[],
): Promise<void> {
  const started = new Set((await runs.list()).map(({ course }) => course))
  for (const course of courses) {
    if (started.has(course.id)) continue
    await runs.put({
      course: course.id,
      state: 'running',
      start: localDate(course.calendar.zone, clock.now()),
    })
  }
}
