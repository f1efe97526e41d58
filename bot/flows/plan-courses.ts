// Which courses are under way: what the leader has started, joined with what content/ says, its calendar worked out.
import type { Course } from '../core/course.ts'
import type { CourseRun } from '../core/course-run.ts'
import type { RunningCourse } from '../core/due.ts'
import type { CourseRunStore, Plan, Planner } from '../core/ports.ts'
import { createTimetable } from '../core/timetable.ts'

interface PlannerSettings {
  readonly runs: CourseRunStore
  readonly courses: readonly Course[]
  /** Every slice of a tick asks; the table is read once in this time. */
  readonly maxAgeMilliseconds: number
  /** A clock that only goes forward, in milliseconds; not the course's, which may run fast. */
  readonly elapsed: () => number
}

/** A course that was started but isn't in content/ is left out: nothing of it can be sent. */
export function createPlanner({ runs, courses, maxAgeMilliseconds, elapsed }: PlannerSettings): Planner {
  let kept: { plan: Plan; at: number } | undefined
  return {
    async current() {
      if (kept && elapsed() - kept.at < maxAgeMilliseconds) return kept.plan
      const started = await runs.list()
      const version = JSON.stringify(started)
      // Working out a calendar takes tens of milliseconds; it only changes with the runs.
      const plan =
        kept?.plan.version === version ? kept.plan : { version, courses: running(started, courses) }
      kept = { plan, at: elapsed() }
      return plan
    },
  }
}

function running(runs: readonly CourseRun[], courses: readonly Course[]): RunningCourse[] {
  return runs
    .filter((run) => run.state === 'running')
    .flatMap((run) => {
      const course = courses.find((each) => each.id === run.course)
      if (!course) return []
      return [{ course, timetable: createTimetable(course.calendar, run.start, course.lessons.length) }]
    })
}
