// The courses as the leader plans them: those under way, pilots among them, and those that only wait to be started.
import { type CoursePlan, planCourse } from '../core/course-plan.ts'
import { isoTime } from '../core/overview-lesson.ts'
import type { Clock, CourseRunStore, CourseSource } from '../core/ports.ts'

interface World {
  readonly runs: CourseRunStore
  readonly source: CourseSource
  readonly clock: Clock
}

export interface PlannedCourses {
  /** ISO 8601 with offset. */
  readonly asOf: string
  readonly courses: readonly CoursePlan[]
}

/** Each course of content/ once, its pilot right after it. Throws if the storage can't be reached. */
export async function showCourses({ runs, source, clock }: World): Promise<PlannedCourses> {
  const [started, courses] = await Promise.all([runs.list(), source.current()])
  const now = clock.now()
  const plans = await Promise.all(
    courses.map(async (course) => {
      const own = started.filter((run) => (run.pilotOf ?? run.course) === course.id)
      const stored = await Promise.all(own.map((run) => runs.find(run.course)))
      const running = stored.flatMap((found) =>
        found ? [planCourse(course, { run: found.value, version: found.version, now })] : [],
      )
      const isStarted = running.some(({ id }) => id === course.id)
      return isStarted ? running : [planCourse(course, { now }), ...running]
    }),
  )
  return { asOf: isoTime(now, courses[0]?.calendar.zone ?? 'UTC'), courses: plans.flat() }
}
