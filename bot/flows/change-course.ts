// What a leader does to a course: start, pause, resume, pilot. Nothing is overwritten that they haven't seen, and
// every change leaves a line in the trail.
import { fitCourse } from '../core/course-plan.ts'
import type { Change, CourseRun, Refused } from '../core/course-run.ts'
import type { Clock, CourseContentStore, CourseRunStore } from '../core/ports.ts'
import type { Misfit } from '../core/timetable.ts'
import { type Deciding, decideChange } from './decide-change.ts'

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
  /** The lessons don't fit between the days chosen, and in English what to do about it. */
  | { readonly kind: 'misfit'; readonly misfit: Misfit; readonly why: string }

interface World extends Deciding {
  readonly runs: CourseRunStore
  readonly contents: CourseContentStore
  /** The machine's time: the course's may run fast, and the trail is for people. */
  readonly wallClock: Clock
}

export async function changeCourse(
  world: World,
  { course: id, change, version, by }: Wish,
): Promise<Changed> {
  const decision = await decideChange(world, { course: id, change, by: by.id })
  if (!decision) return { kind: 'refused', why: 'no such course' }
  const { course, before, decided } = decision
  if (before?.version !== version) return { kind: 'conflict' }
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
