// Work that was given up, for IT to look at: one row each, few.
import type { TableClient } from '@azure/data-tables'
import type { SetAsideStore } from '../core/ports.ts'
import { wordsKey } from './keys.ts'
import { unlessStatus } from './unless-status.ts'

const partitionKey = 'setaside'

interface Row {
  readonly what: string
  readonly reason: string
  readonly since: Date
}

/** Lists the oldest first. When something is put again the latest reason counts, and the first moment. */
export function createSetAsideTable(table: TableClient, now: () => number = Date.now): SetAsideStore {
  return {
    async list() {
      const rows = await Array.fromAsync(table.listEntities<Row>())
      return rows
        .map(({ what, reason, since }) => ({ what, reason, since: since.getTime() }))
        .sort((a, b) => a.since - b.since)
    },
    async put(what, reason) {
      const key = { partitionKey, rowKey: wordsKey(what) }
      const created = await unlessStatus(
        [409],
        table.createEntity({ ...key, what, reason, since: new Date(now()) }),
      )
      // Gone in between: somebody has just seen to it.
      if (!created) await unlessStatus([404], table.updateEntity({ ...key, reason }, 'Merge'))
    },
    async remove(what) {
      await unlessStatus([404], table.deleteEntity(partitionKey, wordsKey(what)))
    },
  }
}
