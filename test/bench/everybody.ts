// Where everybody stands in the end: what the tables say of each learner beside what the connector has taken for them.
import type { ItemStanding } from '../../bot/core/standing.ts'
import { itemKey } from '../../bot/local/counts.ts'
import { chatOf } from '../../bot/local/simulated-chat.ts'
import type { ConnectorCounts } from './connector-process.ts'
import { personId } from './people.ts'
import type { Place } from './place.ts'

export interface Somebody {
  readonly id: string
  /** With the first lesson. Undefined: nothing is written of it, or of the learner at all. */
  readonly item: ItemStanding | undefined
  /** How many of its cards the connector has taken, reminders included. */
  readonly accepted: number
}

export async function everybody(
  { learners, course }: Place,
  count: number,
  { acceptedItems }: ConnectorCounts,
): Promise<readonly Somebody[]> {
  const lesson = course.steps[0]?.id ?? ''
  const items = new Map<string, ItemStanding | undefined>()
  for (let slice = 0; slice < learners.slices; slice++) {
    for (const { value } of (await learners.readSlice(slice)).learners) {
      items.set(value.id, value.standings[course.course.id]?.items[lesson])
    }
  }
  return Array.from({ length: count }, (_, nth) => {
    const id = personId(nth)
    const accepted = acceptedItems.get(itemKey(chatOf(id), course.course.id, lesson)) ?? 0
    return { id, item: items.get(id), accepted }
  })
}
