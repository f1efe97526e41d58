// From version 1 to 2: every standing says in which department it is counted, and every slice's mark how its learners
// are reached.
import type { Log } from '../core/ports.ts'
import { markChanged, type SliceMark } from '../core/slice.ts'
import type { Row } from './columns.ts'
import { slicePartition, sliceRange } from './keys.ts'
import { learnerFrom } from './learner-row.ts'
import { markFrom, rowOf } from './rows.ts'
import { readSlices } from './settings-table.ts'
import type { Storage } from './storage.ts'
import { createTableRequests, type Place, type TableRequests } from './table-requests.ts'

const rowsAtOnce = 100
const slicesAtOnce = 8
/** Instances of the version before, should any still run, write as well. */
const tries = 12

export async function migrateTo2(storage: Storage, log: Log): Promise<void> {
  const requests = createTableRequests(storage.learners)
  const slices = Array.from(
    { length: (await readSlices(storage.settings)) ?? 0 },
    (_, slice) => slice,
  ).values()
  const lane = async () => {
    for (const slice of slices) await migrateSlice(requests, slice, log)
  }
  await Promise.all(Array.from({ length: slicesAtOnce }, lane))
}

async function migrateSlice(requests: TableRequests, slice: number, log: Log): Promise<void> {
  const place = { partition: slicePartition(slice), name: `slice ${slice}` }
  for (let nth = 0; nth < tries; nth++) if (await isMigrated(requests, place, log)) return
  throw new Error(
    `Slice ${slice} was written ${tries} times while it was migrated. Stop all other instances.`,
  )
}

/** False: somebody else wrote first. */
async function isMigrated(requests: TableRequests, place: Place, log: Log): Promise<boolean> {
  const rows = await requests.range(place, sliceRange)
  const learners = rows
    .filter(({ RowKey }) => RowKey.startsWith('l|'))
    .flatMap((row) => readable(row, place, log))
  const without = learners.filter(({ row }) => !knowsDepartments(row))
  for (let from = 0; from < without.length; from += rowsAtOnce) {
    const writes = without
      .slice(from, from + rowsAtOnce)
      .map(({ row, learner: value }) => rowOf({ kind: 'learner', value, version: row['odata.etag'] }))
    if (!(await requests.write(place, writes))) return false
  }
  const row = rows.find(({ RowKey }) => RowKey === 'm|')
  if (!row) return true
  const before = markFrom(row)
  const none: SliceMark = { ...before, learners: 0, simulated: 0, reach: {} }
  const after = learners.reduce((mark, { learner }) => markChanged(mark, undefined, learner) ?? mark, none)
  const write = rowOf({ kind: 'mark', value: after, version: row['odata.etag'] })
  return (await requests.write(place, [write])) !== undefined
}

/** A damaged row stays as it is, and is told at every look at its slice. */
function readable(row: Row, { name }: Place, log: Log) {
  try {
    return [{ row, learner: learnerFrom(row) }]
  } catch (error) {
    log.error(
      { slice: name, reason: (error as Error).message },
      'A learner’s row can’t be read and is left as it is.',
    )
    return []
  }
}

/** The text is enough to tell: a department stands in it or it doesn't. */
function knowsDepartments(row: Row): boolean {
  return Object.keys(row)
    .filter((column) => column.startsWith('standing_') && !column.endsWith('@odata.type'))
    .every(
      (column) =>
        typeof (JSON.parse(String(row[column])) as { department?: unknown }).department === 'string',
    )
}
