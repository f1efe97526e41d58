// Gives the learners of a slice a standing in every course that is meant for them, and keeps counting them among those
// who are to have each step, where they work today, for as long as they take part.
import { isOpen, takesPart } from '../core/enrolment.ts'
import type { Learner, LearnerId } from '../core/learner.ts'
import { countStanding, endStanding, moveStanding, resumeStanding } from '../core/move-standing.ts'
import type { RunningCourse } from '../core/running-course.ts'
import type { Standing } from '../core/standing.ts'
import { countEligible } from '../core/tally.ts'
import type { Millis } from '../core/timetable.ts'
import type { Draft } from './draft.ts'

interface Settings {
  readonly courses: readonly RunningCourse[]
  readonly now: Millis
  /** The slice hasn't been looked at since the plan changed. */
  readonly isPlanNew: boolean
}

/** False if the transaction has no room for all of it. */
export function enrolInCourses(
  draft: Draft,
  learners: readonly LearnerId[],
  { courses, now }: Settings,
): boolean {
  for (const id of learners) {
    for (const running of courses) {
      const learner = draft.learner(id)
      if (!learner) continue
      const { course, steps } = running
      const before = learner.standings[course.id]
      const after = standingAsOf(learner, running, before, now)
      if (!after || after === before) continue
      if (!draft.hasRoomFor(2 + steps.length)) return false
      draft.putLearner({ ...learner, standings: { ...learner.standings, [course.id]: after } })
      for (const step of steps) {
        const tally = draft.tally(course.id, step.id)
        draft.putTally(countStanding(before ? countStanding(tally, before, -1) : tally, after, 1))
      }
    }
  }
  return true
}

/** The same standing if all is as it should be; undefined if there is none and needn't be. */
function standingAsOf(
  learner: Learner,
  running: RunningCourse,
  before: Standing | undefined,
  now: Millis,
): Standing | undefined {
  const { department } = learner
  if (!takesPart(learner, running))
    return before && before.ended === undefined ? endStanding(before, now) : before
  if (!before) return isOpen(running, now) ? { joined: now, department, items: {} } : undefined
  return moveStanding(before.ended === undefined ? before : resumeStanding(before), department)
}

/**
 * A lesson added since the course started is for those under way as well. It has no tally yet, since every step gets
 * one when the slice's first learner is enrolled. False if the transaction has no room for all of it.
 */
export function countNewSteps(draft: Draft, { courses, isPlanNew }: Settings): boolean {
  if (!isPlanNew) return true
  for (const { course, steps } of courses) {
    const underway = draft.learners().flatMap(({ standings }) => {
      const standing = standings[course.id]
      return standing && standing.ended === undefined ? [standing] : []
    })
    const added = steps.filter(({ id }) => Object.keys(draft.tally(course.id, id).departments).length === 0)
    for (const { id } of underway.length > 0 ? added : []) {
      if (!draft.hasRoomFor(1)) return false
      let tally = draft.tally(course.id, id)
      for (const { department } of underway) tally = countEligible(tally, department)
      draft.putTally(tally)
    }
  }
  return true
}
