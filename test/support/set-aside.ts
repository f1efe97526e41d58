// What was set aside, in memory, for tests that look at it.
import type { SetAside, SetAsideStore } from '../../bot/core/ports.ts'

export function memorySetAside(): SetAsideStore {
  const kept = new Map<string, SetAside>()
  return {
    list: async () => [...kept.values()],
    async put(what, reason) {
      kept.set(what, { what, reason, since: kept.get(what)?.since ?? 0 })
    },
    async remove(what) {
      kept.delete(what)
    },
  }
}
