// Lessons written in the tab: what counts now, every version before it and the trail of who wrote what, in one partition,
// so that an edit is written whole or not at all.
import { promisify } from 'node:util'
import { gunzip, gzip } from 'node:zlib'
import { type RestError, type TableClient, TableTransaction } from '@azure/data-tables'
import type { TrailEntry } from '../core/course-run.ts'
import type { Editor, LessonEdit, LessonPlace } from '../core/lesson-edit.ts'
import type { LessonEditStore, LessonWrite } from '../core/ports.ts'
import {
  lessonKey,
  lessonRevisionKey,
  lessonsRange,
  lessonVersionId,
  lessonVersionKey,
  lessonVersionsRange,
  lessonPartition as partitionKey,
  trailKey,
  trailRange,
} from './keys.ts'

interface Meta extends LessonPlace {
  readonly at: number
  readonly by: Editor
}

interface LessonRow {
  readonly rowKey: string
  readonly etag: string
  /** As JSON. */
  readonly meta: string
  /** Compressed: 64,000 bytes of text may be more than a column's 64 KiB, which counts two for each sign. */
  readonly text?: Uint8Array | null
}

export function createLessonEditTable(table: TableClient): LessonEditStore {
  async function find(rowKey: string): Promise<LessonRow | undefined> {
    try {
      return (await table.getEntity(partitionKey, rowKey)) as unknown as LessonRow
    } catch (error) {
      if ((error as RestError).statusCode === 404) return undefined
      throw error
    }
  }

  function range({ from, below }: { from: string; below: string }) {
    return `PartitionKey eq '${partitionKey}' and RowKey ge '${from}' and RowKey lt '${below}'`
  }

  return {
    async revision() {
      const row = (await find(lessonRevisionKey)) as { id?: string } | undefined
      return row?.id
    },
    async list() {
      const queryOptions = { filter: range(lessonsRange) }
      const rows = await Array.fromAsync(table.listEntities<LessonRow>({ queryOptions }))
      return Promise.all(rows.map((row) => editFrom(row as unknown as LessonRow)))
    },
    async find({ course, file }) {
      const row = await find(lessonKey(course, file))
      return row && { value: await editFrom(row), version: row.etag }
    },
    async write(write) {
      try {
        await table.submitTransaction((await transactionFor(write)).actions)
        return true
      } catch (error) {
        // 404: it is gone; 409: there is one already; 412: it has changed.
        if ([404, 409, 412].includes((error as RestError).statusCode ?? 0)) return false
        throw error
      }
    },
    async versions({ course, file }) {
      const queryOptions = {
        filter: range(lessonVersionsRange(course, file)),
        select: ['rowKey', 'meta', 'isWithdrawal'],
      }
      const rows = await Array.fromAsync(
        table.listEntities<LessonRow & { isWithdrawal: boolean }>({ queryOptions }),
      )
      return rows.map(({ rowKey = '', meta, isWithdrawal }) => {
        const { at, by } = JSON.parse(meta) as Meta
        return { id: rowKey.slice(rowKey.lastIndexOf('|') + 1), at, by, isWithdrawal }
      })
    },
    async textOf({ course, file }, versionId) {
      const row = await find(lessonVersionKey(course, file, versionId))
      return row?.text ? await unpack(row.text) : undefined
    },
    async trail(max) {
      const queryOptions = { filter: range(trailRange) }
      const pages = table.listEntities<{ entry: string }>({ queryOptions }).byPage({ maxPageSize: max })
      const { value: rows = [] } = await pages.next()
      return rows.map(({ entry }: { entry: string }) => JSON.parse(entry) as TrailEntry)
    },
  }
}

async function transactionFor({ place, text, version, entry }: LessonWrite): Promise<TableTransaction> {
  const { course, file } = place
  const { at, by } = entry
  const meta: Meta = { course, file, at, by }
  const content = {
    meta: JSON.stringify(meta),
    ...(text !== undefined && { text: await promisify(gzip)(text) }),
  }
  const all = new TableTransaction()
  const now = { partitionKey, rowKey: lessonKey(course, file) }
  if (version === undefined) all.createEntity({ ...now, ...content })
  else all.updateEntity({ ...now, ...content }, 'Replace', { etag: version })
  const versionKey = lessonVersionKey(course, file, lessonVersionId(at))
  all.createEntity({ partitionKey, rowKey: versionKey, isWithdrawal: text === undefined, ...content })
  all.createEntity({ partitionKey, rowKey: trailKey(at), entry: JSON.stringify(entry) })
  all.upsertEntity({ partitionKey, rowKey: lessonRevisionKey, id: crypto.randomUUID() }, 'Replace')
  return all
}

async function editFrom({ meta, text }: LessonRow): Promise<LessonEdit> {
  return { ...(JSON.parse(meta) as Meta), ...(text && { text: await unpack(text) }) }
}

async function unpack(text: Uint8Array): Promise<string> {
  return (await promisify(gunzip)(text)).toString('utf8')
}
