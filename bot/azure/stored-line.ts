// A row as one line of a backup: every value with the type it has in the table. What the rows mean is others' business.
import { z } from 'zod'

/** A row's keys, and all of it on one line of JSON, as the storage takes it back. */
export interface StoredLine {
  readonly partition: string
  readonly rowKey: string
  readonly line: string
  readonly version: string
}

type Named = Record<string, unknown>

/** `page` is the storage's own answer to a query, with its types in it. */
export function linesIn(page: string): StoredLine[] {
  const { value } = JSON.parse(page, withDoubles as Parameters<typeof JSON.parse>[1]) as { value: Named[] }
  return value.map(lineOf)
}

/** Texts, whole numbers and booleans bear no type there, and a number with a point or an exponent is a Double. */
function withDoubles(this: Named, name: string, value: unknown, { source }: { source?: string }): unknown {
  if (typeof value === 'number' && /[.e]/i.test(source ?? '')) this[`${name}@odata.type`] = 'Edm.Double'
  return value
}

/** The storage gives every row a time stamp and a version of its own. */
function lineOf(row: Named): StoredLine {
  const { Timestamp: _, 'Timestamp@odata.type': __, ...kept } = row
  const columns = Object.entries(kept).filter(([name]) => !name.startsWith('odata.'))
  return {
    partition: String(row.PartitionKey),
    rowKey: String(row.RowKey),
    line: onOneLine(JSON.stringify(Object.fromEntries(columns))),
    version: String(row['odata.etag']),
  }
}

/** Readers of lines, and Azurite, take these two for ends of lines. */
function onOneLine(json: string): string {
  return json.replace(/[\u2028\u2029]/g, (char) => (char === '\u2028' ? '\\u2028' : '\\u2029'))
}

/** Droppe makes no keys with quotes, and an address with one in it could mean another row. */
const key = z.string().regex(/^[^'/\\#?\p{Cc}]+$/u)
const Written = z.looseObject({ PartitionKey: key, RowKey: key })

/** Undefined if it is no row. */
export function readLine(line: string): Omit<StoredLine, 'version'> | undefined {
  let json: unknown
  try {
    json = JSON.parse(line)
  } catch {
    return undefined
  }
  const written = Written.safeParse(json)
  return written.success
    ? { partition: written.data.PartitionKey, rowKey: written.data.RowKey, line }
    : undefined
}
