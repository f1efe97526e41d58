// Starts courses that have never run, on the days their calendars say. What has been started before stays as it is.
import type { Course } from '../core/course.ts'
import type { CourseContentStore, CourseRunStore } from '../core/ports.ts'

interface World {
  readonly runs: Pick<CourseRunStore, 'list' | 'put'>
  readonly contents: CourseContentStore
}

export async function startCourses({ runs, contents }: World, courses: readonly Course[]): Promise<void> {
  const started = new Set((await runs.list()).map(({ course }) => course))
  for (const course of courses) {
    if (started.has(course.id)) continue
    const { start, end } = course.calendar
    // Kept first: a course under way must always have something to go on with.
    await contents.put(course)
    await runs.put({ course: course.id, state: 'running', start, end })
  }
}
