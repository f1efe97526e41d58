// Waits for what happens by itself: in another task, in another process or behind a port.
import { setTimeout as sleep } from 'node:timers/promises'

/** Gives what `look` returns once it is neither undefined nor false. Throws when it hasn't come true in time. */
export async function eventually<T>(
  look: () => Promise<T | undefined | false> | T | undefined | false,
  what: string = String(look),
  seconds = 15,
): Promise<T> {
  const until = performance.now() + seconds * 1000
  for (;;) {
    const seen = await look()
    if (seen !== undefined && seen !== false) return seen
    if (performance.now() > until) throw new Error(`Still not so after ${seconds} seconds: ${what}`)
    await sleep(20)
  }
}
