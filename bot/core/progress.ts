// How far a learner has come in a course, and what comes next.
import type { Course } from './course.ts'
import { type DueItem, due } from './due.ts'
import type { Learner } from './learner.ts'
import type { RunningCourse } from './running-course.ts'
import type { Millis } from './timetable.ts'

export interface Progress {
  readonly course: Course
  readonly lessons: number
  /** Lessons that have reached the learner, answered or not. */
  readonly had: number
  readonly answered: number
  /** How many of the answered were right at the first try. */
  readonly right: number
  /** Undefined when nothing more comes, as things stand. */
  readonly next?: NextCard
}

export interface NextCard {
  readonly kind: DueItem['kind']
  /** At the earliest: a card of another course may take the day. */
  readonly at: Millis
  readonly zone: string
}

/** Undefined for who isn't enrolled in the course. */
export function progressIn(learner: Learner, running: RunningCourse, now: Millis): Progress | undefined {
  const { course } = running
  const standing = learner.standings[course.id]
  if (!standing) return undefined
  const items = course.lessons.flatMap(({ id }) => standing.items[id] ?? [])
  const answered = items.filter(({ state }) => state === 'answered')
  const next = nextCard(learner, running, now)
  return {
    course,
    lessons: course.lessons.length,
    had: items.filter(({ state }) => state !== 'unreached' && state !== 'claimed').length,
    answered: answered.length,
    right: answered.filter(({ right }) => right).length,
    ...(next && { next }),
  }
}

/** Asks `due` itself, moment after moment: what it says is what will be sent. */
export function nextCard(learner: Learner, running: RunningCourse, now: Millis): NextCard | undefined {
  const { zone } = running.timetable
  for (let at = now; ; ) {
    const { item, nextAt } = due(learner, [running], at)
    if (item) return { kind: item.kind, at, zone }
    // Always later than asked for; should that ever break, no card is better than no answer.
    if (nextAt === null || nextAt <= at) return undefined
    at = nextAt
  }
}
