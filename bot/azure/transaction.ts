// A transaction as the one HTTP body that Azure's tables take, and its answer.
// https://learn.microsoft.com/rest/api/storageservices/performing-entity-group-transactions
import type { Columns } from './columns.ts'
import { rowBody } from './columns.ts'

/** With a version: only if nobody has changed the row since. Without: only if it isn't there yet. */
export type RowWrite =
  | { readonly rowKey: string; readonly columns: Columns; readonly version?: string }
  /** A whole row as JSON on one line, its keys in it; takes the place of whatever is there. */
  | { readonly rowKey: string; readonly json: string }
  /** "*" is any version. */
  | { readonly rowKey: string; readonly isErased: true; readonly version: string }

export type TransactionAnswer =
  /** '' for a row that was erased. */
  | { readonly kind: 'written'; readonly versions: readonly string[] }
  | { readonly kind: 'refused'; readonly status: number; readonly code: string }

// The same for all: a row's JSON has no line breaks, so that neither can begin a line in it.
const batch = 'batch_6d1e5c0a-8c1f-4c55-9d59-3f0a3c2a7b11'
const changes = 'changeset_0b9c8a52-5d0e-4b0a-8d3e-71f6b1c9e2d4'

export const transactionType = `multipart/mixed; boundary=${batch}`

const partHead = `--${changes}\r\nContent-Type: application/http\r\nContent-Transfer-Encoding: binary\r\n\r\n`
const head = ' HTTP/1.1\r\nAccept: application/json;odata=minimalmetadata\r\nDataServiceVersion: 3.0\r\n'
const rowHead = `${head}Content-Type: application/json\r\n`

export function transactionBody(tableUrl: string, partition: string, writes: readonly RowWrite[]): string {
  // Strings put together with + are copied once, at the end; there may be half a megabyte of them.
  let body = `--${batch}\r\nContent-Type: multipart/mixed; boundary=${changes}\r\n\r\n`
  for (const write of writes) {
    const { rowKey } = write
    body += partHead
    if ('json' in write) {
      body += `PUT ${rowUrl(tableUrl, partition, rowKey)}${rowHead}\r\n${write.json}\r\n`
      continue
    }
    const { version } = write
    if ('isErased' in write) {
      body += `DELETE ${rowUrl(tableUrl, partition, rowKey)}${head}If-Match: ${version}\r\n\r\n\r\n`
      continue
    }
    body +=
      version === undefined
        ? `POST ${tableUrl}${rowHead}Prefer: return-no-content\r\n\r\n`
        : `PUT ${rowUrl(tableUrl, partition, rowKey)}${rowHead}If-Match: ${version}\r\n\r\n`
    body += rowBody(partition, rowKey, write.columns)
    body += '\r\n'
  }
  return `${body}--${changes}--\r\n--${batch}--\r\n`
}

/** The keys come from keys.ts: there is no quote in them. */
export function rowUrl(tableUrl: string, partition: string, rowKey: string): string {
  return `${tableUrl}(PartitionKey='${partition}',RowKey='${encodeURIComponent(rowKey)}')`
}

/** One part for each row, in their order; a single one if the storage has refused them all. */
export function readAnswer(body: string): TransactionAnswer {
  const [, ...parts] = body.split(/^HTTP\/1\.1 /m)
  const status = Number(/^\d+/.exec(parts[0] ?? '')?.[0])
  if (status >= 200 && status < 300) {
    return { kind: 'written', versions: parts.map((part) => /^ETag: (.+?)\r?$/im.exec(part)?.[1] ?? '') }
  }
  return { kind: 'refused', status, code: /"code":"(\w+)"/.exec(body)?.[1] ?? 'no code' }
}
