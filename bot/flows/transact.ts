// One change to one slice, all of it or none: read, decide, write; if somebody else wrote first, read and decide again.
import { setTimeout as sleep } from 'node:timers/promises'
import type { LearnerStore, SliceRows } from '../core/ports.ts'
import type { SliceId } from '../core/slice.ts'
import { Draft } from './draft.ts'

/** Enough for a slice's learners answering all at once; each round only one of the writers has to try again. */
const rounds = 12

/** Rows of one slice as they were last read or written. */
export interface HeldRows {
  /**
   * Applies `decide` to the rows and writes what it changed in one transaction.
   * `decide` may run several times and must depend on the draft alone.
   * Throws if others keep writing first, and whatever the store throws.
   */
  change<T>(decide: (draft: Draft) => T): Promise<T>
}

/** What was written needn't be read again for the next change: only others' writes cost another read. */
export function holdRows(store: LearnerStore, slice: SliceId, read: () => Promise<SliceRows>): HeldRows {
  let held: SliceRows | undefined
  return {
    async change(decide) {
      for (let round = 1; round <= rounds; round++) {
        const rows: SliceRows = held ?? (await read())
        // Whatever goes wrong from here on, nobody knows any more what is in the store.
        held = undefined
        const draft = new Draft(rows)
        const result = decide(draft)
        const writes = draft.writes()
        const outcome = writes.length === 0 ? undefined : await store.commit(slice, writes)
        if (outcome?.kind !== 'conflict') {
          held = outcome ? draft.committed(outcome.versions) : rows
          return result
        }
        await sleep(Math.random() * 10 * round)
      }
      throw new Error(
        `Slice ${slice} was written by others ${rounds} times in a row. The next tick tries again.`,
      )
    },
  }
}

/** What each slice's next change waits for, by store; nothing is kept of a slice that has none. */
const turns = new WeakMap<LearnerStore, Map<SliceId, Promise<unknown>>>()

/**
 * One change alone. Those of this instance to the same slice wait for one another: side by side, each would spoil the
 * others' rows, and all but one had to begin again.
 */
export async function transact<T>(
  store: LearnerStore,
  slice: SliceId,
  read: () => Promise<SliceRows>,
  decide: (draft: Draft) => T,
): Promise<T> {
  const last = turns.get(store) ?? new Map<SliceId, Promise<unknown>>()
  turns.set(store, last)
  const change = () => holdRows(store, slice, read).change(decide)
  const mine = last.get(slice)?.then(change, change) ?? change()
  last.set(slice, mine)
  try {
    return await mine
  } finally {
    if (last.get(slice) === mine) last.delete(slice)
  }
}
