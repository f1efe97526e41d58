// Hands out the mailbox's room to all in this process who send letters; when and to whom, the rules decide
// (core/letter-pace.ts). A letter every other second is so little that each costs a read and a write of the state.
import { setTimeout as sleepInNode } from 'node:timers/promises'
import {
  bookLetters,
  type LetterLimits,
  type LetterPaceState,
  type LetterPlace,
  placeLetter,
  restMailbox,
} from '../core/letter-pace.ts'
import type { PaceStore } from '../core/ports.ts'
import type { LetterPace } from '../core/post-office.ts'
import type { Millis } from '../core/timetable.ts'

export interface LetterPaceSettings extends LetterLimits {
  /** After this nobody gets room any more. */
  readonly signal?: AbortSignal
  /** Wall time, since all instances share it. */
  readonly now?: () => Millis
  /** May end early when the signal is aborted. Never rejects. */
  readonly sleep?: (milliseconds: number, signal?: AbortSignal) => Promise<unknown>
}

/** Only other instances are in the way, and there are few. */
const rounds = 20

export function createLetterPace(
  store: PaceStore<LetterPaceState>,
  { signal, now = Date.now, sleep = sleepGently, ...limits }: LetterPaceSettings,
): LetterPace {
  let turn: Promise<unknown> = Promise.resolve()

  /** One after the other in this process. */
  function change<T extends { readonly state: LetterPaceState }>(
    decide: (state: LetterPaceState | undefined) => T,
  ): Promise<T> {
    const mine = turn.then(() => write(decide))
    turn = mine.catch(() => undefined)
    return mine
  }

  async function write<T extends { readonly state: LetterPaceState }>(
    decide: (state: LetterPaceState | undefined) => T,
  ): Promise<T> {
    for (let round = 1; round <= rounds; round++) {
      const stored = await store.read()
      const decided = decide(stored?.value)
      if ((await store.write(decided.state, stored?.version)) !== undefined) return decided
      await sleep(Math.random() * 20 * round)
    }
    throw new Error(
      `The letters' pace was written by others ${rounds} times in a row. The next look tries again.`,
    )
  }

  const after = ({ at }: LetterPlace) => Math.max(0, at - now())

  return {
    async room(urgency, waiting) {
      if (signal?.aborted) return { kind: 'later', afterMilliseconds: 0 }
      const place = await change((state) => placeLetter(state, now(), { urgency, waiting }, limits))
      if (place.kind === 'booked') return { kind: 'later', afterMilliseconds: after(place) }
      await sleep(after(place), signal)
      return signal?.aborted ? { kind: 'later', afterMilliseconds: 0 } : { kind: 'now' }
    },
    async later(urgency, waiting) {
      return after(await change((state) => bookLetters(state, now(), { urgency, waiting }, limits)))
    },
    async tooFast(retryAfterSeconds) {
      await change((state) => ({ state: restMailbox(state, now(), retryAfterSeconds) }))
    },
  }
}

async function sleepGently(milliseconds: number, signal?: AbortSignal): Promise<void> {
  await sleepInNode(milliseconds, undefined, signal && { signal }).catch(() => undefined)
}
