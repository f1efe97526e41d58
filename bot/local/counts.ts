// What the simulated Bot Connector has had to do: what it was asked, what it answered, what reached whom how often.
import { createArrivals } from './arrivals.ts'
import { readItem } from './read-item.ts'

export interface Counts {
  /** New activities by conversation id; a card put in the place of another is none. */
  readonly accepted: ReadonlyMap<string, number>
  /** Those of them that ask something, by `itemKey`. A reminder is of the same item as what it reminds of. */
  readonly acceptedItems: ReadonlyMap<string, number>
  /** How many requests met each end. Late answers count as soon as it is clear what they will be. */
  readonly ends: ReadonlyMap<End, number>
  /** When every request came: milliseconds since 1970 with fractions, ascending. See arrivals.ts. */
  readonly arrivals: Float64Array
}

/** The status it was answered with, or the way it wasn't. */
export type End = number | 'dropped before' | 'dropped after'

export interface Counting extends Counts {
  arrived(moment: number): void
  ended(how: End): void
  /** `body`: the bytes of the request that carried the activity. */
  took(conversationId: string, body: Buffer): void
}

/** No id has a space in it. */
export function itemKey(conversationId: string, course: string, item: string): string {
  return `${conversationId} ${course} ${item}`
}

export function createCounts(): Counting {
  const accepted = new Map<string, number>()
  const acceptedItems = new Map<string, number>()
  const ends = new Map<End, number>()
  const arrivals = createArrivals()
  return {
    accepted,
    acceptedItems,
    ends,
    get arrivals() {
      return arrivals.all()
    },
    arrived: (moment) => arrivals.add(moment),
    ended: (how) => add(ends, how),
    took(conversationId, body) {
      add(accepted, conversationId)
      const carried = readItem(body)
      if (carried) add(acceptedItems, itemKey(conversationId, carried.course, carried.item))
    },
  }
}

function add<K>(counts: Map<K, number>, key: K): void {
  counts.set(key, (counts.get(key) ?? 0) + 1)
}
