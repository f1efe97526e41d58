// Which tables a backup holds, in which order, and what of them it leaves out.
import { TableClient } from '@azure/data-tables'
import { leasePartition, pacePartition } from './keys.ts'
import type { Storage } from './storage.ts'

export interface BackedUpTable {
  /** As Storage calls it: the same whatever the tables' names begin with. */
  readonly name: string
  readonly client: TableClient
}

/** As Storage calls it. */
export const learnersName = 'learners'
export const settingsName = 'settings'

/**
 * Read in this order while people go on: what has been published before what it was counted from, learners before the
 * courses they are in, a course's state before what it says. So nothing in the backup points at what isn't there.
 */
const first: readonly string[] = ['publications', learnersName, 'courseRuns', 'courseContents']

/**
 * Every table there is; the queue isn't one of them. Its messages say "look at this slice", and the first beat of the
 * timer puts new ones.
 */
export function tablesOf(storage: Storage): BackedUpTable[] {
  const rank = ({ name }: BackedUpTable) => (first.includes(name) ? first.indexOf(name) : first.length)
  return Object.entries(storage as unknown as Readonly<Record<string, unknown>>)
    .flatMap(([name, client]) => (client instanceof TableClient ? [{ name, client }] : []))
    .sort((a, b) => rank(a) - rank(b))
}

/** Which instance does what just now, and how fast they send: true for seconds, and made anew by whoever starts. */
const passing: ReadonlySet<string> = new Set([leasePartition, pacePartition])

export function isPassing({ name }: Pick<BackedUpTable, 'name'>, partition: string): boolean {
  return name === settingsName && passing.has(partition)
}
