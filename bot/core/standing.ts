// Where one learner is in one course. Standing and tally move together, here and nowhere else, so that they stay true.
import type { Learner } from './learner.ts'
import { countMove, type Tally } from './tally.ts'
import type { Millis } from './timetable.ts'

/** An item's life after it was due; an item without a row here is still waiting. */
export type ItemState = 'claimed' | 'sent' | 'unreached' | 'unknown' | 'answered' | 'expired'

export interface ItemStanding {
  readonly state: ItemState
  readonly since: Millis
  /** Which of the lesson's questions was asked. */
  readonly question: string
  /** When its card was claimed for sending; kept when the state moves on. A day's one card is counted by it. */
  readonly cardAt: Millis
  /** Teams' id of the card, needed to correct or close it. */
  readonly activityId?: string
  readonly reason?: string
  readonly right?: boolean
}

export interface Standing {
  readonly joined: Millis
  /** By item id. The item of a lesson has the lesson's id. */
  readonly items: Readonly<Record<string, ItemStanding>>
}

export interface ItemRef {
  readonly course: string
  readonly item: string
}

export function itemOf(learner: Learner, { course, item }: ItemRef): ItemStanding | undefined {
  return learner.standings[course]?.items[item]
}

/**
 * Moves one item of one learner to its next state, in the learner's standing and in the lesson's tally at once.
 * Undefined takes it back to waiting. Throws if the learner isn't enrolled in the course.
 */
export function moveItem(
  learner: Learner,
  tally: Tally,
  { course, item }: ItemRef,
  next: ItemStanding | undefined,
): { learner: Learner; tally: Tally } {
  const standing = learner.standings[course]
  if (!standing) throw new Error(`Learner ${learner.id} is not enrolled in course ${course}.`)
  const { [item]: before, ...others } = standing.items
  const items = next ? { ...others, [item]: next } : others
  return {
    learner: { ...learner, standings: { ...learner.standings, [course]: { ...standing, items } } },
    tally: countMove(tally, learner.department, before, next),
  }
}
