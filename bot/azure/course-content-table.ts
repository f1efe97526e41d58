// What each started course says, whole: one row a course, its JSON compressed and cut to fit Azure's columns.
import { promisify } from 'node:util'
import { gunzip, gzip } from 'node:zlib'
import type { TableClient } from '@azure/data-tables'
import type { Course } from '../core/course.ts'
import type { CourseContentStore } from '../core/ports.ts'

const partitionKey = 'course'
/** Azure's limit for a column is 64 KiB. */
const maxColumnBytes = 60_000
/** Its limit for a row is 1 MiB, all columns together. */
const maxBytes = 15 * maxColumnBytes

type Row = Record<string, unknown> & { readonly parts: number }

/** `put` throws for a course that is too large; one of a hundred lessons is far from it. */
export function createCourseContentTable(table: TableClient): CourseContentStore {
  return {
    async list() {
      const rows = await Array.fromAsync(table.listEntities<Row>())
      return Promise.all(rows.map(unpack))
    },
    async put(course) {
      const parts = await pack(course)
      const columns = Object.fromEntries(parts.map((part, index) => [columnName(index), part]))
      const row = { partitionKey, rowKey: course.id, parts: parts.length, ...columns }
      await table.upsertEntity(row, 'Replace')
    },
  }
}

async function pack(course: Course): Promise<Uint8Array[]> {
  const bytes = await promisify(gzip)(JSON.stringify(course))
  if (bytes.length > maxBytes) {
    throw new Error(`Course ${course.id} is larger than a table row holds (${bytes.length} bytes). Split it.`)
  }
  const starts = Array.from(
    { length: Math.ceil(bytes.length / maxColumnBytes) },
    (_, i) => i * maxColumnBytes,
  )
  return starts.map((start) => bytes.subarray(start, start + maxColumnBytes))
}

async function unpack(row: Row): Promise<Course> {
  const parts = Array.from({ length: row.parts }, (_, index) => row[columnName(index)] as Uint8Array)
  const json = await promisify(gunzip)(Buffer.concat(parts))
  return JSON.parse(json.toString('utf8'))
}

function columnName(index: number): string {
  return `json${String(index).padStart(2, '0')}`
}
