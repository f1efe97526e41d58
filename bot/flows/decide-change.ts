// What a course would be after a leader's change, without anything being changed yet.
import type { Course } from '../core/course.ts'
import { type Change, type CourseRun, type Decided, decideRun, laterBy } from '../core/course-run.ts'
import type { Clock, CourseRunStore, CourseSource, Stored } from '../core/ports.ts'
import { localDate } from '../core/timetable.ts'

export interface Deciding {
  readonly runs: Pick<CourseRunStore, 'list' | 'find'>
  readonly source: CourseSource
  readonly clock: Clock
}

export interface Wanted {
  /** The id of the course, or of the pilot. */
  readonly course: string
  readonly change: Change
  /** The leader's Entra object id. */
  readonly by: string
}

export interface Decision {
  readonly course: Course
  /** Undefined for a pilot: that is always another. */
  readonly before: Stored<CourseRun> | undefined
  readonly decided: Decided
}

/** Long enough for answers, reminders and a first repetition after the last lesson. */
const pilotEndsAfterDays = 28

/** Undefined: there is no such course. Throws if the storage can't be reached. */
export async function decideChange(
  { runs, source, clock }: Deciding,
  { course: id, change, by }: Wanted,
): Promise<Decision | undefined> {
  const [all, courses] = await Promise.all([runs.list(), source.current()])
  const ownId = all.find((run) => run.course === id)?.pilotOf ?? id
  const course = courses.find((each) => each.id === ownId)
  if (!course) return undefined
  const before = change.kind === 'pilot' ? undefined : await runs.find(id)
  const decided = decideRun(before?.value, change, {
    course: course.id,
    nthPilot: 1 + all.filter(({ pilotOf }) => pilotOf === ownId).length,
    today: localDate(course.calendar.zone, clock.now()),
    by,
    pilotEnd: (start) => laterBy(start, Math.ceil((course.lessons.length * 7) / 5) + pilotEndsAfterDays),
  })
  return { course, before, decided }
}
