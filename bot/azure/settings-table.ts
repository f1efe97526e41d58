// What a store was made with and must keep: the number of slices, and the key of personal links.
import type { RestError, TableClient } from '@azure/data-tables'
import { unlessStatus } from './unless-status.ts'

const key = { partitionKey: 'store', rowKey: 'slices' } as const

/** Writes the number of slices into a new store, and says so; throws if an old one was made with another. */
export async function keepSlices(settings: TableClient, slices: number): Promise<'made' | 'kept'> {
  try {
    await settings.createEntity({ ...key, slices })
    return 'made'
  } catch (error) {
    if ((error as RestError).statusCode !== 409) throw error
  }
  const kept = await readSlices(settings)
  if (kept === slices) return 'kept'
  throw new Error(
    `The store was made with ${kept} slices, the configuration says ${slices}. ` +
      `Set DROPPE_SLICES=${kept}, or point to an empty store.`,
  )
}

/** Undefined in a store that nobody has started on. */
export async function readSlices(settings: TableClient): Promise<number | undefined> {
  const row = await unlessStatus([404], settings.getEntity<{ slices: number }>(key.partitionKey, key.rowKey))
  return row?.slices
}

const linkKeyRow = { partitionKey: 'store', rowKey: 'link-key' } as const

/**
 * The key of the links people get, 32 random bytes: made once and kept, so that a link outlives a restart and opens at
 * every instance. It guards what lies in the same account, so it is as safe here as that is.
 */
export async function linkKey(settings: TableClient): Promise<Uint8Array> {
  const made = Buffer.from(crypto.getRandomValues(new Uint8Array(32))).toString('base64url')
  try {
    await settings.createEntity({ ...linkKeyRow, key: made })
  } catch (error) {
    if ((error as RestError).statusCode !== 409) throw error
  }
  const { key } = await settings.getEntity<{ key: string }>(linkKeyRow.partitionKey, linkKeyRow.rowKey)
  return new Uint8Array(Buffer.from(key, 'base64url'))
}
