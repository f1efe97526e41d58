// Who takes part in which courses: all who haven't left, in all that are running.
import type { Learner } from './learner.ts'
import type { RunningCourse } from './running-course.ts'
import type { Millis } from './timetable.ts'

/** The learner as the next look at their slice will have them: what is shown meanwhile must not say otherwise. */
export function enrolledIn(learner: Learner, courses: readonly RunningCourse[], now: Millis): Learner {
  if (learner.left !== undefined) return learner
  const fresh = courses.map(({ course }) => [course.id, { joined: now, items: {} }] as const)
  return { ...learner, standings: { ...Object.fromEntries(fresh), ...learner.standings } }
}
