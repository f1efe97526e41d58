// What a store was made with and must keep: the number of slices.
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
