// Which shape the rows of a store have. A store without a word of it is from before there was one: version 1.
import type { RestError, TableClient } from '@azure/data-tables'
import { unlessStatus } from './unless-status.ts'

/** The shape that this Droppe reads and writes; migrate-store.ts has the way there. */
export const schemaVersion = 2

const key = { partitionKey: 'store', rowKey: 'schema' } as const

export async function readSchema(settings: TableClient): Promise<number> {
  const row = await unlessStatus([404], settings.getEntity<{ version: number }>(key.partitionKey, key.rowKey))
  return row?.version ?? 1
}

/** Never sets it back, should somebody else have come further. */
export async function raiseSchema(settings: TableClient, version: number): Promise<void> {
  try {
    await settings.createEntity({ ...key, version })
    return
  } catch (error) {
    if ((error as RestError).statusCode !== 409) throw error
  }
  const kept = await settings.getEntity<{ version: number }>(key.partitionKey, key.rowKey)
  if (kept.version >= version) return
  const isWritten = await unlessStatus(
    [412],
    settings.updateEntity({ ...key, version }, 'Replace', { etag: kept.etag }),
  )
  if (!isWritten) await raiseSchema(settings, version)
}
