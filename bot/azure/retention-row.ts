// On which day answers were last erased, and of which courses all of them: one row among the settings.
import type { TableClient } from '@azure/data-tables'
import type { RetentionState, RetentionStore } from '../core/ports.ts'
import { unlessStatus } from './unless-status.ts'

const key = { partitionKey: 'retention', rowKey: 'state' } as const

export function createRetentionRow(settings: TableClient): RetentionStore {
  return {
    async read() {
      const row = await unlessStatus(
        [404],
        settings.getEntity<{ state: string }>(key.partitionKey, key.rowKey),
      )
      return row && (JSON.parse(row.state) as RetentionState)
    },
    async write(state) {
      await settings.upsertEntity({ ...key, state: JSON.stringify(state) }, 'Replace')
    },
  }
}
