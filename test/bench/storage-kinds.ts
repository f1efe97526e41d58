// What a request asks of the storage, told from its method and address.
// https://learn.microsoft.com/rest/api/storageservices/table-service-rest-api

/** Such as "learners: transaction" or "queue: take". */
export function kindOfRequest(method: string, url: string): string {
  const { pathname, searchParams } = new URL(url, 'http://storage')
  const [, , what = '', ...rest] = decodeURIComponent(pathname).split('/')
  if (what === '$batch') return 'tables: transaction'
  if (what.startsWith('Tables')) return 'tables: make'
  if (what.endsWith('-slices')) return `queue: ${queueKind(method, rest, searchParams)}`
  const table = what.replace(/\(.*$/s, '').replace(/^droppe/, '')
  const isRow = what.includes('PartitionKey=')
  if (method !== 'GET') return `${table}: write a row`
  if (!isRow) return `${table}: read many rows`
  return /RowKey='m(\||%7C)'/i.test(what) ? `${table}: read a mark` : `${table}: read a row`
}

function queueKind(method: string, [, message]: readonly string[], query: URLSearchParams): string {
  if (method === 'POST') return 'put'
  if (method === 'DELETE') return 'done'
  if (method === 'PUT') return message === undefined ? 'make' : 'keep or give back'
  if (query.get('peekonly') === 'true') return 'peek'
  return query.get('comp') === 'metadata' ? 'properties' : 'take'
}
