// What a leader does to a course: start, pause, resume, pilot. Nothing is overwritten that they haven't seen, and
// every change leaves a line in the trail.
import { fitCourse } from '../core/course-plan.ts'
import { type Change, type CourseRun, decideRun, laterBy, type Refused } from '../core/course-run.ts'
import type { Clock, CourseContentStore, CourseRunStore, CourseSource } from '../core/ports.ts'
import { localDate } from '../core/timetable.ts'

export interface Wish {
  /** The id of the course, or of the pilot. */
  readonly course: string
  readonly change: Change
  /** Of the plan that the leader has seen; undefined where there was nothing yet. */
  readonly version: string | undefined
  readonly by: { readonly id: string; readonly name: string }
}

export type Changed =
  | { readonly kind: 'changed' }
  /** Somebody else has changed it since: look again. */
  | { readonly kind: 'conflict' }
  | { readonly kind: 'refused'; readonly why: Refused | 'no such course' }
  /** The lessons don't fit between the days chosen, and what to do about it. */
  | { readonly kind: 'misfit'; readonly why: string }

interface World {
  readonly runs: CourseRunStore
  readonly contents: CourseContentStore
  readonly source: CourseSource
  readonly clock: Clock
  /** The machine's time: the course's may run fast, and the trail is for people. */
  readonly wallClock: Clock
}

/** Long enough for answers, reminders and a first repetition after the last lesson. */
const pilotEndsAfterDays = 28

export async function changeCourse(
  world: World,
  { course: id, change, version, by }: Wish,
): Promise<Changed> {
  const [runs, courses] = await Promise.all([world.runs.list(), world.source.current()])
  const ownId = runs.find((run) => run.course === id)?.pilotOf ?? id
  const course = courses.find((each) => each.id === ownId)
  if (!course) return { kind: 'refused', why: 'no such course' }
  const nthPilot = 1 + runs.filter(({ pilotOf }) => pilotOf === ownId).length
  const before = change.kind === 'pilot' ? undefined : await world.runs.find(id)
  if (before?.version !== version) return { kind: 'conflict' }
  const decided = decideRun(before?.value, change, {
    course: course.id,
    nthPilot,
    today: localDate(course.calendar.zone, world.clock.now()),
    by: by.id,
    pilotEnd: (start) => laterBy(start, Math.ceil((course.lessons.length * 7) / 5) + pilotEndsAfterDays),
  })
  if (decided.kind === 'refused') return decided
  const { run } = decided
  const fitting = fitCourse(course, run)
  if (fitting.kind === 'misfit') return fitting
  // Kept first: a course under way must always have something to go on with.
  if (!before) await world.contents.put(course)
  const entry = {
    at: world.wallClock.now(),
    by,
    what: change.kind,
    course: run.course,
    details: detailsOf(change, run),
  }
  const isWritten = await world.runs.change({ run, version, entry })
  return { kind: isWritten ? 'changed' : 'conflict' }
}

function detailsOf(change: Change, { start, end }: CourseRun): Record<string, string> {
  const days = { start, end }
  return change.kind === 'pilot' && change.group !== undefined ? { ...days, group: change.group } : days
}
