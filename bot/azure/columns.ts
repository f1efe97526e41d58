// A row's columns: written with the types Azure's tables know, read with a check. What they mean, rows.ts knows.
export type Columns = Readonly<Record<string, unknown>>

/** A row as the storage gives it: dates are texts there. */
export type Row = Readonly<Record<string, unknown>> & {
  readonly RowKey: string
  readonly 'odata.etag': string
}

const maxInt32 = 2 ** 31 - 1

/**
 * The row as JSON. Dates, texts, numbers and booleans only; what is undefined is left out.
 * https://learn.microsoft.com/rest/api/storageservices/payload-format-for-table-service-operations
 */
export function rowBody(partition: string, rowKey: string, columns: Columns): string {
  const body: Record<string, unknown> = { PartitionKey: partition, RowKey: rowKey }
  for (const name in columns) {
    const value = columns[name]
    if (value instanceof Date) {
      body[name] = isoDate(name, value)
      body[`${name}@odata.type`] = 'Edm.DateTime'
    } else {
      body[name] = value
      if (typeof value === 'number' && !isInt32(name, value)) body[`${name}@odata.type`] = 'Edm.Double'
    }
  }
  // Azurite takes these two for ends of lines and loses the rest of the row.
  return JSON.stringify(body).replace(/[\u2028\u2029]/g, (char) =>
    char === '\u2028' ? '\\u2028' : '\\u2029',
  )
}

function isoDate(name: string, date: Date): string {
  if (Number.isNaN(date.getTime())) throw new RangeError(`Column ${name} can't hold a date that is none.`)
  return date.toISOString()
}

/** A whole number without a type is taken for 32 bits, and refused if it has more. */
function isInt32(name: string, value: number): boolean {
  if (!Number.isFinite(value)) throw new RangeError(`Column ${name} can't hold ${value}.`)
  return Number.isInteger(value) && Math.abs(value) <= maxInt32
}

// What these throw names the column alone: what stands in it may be somebody's.

export function text(row: Row, name: string): string {
  const value = row[name]
  if (typeof value === 'string') return value
  throw new Error(value === undefined ? `Column ${name} is missing.` : `Column ${name} holds no text.`)
}

export function optionalMoment(row: Row, name: string): number | undefined {
  return row[name] === undefined ? undefined : moment(row, name)
}

export function moment(row: Row, name: string): number {
  const at = Date.parse(text(row, name))
  if (Number.isNaN(at)) throw new Error(`Column ${name} holds no date.`)
  return at
}

export function count(row: Row, name: string): number {
  const value = row[name]
  if (typeof value === 'number') return value
  throw new Error(`Column ${name} holds no number.`)
}

export function flag(row: Row, name: string): boolean {
  const value = row[name]
  if (typeof value === 'boolean') return value
  throw new Error(`Column ${name} holds neither true nor false.`)
}

export function json(row: Row, name: string): unknown {
  const written = text(row, name)
  try {
    return JSON.parse(written)
  } catch {
    throw new Error(`Column ${name} holds broken JSON.`)
  }
}
