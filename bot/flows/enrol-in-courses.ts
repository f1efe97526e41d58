// Gives the learners of a slice a standing in every running course, and counts them among those who are to have each step.
import type { LearnerId } from '../core/learner.ts'
import type { RunningCourse } from '../core/running-course.ts'
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
    for (const { course, steps } of courses) {
      const known = draft.learner(id)
      if (!known || known.left !== undefined || known.standings[course.id]) continue
      if (!draft.hasRoomFor(1 + steps.length)) return false
      const standings = { ...known.standings, [course.id]: { joined: now, items: {} } }
      draft.putLearner({ ...known, standings })
      for (const step of steps) {
        draft.putTally(countEligible(draft.tally(course.id, step.id), known.department))
      }
    }
  }
  return true
}

/**
 * A lesson added since the course started is for those under way as well. It has no tally yet, since every step gets
 * one when the slice's first learner is enrolled. False if the transaction has no room for all of it.
 */
export function countNewSteps(draft: Draft, { courses, isPlanNew }: Settings): boolean {
  if (!isPlanNew) return true
  for (const { course, steps } of courses) {
    const underway = draft
      .learners()
      .filter(({ left, standings }) => left === undefined && standings[course.id])
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
