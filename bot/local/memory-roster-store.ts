// How far the roster has come, in memory, for tests.
import type { RosterStore } from '../core/ports.ts'
import type { RosterState } from '../core/roster-state.ts'

export function createMemoryRosterStore(): RosterStore {
  let kept: RosterState | undefined
  return {
    async read() {
      return kept
    },
    async write(state) {
      kept = state
    },
  }
}
