// Waits for something that happens by itself in another task.
import { setTimeout as sleep } from 'node:timers/promises'

/** Gives what `look` returns once it is neither undefined nor false. Throws after the patience is over. */
export async function eventually<T>(
  look: () => Promise<T | undefined | false> | T | undefined | false,
  what: string,
  patienceMilliseconds = 15_000,
): Promise<T> {
  const until = performance.now() + patienceMilliseconds
  for (;;) {
    const seen = await look()
    if (seen !== undefined && seen !== false) return seen
    if (performance.now() > until) throw new Error(`Waited ${patienceMilliseconds} ms for ${what}.`)
    await sleep(50)
  }
}
