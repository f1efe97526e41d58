// Counts what was remembered when a question came back, and which edition of a lesson people got: beside the departments,
// for the whole slice, since nothing of it is ever shown by department.
import { parseItemId } from './item.ts'
import type { ItemStanding, Standing } from './standing.ts'
import type { Tally } from './tally.ts'

/**
 * Which time it came back: the first time, after the course's gap for a wrong answer (12 days) or for a right one (24);
 * or a later time.
 */
export type MemoryGap = 'after wrong' | 'after right' | 'later'

export const memoryGaps: readonly MemoryGap[] = ['after wrong', 'after right', 'later']

export interface RecallCounts {
  readonly answered: number
  readonly right: number
}

/** Neither number ever falls. They tell how many were wrong at first: never to be shown as they are. */
export type Recalled = Readonly<Partial<Record<MemoryGap, RecallCounts>>>

const none: RecallCounts = { answered: 0, right: 0 }

/** An item of somebody who stands like this comes into a state; anything but a repetition that is answered changes nothing. */
export function countRecall(
  tally: Tally,
  standing: Standing,
  item: string,
  next: ItemStanding | undefined,
): Tally {
  if (next?.state !== 'answered' || standing.items[item]?.state === 'answered') return tally
  const gap = gapBefore(standing, item)
  if (!gap) return tally
  const right = next.right ? 1 : 0
  return { ...tally, recall: addRecalled([tally.recall ?? {}, { [gap]: { answered: 1, right } }]) }
}

/** Counts a lesson's first card once it is out; reminders of it and repetitions aren't counted. */
export function countEdition(tally: Tally, item: string, next: ItemStanding | undefined): Tally {
  if (next?.state !== 'sent' || next.reminders > 0 || next.edition === undefined) return tally
  if (parseItemId(item)?.kind !== 'lesson') return tally
  const { edition } = next
  return { ...tally, editions: { ...tally.editions, [edition]: (tally.editions?.[edition] ?? 0) + 1 } }
}

export function addRecalled(all: readonly Recalled[]): Recalled {
  const sums: Partial<Record<MemoryGap, RecallCounts>> = {}
  for (const gap of memoryGaps) {
    for (const recalled of all) {
      const counts = recalled[gap]
      if (!counts) continue
      const { answered, right } = sums[gap] ?? none
      sums[gap] = { answered: answered + counts.answered, right: right + counts.right }
    }
  }
  return sums
}

function gapBefore({ items }: Standing, id: string): MemoryGap | undefined {
  const item = parseItemId(id)
  if (item?.kind !== 'repetition') return undefined
  if (item.nth > 1) return 'later'
  return items[item.lesson]?.right ? 'after right' : 'after wrong'
}
