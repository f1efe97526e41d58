// The state of the pace in memory, for tests and rehearsals; one for each municipality.
import type { PaceState } from '../core/pace.ts'
import type { PaceStore, Stored } from '../core/ports.ts'

export function createMemoryPaceStore<State = PaceState>(): PaceStore<State> {
  let kept: Stored<State> | undefined
  let writes = 0
  return {
    async read() {
      return kept
    },
    async write(state, version) {
      if (version !== kept?.version) return undefined
      kept = { value: state, version: String(++writes) }
      return kept.version
    },
  }
}
