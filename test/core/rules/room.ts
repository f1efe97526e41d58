// Whether a history leaves room for all of a course.
import type { RunningCourse } from '../../../bot/core/running-course.ts'
import { tickAt } from '../../support/history.ts'
import { type Case, hasArrived, isLost, isStep } from './case.ts'

/**
 * Whether all steps must come: nothing fails for good, and after the last trouble and the last step's moment there are
 * enough working days with a tick left for what was still to come, in this course and the other.
 */
export function hasRoom(
  { entries, life, ticks, courses }: Case,
  { course, timetable, steps }: RunningCourse,
): boolean {
  const isSound = life.habits.every(({ outcome }) => outcome === 'sent' || outcome === 'unknown')
  if (life.leaves !== undefined || !isSound) return false
  const troubles = [...life.pauses, ...life.blocks, ...(ticks.silence ? [ticks.silence] : [])]
  const from = Math.max(life.joins, steps.at(-1)?.goesOut ?? 0, ...troubles.map(({ until }) => until))
  const lost = entries.filter(isLost)
  const had = entries.filter((each) => isStep(each) && hasArrived(each) && each.at < from)
  const left = (id: string, all: number) =>
    all - had.filter((each) => each.course === id).length + lost.filter((each) => each.course === id).length
  const others = courses.filter((each) => each.course.id !== course.id)
  const needed =
    left(course.id, steps.length) * course.teaching.catchUpWorkingDays +
    others.reduce((count, other) => count + left(other.course.id, other.steps.length), 2)
  const room = timetable.days.filter(({ opens, closes }) => tickAt(ticks, Math.max(opens, from)) < closes)
  return room.length >= needed
}
