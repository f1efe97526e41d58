// Which courses are under way or paused: what the leader has started, joined with what content/ says, its calendar worked out.
import { createHash } from 'node:crypto'
import type { Course } from '../core/course.ts'
import type { CourseRun } from '../core/course-run.ts'
import type { CourseRunStore, CourseSource, Plan, Planner, RestingCourse } from '../core/ports.ts'
import { asPilot, type RunningCourse, runCourse } from '../core/running-course.ts'

interface PlannerSettings {
  readonly runs: Pick<CourseRunStore, 'list'>
  readonly source: CourseSource
  /** Every slice of a tick asks; the table is read once in this time. */
  readonly maxAgeMilliseconds: number
  /** A clock that only goes forward, in milliseconds; not the course's, which may run fast. */
  readonly elapsed: () => number
}

/** A course that was started but isn't in content/ is left out: nothing of it can be sent. */
export function createPlanner({ runs, source, maxAgeMilliseconds, elapsed }: PlannerSettings): Planner {
  const contentsOf = createFingerprint()
  let kept: { plan: Plan; at: number } | undefined
  /** Under way: all who ask meanwhile get what it finds. */
  let reading: Promise<Plan> | undefined

  async function read(): Promise<Plan> {
    const [started, courses] = await Promise.all([runs.list(), source.current()])
    const version = `${contentsOf(courses)} ${JSON.stringify(started)}`
    // Working out a calendar takes tens of milliseconds; it only changes with the runs.
    const plan =
      kept?.plan.version === version
        ? kept.plan
        : {
            version,
            courses: running(started, courses),
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

/** The same on every instance that has the same courses. Worked out only when they are other ones. */
function createFingerprint() {
  let known: { courses: readonly Course[]; fingerprint: string } | undefined
  return (courses: readonly Course[]): string => {
    if (known?.courses !== courses) {
      const fingerprint = createHash('sha256').update(JSON.stringify(courses)).digest('base64url')
      known = { courses, fingerprint }
    }
    return known.fingerprint
  }
}

function running(runs: readonly CourseRun[], courses: readonly Course[]): RunningCourse[] {
  return runs
    .filter((run) => run.state !== 'over')
    .flatMap((run) => {
      const course = courses.find((each) => each.id === (run.pilotOf ?? run.course))
      if (!course) return []
      return [runCourse(run.pilotOf === undefined ? course : asPilot(course, run.course), run)]
    })
}

function resting(runs: readonly CourseRun[], courses: readonly Course[]): RestingCourse[] {
  return courses.flatMap(({ id, title, calendar: { zone } }): RestingCourse[] => {
    const run = runs.find(({ course }) => course === id)
    if (!run) return [{ id, title, zone, why: 'not started' }]
    return run.state === 'paused' ? [{ id, title, zone, why: 'paused' }] : []
  })
}
