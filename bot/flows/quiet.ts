// Remembers until when nothing is to be done for a learner, so that a look needn't work it out again.
import type { Due } from '../core/due.ts'
import type { Learner } from '../core/learner.ts'
import type { RunningCourse } from '../core/running-course.ts'
import type { Millis } from '../core/timetable.ts'

interface Quiet {
  readonly courses: readonly RunningCourse[]
  readonly from: Millis
  readonly until: Millis
}

/**
 * By the learner as read: one that has changed is another object. A store in memory gives the same object until then,
 * which is what makes a rehearsal of a large municipality possible: of the 227 learners in a slice a handful have
 * something due at any look. What comes out of a table is new every time and is worked out as ever.
 */
const quiet = new WeakMap<Learner, Quiet>()

/** Undefined if something may be due now, or nobody has looked at the learner as they are. */
export function quietUntil(
  learner: Learner,
  courses: readonly RunningCourse[],
  now: Millis,
): Millis | undefined {
  const known = quiet.get(learner)
  const isKnown = known && known.courses === courses && known.from <= now && now < known.until
  return isKnown ? known.until : undefined
}

/** When to look at a learner again for whom this is due now: at once, or when something else comes due. */
export function keepQuiet(
  learner: Learner,
  courses: readonly RunningCourse[],
  now: Millis,
  { item, expired, nextAt }: Due,
  claimLife: Millis,
): Millis {
  if (item || expired.length > 0) return now
  const until = Math.min(nextAt ?? Number.POSITIVE_INFINITY, ...claimEnds(learner, claimLife))
  if (until > now && !hasStaleCards(learner)) quiet.set(learner, { courses, from: now, until })
  return until
}

function hasStaleCards({ standings }: Learner): boolean {
  return Object.values(standings).some(({ items }) => Object.values(items).some((item) => item.staleCards))
}

function claimEnds(learner: Learner, claimLife: Millis): Millis[] {
  const items = Object.values(learner.standings).flatMap((standing) => Object.values(standing.items))
  return items.filter((item) => item.state === 'claimed').map((item) => item.since + claimLife)
}
