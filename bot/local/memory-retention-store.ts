// On which day answers were last erased, in memory, for tests.
import type { RetentionState, RetentionStore } from '../core/ports.ts'

export function createMemoryRetentionStore(): RetentionStore {
  let kept: RetentionState | undefined
  return {
    async read() {
      return kept
    },
    async write(state) {
      kept = state
    },
  }
}
