// That a restore is under way: while it is, the store holds a part of a backup and nobody may work with it.
import type { TableClient } from '@azure/data-tables'
import { unlessStatus } from './unless-status.ts'

const key = { partitionKey: 'store', rowKey: 'restoring' } as const

export interface Restoring {
  /** Which backup. */
  readonly backup: string
  /** "erasing": what was in the store before isn't all gone yet. */
  readonly step: 'erasing' | 'writing'
}

export async function readRestoring(settings: TableClient): Promise<Restoring | undefined> {
  const row = await unlessStatus([404], settings.getEntity<Restoring>(key.partitionKey, key.rowKey))
  return row && { backup: row.backup, step: row.step }
}

export async function putRestoring(settings: TableClient, restoring: Restoring): Promise<void> {
  await settings.upsertEntity({ ...key, ...restoring }, 'Replace')
}

export async function removeRestoring(settings: TableClient): Promise<void> {
  await unlessStatus([404], settings.deleteEntity(key.partitionKey, key.rowKey))
}

/** The only row that erasing a store leaves. */
export function isRestoring({ partition, rowKey }: { partition: string; rowKey: string }): boolean {
  return partition === key.partitionKey && rowKey === key.rowKey
}

/** Throws if a restore was broken off. */
export async function refuseHalfRestored(settings: TableClient): Promise<void> {
  if (await readRestoring(settings))
    throw new Error(
      'The store is being restored, or that was broken off. Let npm run restore go through to its end first, with the same --from.',
    )
}
