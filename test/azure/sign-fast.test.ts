import assert from 'node:assert/strict'
import { TableClient } from '@azure/data-tables'
import { signFast } from '../../bot/azure/sign-fast.ts'
import { type HttpRequest, headersOf } from '../../bot/azure/undici-http-client.ts'

const connectionString =
  'DefaultEndpointsProtocol=https;AccountName=droppe;AccountKey=bm90IGEgc2VjcmV0;EndpointSuffix=core.windows.net'

/** The headers of a request as they would leave the machine. */
async function headersSent(sign: (client: TableClient) => void, request: Pick<HttpRequest, 'url' | 'body'>) {
  const client = TableClient.fromConnectionString(connectionString, 'learners')
  sign(client)
  let sent = headersOf({})
  const httpClient = {
    async sendRequest(made: HttpRequest) {
      sent = made.headers
      return { request: made, status: 200, headers: headersOf({}) }
    },
  }
  await client.pipeline.sendRequest(httpClient, {
    method: 'POST',
    headers: headersOf({ 'x-ms-date': 'Tue, 01 Sep 2026 07:00:00 GMT' }),
    timeout: 0,
    withCredentials: false,
    requestId: '1',
    ...request,
  })
  return { authorization: sent.get('authorization'), length: sent.get('content-length') }
}

describe('signing fast', () => {
  const requests = {
    'a row': {
      url: "https://droppe.table.core.windows.net/learners(PartitionKey='s0001',RowKey='l%7Canna')",
    },
    'a range': { url: 'https://droppe.table.core.windows.net/learners()?$filter=a%20eq%20b&NextRowKey=c' },
    'a table’s properties': { url: 'https://droppe.table.core.windows.net/learners?comp=acl' },
    'a transaction': { url: 'https://droppe.table.core.windows.net/$batch', body: 'Blåbär' },
  }
  for (const [what, request] of Object.entries(requests)) {
    it(`signs ${what} as the SDK does`, async () => {
      const expected = await headersSent(() => undefined, request)

      const signed = await headersSent((client) => signFast(client, connectionString), request)

      assert.match(signed.authorization ?? '', /^SharedKeyLite droppe:.{44}$/)
      assert.deepEqual(signed, expected)
    })
  }
})
