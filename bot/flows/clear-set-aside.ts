// Takes something off the list of what was given up, once somebody has seen to it, and notes who did.
import type { Clock, CourseRunStore, SetAsideStore } from '../core/ports.ts'

interface World {
  readonly setAside: SetAsideStore
  readonly runs: Pick<CourseRunStore, 'note'>
  readonly wallClock: Clock
}

interface Clearing {
  /** As the list says it. */
  readonly what: string
  readonly by: { readonly id: string; readonly name: string }
}

/** Does nothing if it isn't there. If the trouble is still there, it comes back by itself. */
export async function clearSetAside(
  { setAside, runs, wallClock }: World,
  { what, by }: Clearing,
): Promise<void> {
  const found = (await setAside.list()).find((each) => each.what === what)
  if (!found) return
  // Noted first: a line too many is better than one too few.
  const details = { what, reason: found.reason }
  await runs.note({ at: wallClock.now(), by, what: 'clear set aside', details })
  await setAside.remove(what)
}
