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

/** Nobody comes to a course while it is paused, nor once it is over: who was purged of it doesn't come back either. */
export function isOpen({ isPaused, timetable }: RunningCourse, now: Millis): boolean {
  return !isPaused && now < timetable.endsAt
}

/** The learner as the next look at their slice will have them: what is shown meanwhile must not say otherwise. */
export function enrolledIn(learner: Learner, courses: readonly RunningCourse[], now: Millis): Learner {
  const { department } = learner
  const fresh = courses
    .filter((running) => isOpen(running, now) && takesPart(learner, running))
    .map(({ course }) => [course.id, { joined: now, department, items: {} }] as const)
  return { ...learner, standings: { ...Object.fromEntries(fresh), ...learner.standings } }
}
