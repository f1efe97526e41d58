// The requests that are made to tables all day long. They are written by hand, since the SDK's reading and writing of
// rows costs many times as much, and go through the pipeline of the SDK's client, which signs, repeats and traces them.
import { RestError, type TableClient } from '@azure/data-tables'
import type { Row } from './columns.ts'
import { tableFailure } from './table-failure.ts'
import { type RowWrite, readAnswer, rowUrl, transactionBody, transactionType } from './transaction.ts'
import { type HttpRequest, type HttpResponse, headersOf, httpClient } from './undici-http-client.ts'

/** Where rows lie, and what to call it when something fails there. */
export interface Place {
  readonly partition: string
  readonly name: string
}

/** All throw, with what to do about it, if the storage can't or hasn't in time. */
export interface TableRequests {
  get(place: Place, rowKey: string): Promise<Row | undefined>
  range(place: Place, keys: { readonly from: string; readonly below: string }): Promise<Row[]>
  /** What the storage says, word for word, a thousand rows at most at a time. `filter` as its queries have it, '' for all. */
  pages(name: string, filter: string): AsyncGenerator<string>
  /**
   * All rows or none, 1 to 100. The new versions in the order of the rows, '' for one that was erased; undefined if
   * somebody else wrote first.
   * Throws as well when nobody can know whether they were written: it is tried again only if they certainly weren't.
   */
  write(place: Place, rows: readonly RowWrite[]): Promise<readonly string[] | undefined>
}

/** Longer than Azure's own retries need; a storage that hangs must not hang the bot with it. */
const usualTimeoutMilliseconds = 15_000
const maxRows = 100

// https://learn.microsoft.com/rest/api/storageservices/payload-format-for-table-service-operations
const common = { 'x-ms-version': '2019-02-02', dataserviceversion: '3.0' }
const reading = { ...common, accept: 'application/json;odata=minimalmetadata' }
const writing = { ...common, accept: 'application/json', 'content-type': transactionType }

export function createTableRequests(
  table: TableClient,
  timeoutMilliseconds = usualTimeoutMilliseconds,
): TableRequests {
  if (table.url.includes('?'))
    throw new Error('The tables are opened with a key or a role, not with a signed address.')
  const tableUrl = `${table.url}/${table.tableName}`

  function send(request: Pick<HttpRequest, 'method' | 'url' | 'headers' | 'body' | 'abortSignal'>) {
    const whole = { ...request, timeout: 0, withCredentials: false, requestId: crypto.randomUUID() }
    return table.pipeline.sendRequest(httpClient, whole)
  }

  const read = (url: string, abortSignal: AbortSignal) =>
    send({ method: 'GET', url, headers: headersOf(reading), abortSignal })

  async function told<T>(
    doing: string,
    { name }: Place,
    work: (deadline: AbortSignal) => Promise<T>,
  ): Promise<T> {
    // Not AbortSignal.timeout: such signals outlive their requests, and the collecting of them held up answers.
    const deadline = new AbortController()
    const timer = setTimeout(() => deadline.abort(), timeoutMilliseconds)
    try {
      return await work(deadline.signal)
    } catch (error) {
      throw tableFailure(`${doing} ${name} in the table ${table.tableName}`, error)
    } finally {
      clearTimeout(timer)
    }
  }

  return {
    get: (place, rowKey) =>
      told('Reading', place, async (deadline) => {
        const answer = await read(rowUrl(tableUrl, place.partition, rowKey), deadline)
        return isNoRow(answer.status, codeIn(answer)) ? undefined : (contentOf(answer) as Row)
      }),
    range: (place, { from, below }) =>
      told('Reading', place, async (deadline) => {
        const filter = `PartitionKey eq '${place.partition}' and RowKey ge '${from}' and RowKey lt '${below}'`
        const pages: Row[][] = []
        for (let next: string | undefined = ''; next !== undefined; ) {
          const answer = await read(`${tableUrl}()?$filter=${encodeURIComponent(filter)}${next}`, deadline)
          pages.push((contentOf(answer) as { value: Row[] }).value)
          next = nextPage(answer)
        }
        return pages.flat()
      }),
    async *pages(name, filter) {
      const where = filter === '' ? '' : `$filter=${encodeURIComponent(filter)}`
      for (let next: string | undefined = ''; next !== undefined; ) {
        const url = `${tableUrl}()?${where}${next}`
        const answer = await told('Reading', { partition: '', name }, (deadline) => read(url, deadline))
        if (answer.status >= 400)
          throw tableFailure(`Reading ${name}`, refusal(answer.status, codeIn(answer)))
        yield answer.bodyAsText ?? ''
        next = nextPage(answer)
      }
    },
    async write(place, rows) {
      if (rows.length === 0 || rows.length > maxRows)
        throw new RangeError(
          `A transaction of ${rows.length} rows in ${place.name}: it takes 1 to ${maxRows}.`,
        )
      const body = transactionBody(tableUrl, place.partition, rows)
      return told('Writing', place, async (abortSignal) => {
        const url = `${table.url}/$batch`
        const answer = await send({ method: 'POST', url, headers: headersOf(writing), body, abortSignal })
        if (answer.status >= 400) throw refusal(answer.status, codeIn(answer))
        return versionsIn(answer, rows)
      })
    },
  }
}

/** What the SDK's pipeline has parsed. */
function contentOf(answer: HttpResponse): unknown {
  if (answer.status >= 400) throw refusal(answer.status, codeIn(answer))
  return (answer as { parsedBody?: unknown }).parsedBody
}

function codeIn(answer: HttpResponse): string {
  const { parsedBody } = answer as { parsedBody?: { 'odata.error'?: { code?: string } } }
  return parsedBody?.['odata.error']?.code ?? answer.headers.get('x-ms-error-code') ?? 'no code'
}

function refusal(statusCode: number, code: string): RestError {
  return new RestError(code, { code, statusCode })
}

function isNoRow(status: number, code: string): boolean {
  return status === 404 && code !== 'TableNotFound'
}

function nextPage({ headers }: HttpResponse): string | undefined {
  const partition = headers.get('x-ms-continuation-nextpartitionkey')
  if (partition === undefined) return undefined
  const row = headers.get('x-ms-continuation-nextrowkey')
  const rest = row === undefined ? '' : `&NextRowKey=${encodeURIComponent(row)}`
  return `&NextPartitionKey=${encodeURIComponent(partition)}${rest}`
}

function versionsIn({ bodyAsText }: HttpResponse, rows: readonly RowWrite[]): readonly string[] | undefined {
  const outcome = readAnswer(bodyAsText ?? '')
  if (outcome.kind === 'refused') {
    const { status, code } = outcome
    // In turn: a row with a version is gone, a new row is there already, a row has changed.
    const isConflict =
      isNoRow(status, code) || (status === 409 && code === 'EntityAlreadyExists') || status === 412
    if (isConflict) return undefined
    throw refusal(status, code)
  }
  const { versions } = outcome
  const isWhole = rows.every((row, nth) => versions[nth] || 'isErased' in row)
  if (isWhole && versions.length === rows.length) return versions
  throw new Error(`it answered for ${versions.filter(Boolean).length} rows of ${rows.length}`)
}
