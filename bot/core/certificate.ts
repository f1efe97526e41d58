// Whether a learner has earned the certificate of a course, and what is missing if not.
import type { Course, Lesson } from './course.ts'
import type { Learner } from './learner.ts'
import type { Millis } from './timetable.ts'

export interface Earned {
  readonly kind: 'earned'
  /** When the first lesson came, and when the last one was answered. */
  readonly from: Millis
  readonly to: Millis
}

export interface Missing {
  readonly kind: 'missing'
  /** Out, and waiting for an answer. */
  readonly open: readonly Lesson[]
  /** Their time to answer is over. */
  readonly expired: readonly Lesson[]
  /** How many are still to come. */
  readonly waiting: number
}

/** Earned by having answered every lesson of the course, right or not. */
export function certificateOf({ standings }: Learner, { id, lessons }: Course): Earned | Missing {
  const items = lessons.map((lesson) => ({ lesson, item: standings[id]?.items[lesson.id] }))
  const answered = items.flatMap(({ item }) => (item?.state === 'answered' ? [item] : []))
  if (answered.length === lessons.length && answered.length > 0) {
    return {
      kind: 'earned',
      from: Math.min(...answered.map(({ cardAt }) => cardAt)),
      to: Math.max(...answered.map(({ since }) => since)),
    }
  }
  const inState = (...states: string[]) =>
    items.filter(({ item }) => item && states.includes(item.state)).map(({ lesson }) => lesson)
  const open = inState('sent', 'unknown')
  const expired = inState('expired')
  return {
    kind: 'missing',
    open,
    expired,
    waiting: lessons.length - answered.length - open.length - expired.length,
  }
}
