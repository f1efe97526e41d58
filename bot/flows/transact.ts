// One change to one slice, all of it or none: read, decide, write; if somebody else wrote first, read and decide again.
import { setTimeout as sleep } from 'node:timers/promises'
import type { LearnerStore, SliceRows } from '../core/ports.ts'
import type { SliceId } from '../core/slice.ts'
import { Draft } from './draft.ts'

/** Enough for a slice's learners answering all at once; each round only one of the writers has to try again. */
const rounds = 12

/**
 * Applies `decide` to what `read` finds and writes what it changed in one transaction.
 * `decide` may run several times and must depend on the draft alone.
 * Throws if others keep writing first, and whatever the store throws.
 */
export async function transact<T>(
  store: LearnerStore,
  slice: SliceId,
  read: () => Promise<SliceRows>,
  decide: (draft: Draft) => T,
): Promise<T> {
  for (let round = 1; round <= rounds; round++) {
    const draft = new Draft(await read())
    const result = decide(draft)
    const writes = draft.writes()
    if (writes.length === 0) return result
    const outcome = await store.commit(slice, writes)
    if (outcome.kind === 'committed') return result
    await sleep(Math.random() * 10 * round)
  }
  throw new Error(`Slice ${slice} was written by others ${rounds} times in a row. The next tick tries again.`)
}
