// A pace's state, shared by all instances: one row, written many times a minute, the first writer wins.
import type { TableClient } from '@azure/data-tables'
import type { PaceState } from '../core/pace.ts'
import type { PaceStore } from '../core/ports.ts'
import { json } from './columns.ts'
import { type letterPaceKey, paceKey, pacePartition } from './keys.ts'
import { createTableRequests } from './table-requests.ts'

const place = { partition: pacePartition, name: 'the pace' }

export function createPaceRow<State = PaceState>(
  settings: TableClient,
  key: typeof paceKey | typeof letterPaceKey = paceKey,
): PaceStore<State> {
  const requests = createTableRequests(settings)
  return {
    async read() {
      const row = await requests.get(place, key)
      return row && { value: json(row, 'state') as State, version: row['odata.etag'] }
    },
    async write(state, version) {
      const columns = { state: JSON.stringify(state) }
      const row = { rowKey: key, columns, ...(version !== undefined && { version }) }
      return (await requests.write(place, [row]))?.[0]
    },
  }
}
