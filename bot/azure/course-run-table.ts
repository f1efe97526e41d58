// The courses' states, few and small, and beside them the trail of who changed them, so that both are written at once.
import {
  type RestError,
  type TableClient,
  type TableEntityResult,
  TableTransaction,
} from '@azure/data-tables'
import type { CourseRun, TrailEntry } from '../core/course-run.ts'
import type { CourseRunStore } from '../core/ports.ts'
import { trailKey, trailRange } from './keys.ts'

const partitionKey = 'course'

interface RunRow extends Pick<CourseRun, 'course' | 'pilotOf' | 'state' | 'start' | 'end' | 'pausedFrom'> {
  /** As JSON. */
  readonly audience?: string
  readonly breaks?: string
}

interface TrailRow {
  readonly entry: string
}

export function createCourseRunTable(table: TableClient): CourseRunStore {
  return {
    async list() {
      const filter = `PartitionKey eq '${partitionKey}' and RowKey lt '${trailRange.from}'`
      const rows = await Array.fromAsync(table.listEntities<RunRow>({ queryOptions: { filter } }))
      return rows.map(runFrom)
    },
    async put(run) {
      await table.upsertEntity({ partitionKey, rowKey: run.course, ...columnsOf(run) }, 'Replace')
    },
    async find(course) {
      try {
        const row = await table.getEntity<RunRow>(partitionKey, course)
        return { value: runFrom(row), version: row.etag }
      } catch (error) {
        if ((error as RestError).statusCode === 404) return undefined
        throw error
      }
    },
    async change({ run, version, entry }) {
      const both = new TableTransaction()
      const row = { partitionKey, rowKey: run.course, ...columnsOf(run) }
      if (version === undefined) both.createEntity(row)
      else both.updateEntity(row, 'Replace', { etag: version })
      both.createEntity(trailRow(entry))
      try {
        await table.submitTransaction(both.actions)
        return true
      } catch (error) {
        // 404: the run is gone; 409: there is one already; 412: it has changed.
        if ([404, 409, 412].includes((error as RestError).statusCode ?? 0)) return false
        throw error
      }
    },
    async note(entry) {
      await table.createEntity(trailRow(entry))
    },
    async trail(max) {
      const { from, below } = trailRange
      const filter = `PartitionKey eq '${partitionKey}' and RowKey ge '${from}' and RowKey lt '${below}'`
      const pages = table.listEntities<TrailRow>({ queryOptions: { filter } }).byPage({ maxPageSize: max })
      const { value: rows = [] } = await pages.next()
      return rows.map(({ entry }: TrailRow) => JSON.parse(entry) as TrailEntry)
    },
  }
}

function trailRow(entry: TrailEntry) {
  return { partitionKey, rowKey: trailKey(entry.at), entry: JSON.stringify(entry) }
}

function columnsOf({ audience, breaks, ...run }: CourseRun) {
  return {
    ...run,
    ...(audience && { audience: JSON.stringify(audience) }),
    ...(breaks && { breaks: JSON.stringify(breaks) }),
  }
}

/** The storage leaves out what isn't there, or gives null. */
function runFrom(row: TableEntityResult<RunRow>): CourseRun {
  const { course, pilotOf, state, start, end, audience, breaks, pausedFrom } = row
  return {
    course,
    ...(pilotOf && { pilotOf }),
    state,
    start,
    end,
    ...(audience && { audience: JSON.parse(audience) }),
    ...(breaks && { breaks: JSON.parse(breaks) }),
    ...(pausedFrom && { pausedFrom }),
  }
}
