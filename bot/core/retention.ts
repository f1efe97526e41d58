// How long answers are kept: so many days after the last day of their course. The tallies stay.
import { type CourseRun, laterBy } from './course-run.ts'

export interface ErasableCourse {
  readonly course: string
  /** ISO dates: its last day, and the first on which its answers are erased. */
  readonly end: string
  readonly from: string
  readonly isDue: boolean
}

/** A paused course ends nobody knows when, so it isn't among them. `today` is the ISO date in UTC. */
export function erasableCourses(
  runs: readonly CourseRun[],
  afterDays: number,
  today: string,
): readonly ErasableCourse[] {
  return runs
    .filter(({ state }) => state !== 'paused')
    .map(({ course, end }) => {
      const from = laterBy(end, afterDays + 1)
      return { course, end, from, isDue: today >= from }
    })
}
