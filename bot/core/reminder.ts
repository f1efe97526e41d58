// When an open item is asked once more, and when it is let go.
import type { Teaching } from './course.ts'
import type { Learner } from './learner.ts'
import type { ItemStanding } from './standing.ts'
import { type Millis, opensAfterWorkingDays, type Timetable } from './timetable.ts'

/** Out, and not answered; one that may not have arrived is healed by its reminder. */
export function isOpen({ state }: ItemStanding): boolean {
  return state === 'sent' || state === 'unknown'
}

/** Null when all reminders have gone out, or the course is over first. */
export function reminderAt(
  item: ItemStanding,
  learner: Learner,
  timetable: Timetable,
  { reminders }: Teaching,
): Millis | null {
  const after = reminders.afterWorkingDays[item.reminders]
  return after === undefined ? null : opensAfterWorkingDays(timetable, countedFrom(item, learner), after)
}

/** With the course, at the latest. */
export function expiresAt(
  item: ItemStanding,
  learner: Learner,
  timetable: Timetable,
  { reminders }: Teaching,
): Millis {
  const from = countedFrom(item, learner)
  return opensAfterWorkingDays(timetable, from, reminders.expiresAfterWorkingDays) ?? timetable.endsAt
}

/** Days in a pause don't count. */
function countedFrom(item: ItemStanding, { pause }: Learner): Millis {
  return Math.max(item.cardAt, pause?.until ?? 0)
}
