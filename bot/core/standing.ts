// Where one learner is in one course. Standing and tally move together, here and nowhere else, so that they stay true.

import { parseItemId } from './item.ts'
import type { Learner } from './learner.ts'
import { countEdition, countRecall } from './recall-counts.ts'
import { countMove, type Tally } from './tally.ts'
import type { Millis } from './timetable.ts'

/** An item's life after it was due; an item without a row here is still waiting. */
export type ItemState = 'claimed' | 'sent' | 'unreached' | 'unknown' | 'answered' | 'expired'

export interface ItemStanding {
  readonly state: ItemState
  readonly since: Millis
  /** Which of the lesson's questions was asked. */
  readonly question: string
  /** When its first card was claimed for sending; reminders and expiry are counted from it. */
  readonly cardAt: Millis
  /** When its latest card was claimed, the first one or a reminder; a day's one card is counted by it. */
  readonly shownAt: Millis
  /** How many reminders have gone out. */
  readonly reminders: number
  /** Teams' id of the latest card, needed to correct or close it. */
  readonly activityId?: string
  /** The ids of older cards that still ask, although the item is over or has been sent again. */
  readonly staleCards?: readonly string[]
  /** The edition of the lesson that the card shows. */
  readonly edition?: string
  readonly reason?: string
  readonly right?: boolean
}

export interface Standing {
  readonly joined: Millis
  /** By item id (item.ts). */
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
  const before = standing.items[item]
  const moved = countMove(tally, learner.department, repetitionIn(item), before, next)
  const items = next ? { ...standing.items, [item]: next } : without(item, standing.items)
  return {
    learner: { ...learner, standings: { ...learner.standings, [course]: { ...standing, items } } },
    tally: countEdition(countRecall(moved, standing, item, next), item, next),
  }
}

function without(item: string, { [item]: _, ...others }: Standing['items']): Standing['items'] {
  return others
}

/** Which repetition an item is; 0 for the lesson or survey itself. */
function repetitionIn(id: string): number {
  const item = parseItemId(id)
  return item?.kind === 'repetition' ? item.nth : 0
}
