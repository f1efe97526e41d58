// HTTP for the simulated Graph: requests as its endpoints read them, answers with the headers that Graph puts on each.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { GraphAnswer, GraphRequest } from './request.ts'

export interface GraphServer {
  /** Without "/v1.0". */
  readonly baseUrl: string
  /** Cuts every connection. */
  stop(): Promise<void>
}

type Answer = (request: GraphRequest) => Promise<GraphAnswer>

/** On loopback; port 0 for any free one. */
export async function serve(port: number, answer: Answer): Promise<GraphServer> {
  const server = createServer((request, response) => {
    read(request)
      .then(answer)
      .then(
        (result) => write(request, response, result),
        () => response.destroy(),
      )
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', resolve)
  })
  return { baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, stop: () => stop(server) }
}

async function read(request: IncomingMessage): Promise<GraphRequest> {
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost')
  const [version, ...path] = pathname
    .split('/')
    .filter((part) => part !== '')
    .map(decodeURIComponent)
  const chunks: Buffer[] = []
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk)
  return {
    method: request.method ?? 'GET',
    path: version === 'v1.0' ? path : [],
    query: Object.fromEntries(searchParams),
    headers: request.headers,
    body: Buffer.concat(chunks),
  }
}

function write(request: IncomingMessage, response: ServerResponse, answer: GraphAnswer): void {
  if (answer.lost) {
    response.destroy()
    return
  }
  const { status, headers, text } = answer
  const requestId = crypto.randomUUID()
  const clientRequestId = request.headers['client-request-id'] ?? requestId
  const body = text && status >= 400 ? withInnerError(text, requestId, `${clientRequestId}`) : text
  response.writeHead(status, {
    ...headers,
    'request-id': requestId,
    'client-request-id': clientRequestId,
    ...(body !== undefined && { 'content-type': 'application/json; odata.metadata=minimal; charset=utf-8' }),
  })
  response.end(body)
}

function withInnerError(text: string, requestId: string, clientRequestId: string): string {
  const { error } = JSON.parse(text)
  const date = new Date().toISOString().slice(0, 19)
  const innerError = { date, 'request-id': requestId, 'client-request-id': clientRequestId }
  return JSON.stringify({ error: { ...error, innerError } })
}

function stop(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve())
    server.closeAllConnections()
  })
}
