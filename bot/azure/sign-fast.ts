// Signs the requests to the tables with the account's key, as the SDK does but with a key made ready once: the SDK makes it
// anew for every request, a tenth of what an answer costs.
// https://learn.microsoft.com/rest/api/storageservices/authorize-with-shared-key
import { createHmac, createSecretKey } from 'node:crypto'
import type { TableClient } from '@azure/data-tables'
import type { HttpRequest } from './undici-http-client.ts'

const policyOfSdk = 'tablesNamedKeyCredentialPolicy'

/** Changes nothing for a client that doesn't sign with a key. */
export function signFast({ pipeline }: TableClient, connectionString: string): void {
  const account = /(?:^|;)AccountName=([^;]+)/i.exec(connectionString)?.[1]
  const written = /(?:^|;)AccountKey=([^;]+)/i.exec(connectionString)?.[1]
  if (!account || !written || pipeline.removePolicy({ name: policyOfSdk }).length === 0) return
  const key = createSecretKey(written, 'base64')
  pipeline.addPolicy({
    name: policyOfSdk,
    sendRequest(request, next) {
      sign(request, account, key)
      return next(request)
    },
  })
}

function sign({ url, headers, body }: HttpRequest, account: string, key: ReturnType<typeof createSecretKey>) {
  const date = headers.get('x-ms-date') ?? new Date().toUTCString()
  headers.set('x-ms-date', date)
  if (typeof body === 'string' && body !== '') headers.set('content-length', String(Buffer.byteLength(body)))
  const { pathname, searchParams } = new URL(url)
  const comp = searchParams.get('comp')
  const resource = `/${account}${pathname}${comp === null ? '' : `?comp=${comp}`}`
  const signature = createHmac('sha256', key).update(`${date}\n${resource}`, 'utf8').digest('base64')
  headers.set('authorization', `SharedKeyLite ${account}:${signature}`)
}
