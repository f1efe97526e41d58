// What a store was made with and must keep: the number of slices, and the key of personal links.
import type { RestError, TableClient } from '@azure/data-tables'

const key = { partitionKey: 'store', rowKey: 'slices' } as const

/** Writes the number of slices into a new store; throws if an old one was made with another. */
export async function keepSlices(settings: TableClient, slices: number): Promise<void> {
  try {
    await settings.createEntity({ ...key, slices })
    return
  } catch (error) {
    if ((error as RestError).statusCode !== 409) throw error
  }
  const kept = await settings.getEntity<{ slices: number }>(key.partitionKey, key.rowKey)
  if (kept.slices === slices) return
  throw new Error(
    `The store was made with ${kept.slices} slices, the configuration says ${slices}. ` +
      `Set DROPPE_SLICES=${kept.slices}, or point to an empty store.`,
  )
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
