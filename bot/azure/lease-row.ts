// A right that one instance has at a time: a row that says who has it and until when, by the clocks of their machines.
// If those differ by some seconds, two may have it for as long.
import type { TableClient } from '@azure/data-tables'
import type { Lease } from '../core/ports.ts'
import { leasePartition, wordsKey } from './keys.ts'
import { unlessStatus } from './unless-status.ts'

interface Row {
  readonly holder: string
  readonly until: Date
}

/** When it was last held, in milliseconds by the storage's clock; undefined while nobody has it. */
export async function leaseHeldAt(settings: TableClient, name: string): Promise<number | undefined> {
  const found = await unlessStatus([404], settings.getEntity(leasePartition, wordsKey(name)))
  return found?.timestamp === undefined ? undefined : Date.parse(found.timestamp)
}

/** `holder` is another for each instance. Both methods throw if the storage can't be reached. */
export function createLeaseRow(
  settings: TableClient,
  name: string,
  holder: string,
  now: () => number = Date.now,
): Lease {
  const partitionKey = leasePartition
  const rowKey = wordsKey(name)
  const read = () => unlessStatus([404], settings.getEntity<Row>(partitionKey, rowKey))

  return {
    async hold(seconds) {
      const wanted = { partitionKey, rowKey, holder, until: new Date(now() + seconds * 1000) }
      const found = await read()
      if (!found) return (await unlessStatus([409], settings.createEntity(wanted))) !== undefined
      if (found.holder !== holder && found.until.getTime() > now()) return false
      const taking = settings.updateEntity(wanted, 'Replace', { etag: found.etag })
      return (await unlessStatus([404, 412], taking)) !== undefined
    },
    async release() {
      const found = await read()
      if (found?.holder !== holder) return
      await unlessStatus([404, 412], settings.deleteEntity(partitionKey, rowKey, { etag: found.etag }))
    },
  }
}

/** Whether anybody has it just now. Throws if the storage can't be reached. */
export async function isHeld(
  settings: TableClient,
  name: string,
  now: () => number = Date.now,
): Promise<boolean> {
  const found = await unlessStatus([404], settings.getEntity<Row>(leasePartition, wordsKey(name)))
  return found !== undefined && found.until.getTime() > now()
}
