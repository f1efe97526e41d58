// Which courses are under way: what the leader has started, joined with what content/ says, its calendar worked out.
import { createHash } from 'node:crypto'
import type { Course } from '../core/course.ts'
import type { CourseRun } from '../core/course-run.ts'
import type { CourseRunStore, Plan, Planner, RestingCourse } from '../core/ports.ts'
import { type RunningCourse, runCourse } from '../core/running-course.ts'

interface PlannerSettings {
  readonly runs: Pick<CourseRunStore, 'list'>
  readonly courses: readonly Course[]
  /** Every slice of a tick asks; the table is read once in this time. */
  readonly maxAgeMilliseconds: number
  /** A clock that only goes forward, in milliseconds; not the course's, which may run fast. */
  readonly elapsed: () => number
}

/** A course that was started but isn't in content/ is left out: nothing of it can be sent. */
export function createPlanner({ runs, courses, maxAgeMilliseconds, elapsed }: PlannerSettings): Planner {
  const contents = createHash('sha256').update(JSON.stringify(courses)).digest('base64url')
  let kept: { plan: Plan; at: number } | undefined
  /** Under way: all who ask meanwhile get what it finds. */
  let reading: Promise<Plan> | undefined

  async function read(): Promise<Plan> {
    const started = await runs.list()
    const version = `${contents} ${JSON.stringify(started)}`
    // Working out a calendar takes tens of milliseconds; it only changes with the runs.
    const plan =
      kept?.plan.version === version
        ? kept.plan
        : {
            version,
            courses: workedOut('running', started, courses),
            paused: workedOut('paused', started, courses),
            resting: resting(started, courses),
          }
    kept = { plan, at: elapsed() }
    return plan
  }

  return {
    async current() {
      if (kept && elapsed() - kept.at < maxAgeMilliseconds) return kept.plan
      reading ??= read().finally(() => {
        reading = undefined
      })
      return reading
    },
  }
}

function workedOut(
  state: CourseRun['state'],
  runs: readonly CourseRun[],
  courses: readonly Course[],
): RunningCourse[] {
  return runs
    .filter((run) => run.state === state)
    .flatMap((run) => {
      const course = courses.find((each) => each.id === (run.pilotOf ?? run.course))
      if (!course) return []
      return [runCourse({ ...course, id: run.course }, run)]
    })
}

function resting(runs: readonly CourseRun[], courses: readonly Course[]): RestingCourse[] {
  return courses.flatMap(({ id, title, calendar: { zone } }): RestingCourse[] => {
    const run = runs.find(({ course }) => course === id)
    if (!run) return [{ id, title, zone, why: 'not started' }]
    return run.state === 'paused' ? [{ id, title, zone, why: 'paused' }] : []
  })
}
