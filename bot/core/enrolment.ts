// Who takes part in which courses: all who haven't left, in all that are running and meant for them.
import type { Learner } from './learner.ts'
import type { RunningCourse } from './running-course.ts'
import type { Millis } from './timetable.ts'

/** A course without an audience is for everybody. */
export function takesPart(
  { id, left, audiences = [] }: Learner,
  { course, audience }: RunningCourse,
): boolean {
  if (left !== undefined) return false
  return audience === undefined || audiences.includes(course.id) || audience.people?.includes(id) === true
}

/** The learner as the next look at their slice will have them: what is shown meanwhile must not say otherwise. */
export function enrolledIn(learner: Learner, courses: readonly RunningCourse[], now: Millis): Learner {
  const { department } = learner
  const fresh = courses
    .filter((running) => now < running.timetable.endsAt && takesPart(learner, running))
    .map(({ course }) => [course.id, { joined: now, department, items: {} }] as const)
  return { ...learner, standings: { ...Object.fromEntries(fresh), ...learner.standings } }
}
