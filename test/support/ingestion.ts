// The address to which Application Insights has telemetry sent: keeps everything that comes, byte by byte.
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { gunzipSync } from 'node:zlib'

// biome-ignore lint/suspicious/noExplicitAny: whatever comes
export type Envelope = any

export interface Ingestion extends AsyncDisposable {
  /** For APPLICATIONINSIGHTS_CONNECTION_STRING and for a child that is to trust this address. */
  readonly environment: Readonly<Record<string, string>>
  /** As it was on the wire: addresses, headers and unpacked bodies. */
  raw(): string
  envelopes(): readonly Envelope[]
}

const certificate = fileURLToPath(new URL('loopback-certificate.pem', import.meta.url))
const key = fileURLToPath(new URL('loopback-key.pem', import.meta.url))

export async function startIngestion(): Promise<Ingestion> {
  const requests: { head: string; body: string }[] = []
  const tls = { cert: readFileSync(certificate), key: readFileSync(key) }
  const server = createServer(tls, async (request, response) => {
    const sent = await buffer(request)
    const isPacked = request.headers['content-encoding'] === 'gzip'
    const body = (isPacked ? gunzipSync(sent) : sent).toString('utf8')
    requests.push({ head: `${request.url} ${JSON.stringify(request.headers)}`, body })
    const count = itemsIn(body).length
    response.writeHead(200, { 'content-type': 'application/json' })
    response.end(JSON.stringify({ itemsReceived: count, itemsAccepted: count, errors: [] }))
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const { port } = server.address() as AddressInfo
  const address = `https://127.0.0.1:${port}/`
  return {
    environment: {
      APPLICATIONINSIGHTS_CONNECTION_STRING: `InstrumentationKey=77777777-7777-4777-8777-777777777777;IngestionEndpoint=${address};LiveEndpoint=${address}`,
      NODE_EXTRA_CA_CERTS: certificate,
      // Every trace, in place of a few a second.
      OTEL_TRACES_SAMPLER: 'always_on',
    },
    raw: () => requests.map(({ head, body }) => `${head}\n${body}`).join('\n'),
    envelopes: () => requests.flatMap(({ body }) => itemsIn(body)),
    async [Symbol.asyncDispose]() {
      server.close()
      server.closeAllConnections()
    },
  }
}

/** An array, or one object a line. */
function itemsIn(body: string): Envelope[] {
  if (body.startsWith('[')) return JSON.parse(body)
  return body
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line))
}
