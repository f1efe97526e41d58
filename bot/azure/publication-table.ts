// What has been published of each lesson: one row a lesson, a course's side by side.
import { odata, type RestError, type TableClient, type TableEntityResult } from '@azure/data-tables'
import type { PublicationStore } from '../core/ports.ts'
import type { Publication } from '../core/publication.ts'

/** Columns hold 32,768 characters at most: some three hundred departments. */
interface Row {
  readonly groups: string
  readonly counted: string
  readonly recall?: string
}

export function createPublicationTable(table: TableClient): PublicationStore {
  return {
    async list(course) {
      const filter = odata`PartitionKey eq ${course}`
      const rows = await Array.fromAsync(table.listEntities<Row>({ queryOptions: { filter } }))
      return rows.map((row) => ({ value: publicationFrom(row), version: row.etag }))
    },
    async put({ course, lesson, groups, counted, recall }, version) {
      const row = {
        partitionKey: course,
        rowKey: lesson,
        groups: JSON.stringify(groups),
        counted: JSON.stringify(counted),
        ...(recall && { recall: JSON.stringify(recall) }),
      }
      try {
        if (version === undefined) await table.createEntity(row)
        else await table.updateEntity(row, 'Replace', { etag: version })
        return true
      } catch (error) {
        // 404: a row with a version is gone; 409: a new row is there; 412: the row has changed.
        if ([404, 409, 412].includes((error as RestError).statusCode ?? 0)) return false
        throw error
      }
    },
  }
}

function publicationFrom({
  partitionKey,
  rowKey,
  groups,
  counted,
  recall,
}: TableEntityResult<Row>): Publication {
  return {
    course: partitionKey ?? '',
    lesson: rowKey ?? '',
    groups: JSON.parse(groups),
    counted: JSON.parse(counted),
    ...(recall !== undefined && { recall: JSON.parse(recall) }),
  }
}
