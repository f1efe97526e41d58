// What every start does before it works with a store: a new one gets its version, an earlier one is brought forward, and
// one that doesn't fit is refused.
import type { Log } from '../core/ports.ts'
import { migrateStore } from './migrate-store.ts'
import { refuseHalfRestored } from './restoring-row.ts'
import { raiseSchema, schemaVersion } from './schema-row.ts'
import { keepSlices } from './settings-table.ts'
import type { Storage } from './storage.ts'

/** Any number of instances may do it at once. Throws one clear line. */
export async function prepareStore(storage: Storage, slices: number, log: Log): Promise<void> {
  await refuseHalfRestored(storage.settings)
  if ((await keepSlices(storage.settings, slices)) === 'made')
    await raiseSchema(storage.settings, schemaVersion)
  await migrateStore(storage, log)
}
