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
  /** It went out as a letter. */
  readonly by?: 'letter'
  /** Where it is counted, if not where the learner's standing is: its time was over before they moved. */
  readonly department?: string
}

export interface Standing {
  readonly joined: Millis
  /** Where its items are counted; follows the learner's own department (move-standing.ts). */
  readonly department: string
  /** The learner has left, or isn't in the course's audience any more: only what was over by then is counted. */
  readonly ended?: Millis
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

/** Where an item is counted. Throws if the learner isn't enrolled in the course. */
export function departmentOf(learner: Learner, { course, item }: ItemRef): string {
  const standing = learner.standings[course]
  if (!standing) throw new Error(`Learner ${learner.id} is not enrolled in course ${course}.`)
  return standing.items[item]?.department ?? standing.department
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
  const department = departmentOf(learner, { course, item })
  const after = next && before?.department !== undefined ? { ...next, department } : next
  const moved = countMove(tally, department, repetitionIn(item), before, after)
  const items = after ? { ...standing.items, [item]: after } : without(item, standing.items)
  return {
    learner: { ...learner, standings: { ...learner.standings, [course]: { ...standing, items } } },
    tally: countEdition(countRecall(moved, standing, item, after), item, after),
  }
}

function without(item: string, { [item]: _, ...others }: Standing['items']): Standing['items'] {
  return others
}

/** Nothing moves it any more: it is counted for ever where it is. */
export function isOver({ state }: ItemStanding): boolean {
  return state === 'answered' || state === 'expired'
}

/** Which repetition an item is; 0 for the lesson or survey itself. */
export function repetitionIn(id: string): number {
  const item = parseItemId(id)
  return item?.kind === 'repetition' ? item.nth : 0
}
