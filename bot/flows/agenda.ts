// What is going to happen and when, for a clock that jumps; earliest first, and at the same moment in the order it was put.
import type { Millis } from '../core/timetable.ts'

export interface Event {
  readonly at: Millis
  happen(): Promise<void> | void
}

interface Entry {
  readonly event: Event
  readonly order: number
}

export interface Agenda {
  put(event: Event): void
  /** The next event, taken out; undefined if there is none. */
  take(): Event | undefined
}

/** A binary heap: a rehearsal of a large municipality has hundreds of thousands of answers under way. */
export function createAgenda(): Agenda {
  const heap: Entry[] = []
  let orders = 0

  function sink(last: Entry): void {
    let place = 0
    for (;;) {
      const left = heap[2 * place + 1]
      const right = heap[2 * place + 2]
      const child = right && left && isBefore(right, left) ? right : left
      if (!child || isBefore(last, child)) break
      const from: number = child === left ? 2 * place + 1 : 2 * place + 2
      heap[place] = child
      place = from
    }
    heap[place] = last
  }

  return {
    put(event) {
      const entry = { event, order: orders++ }
      let place = heap.length
      while (place > 0) {
        const parent = heap[(place - 1) >> 1]
        if (!parent || isBefore(parent, entry)) break
        heap[place] = parent
        place = (place - 1) >> 1
      }
      heap[place] = entry
    },
    take() {
      const first = heap[0]
      const last = heap.pop()
      if (last && heap.length > 0) sink(last)
      return first?.event
    },
  }
}

function isBefore(one: Entry, other: Entry): boolean {
  return one.event.at === other.event.at ? one.order < other.order : one.event.at < other.event.at
}
