// How far an item has got: what its figures say of reaching and answering.
import type { Figures } from '../../bot/http/contract.ts'

/** It has arrived, whatever came of it. */
export function reachedOf({ sent, answered, expired }: Figures): number {
  return sent + answered + expired
}

/** No longer ahead of it nor just being sent. */
export function doneOf({ eligible, waiting, underway }: Figures): number {
  return eligible - waiting - underway
}
