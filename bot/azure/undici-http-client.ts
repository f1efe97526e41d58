// Sends what the pipeline of the SDK's table client has made ready, with undici: half the processor time of the SDK's
// own HTTP client. Signing, retries and tracing stay with the pipeline.
import { RestError, type TableClient } from '@azure/data-tables'
import { Agent, type Dispatcher } from 'undici'

type SendRequest = TableClient['pipeline']['sendRequest']
export type HttpClient = Parameters<SendRequest>[0]
export type HttpRequest = Parameters<SendRequest>[1]
export type HttpResponse = Awaited<ReturnType<SendRequest>>
type HttpHeaders = HttpRequest['headers']

// Idle connections don't keep the process alive, and close long before the storage would close them.
const agent = new Agent({
  connections: 64,
  keepAliveTimeout: 30_000,
  connect: { timeout: 5_000 },
  headersTimeout: 15_000,
  bodyTimeout: 15_000,
})

/** One for the whole process, since it holds the connections. */
export const httpClient: HttpClient = { sendRequest }

function sendRequest(request: HttpRequest): Promise<HttpResponse> {
  const { promise, resolve, reject } = Promise.withResolvers<HttpResponse>()
  const { abortSignal } = request
  const chunks: Buffer[] = []
  let status = 0
  let headers = headersOf({})
  let controller: Dispatcher.DispatchController | undefined

  const abort = () => {
    const reason = abortError()
    reject(reason)
    controller?.abort(reason)
  }
  if (abortSignal?.aborted) {
    abort()
    return promise
  }
  abortSignal?.addEventListener('abort', abort)
  agent.dispatch(onTheWire(request), {
    // Called when there is a connection, right before the request is written.
    onRequestStart(started) {
      controller = started
      if (abortSignal?.aborted) abort()
    },
    onResponseStart(_, statusCode, received) {
      status = statusCode
      headers = headersOf(received)
    },
    onResponseData(_, chunk) {
      chunks.push(chunk)
    },
    onResponseEnd() {
      abortSignal?.removeEventListener('abort', abort)
      const bodyAsText = textOf(chunks)
      if (leavesOpen(status, bodyAsText) && !isReading(request))
        reject(maybeDone(request, `status ${status}`))
      else resolve({ request, status, headers, bodyAsText })
    },
    onResponseError(_, error) {
      abortSignal?.removeEventListener('abort', abort)
      reject(controller ? lost(request, error) : unsent(request, error))
    },
  })
  return promise
}

function onTheWire({ url, method, headers, body }: HttpRequest): Dispatcher.DispatchOptions {
  if (body != null && typeof body !== 'string') throw new TypeError('Only texts are sent to the tables.')
  const { origin, pathname, search } = new URL(url)
  const sent: string[] = []
  for (const [name, value] of headers) {
    // The pipeline asks for compressed answers and leaves it to the client to unpack them: not worth it within a region.
    if (name.toLowerCase() !== 'accept-encoding') sent.push(name, value)
  }
  return { origin, path: pathname + search, method, headers: sent, body: body ?? null }
}

// The pipeline goes by an error's code when it decides whether to try again. A write that may have been done already is
// never repeated: it would find its own row and take it for somebody else's.

function unsent(request: HttpRequest, cause: Error): RestError {
  return failure(request, `no connection (${reasonIn(cause)})`, 'ECONNREFUSED', cause)
}

function lost(request: HttpRequest, cause: Error): RestError {
  const reason = `the connection was lost before the answer came (${reasonIn(cause)})`
  return isReading(request)
    ? failure(request, reason, 'ECONNRESET', cause)
    : maybeDone(request, reason, cause)
}

export const maybeDoneCode = RestError.REQUEST_SEND_ERROR

function maybeDone(request: HttpRequest, reason: string, cause?: Error): RestError {
  return failure(request, reason, maybeDoneCode, cause)
}

function failure(request: HttpRequest, reason: string, code: string, cause?: Error): RestError {
  return Object.assign(new RestError(reason, { code, request }), { cause })
}

/** With these the storage, or something on the way to it, says that it has stopped waiting. */
function leavesOpen(status: number, body: string): boolean {
  return [408, 502, 504].includes(status) || (status === 500 && body.includes('OperationTimedOut'))
}

function isReading({ method }: HttpRequest): boolean {
  return method === 'GET' || method === 'HEAD'
}

function reasonIn(error: Error): string {
  return (error as { code?: string }).code ?? error.message
}

function abortError(): Error {
  return Object.assign(new Error('The request was given up.'), { name: 'AbortError' })
}

function textOf(chunks: readonly Buffer[]): string {
  const [first] = chunks
  return (first && chunks.length === 1 ? first : Buffer.concat(chunks)).toString('utf8')
}

/** Names are kept in small letters. */
export function headersOf(named: Record<string, string | string[] | undefined>): HttpHeaders {
  const kept = new Map<string, string>()
  for (const name in named) {
    const value = named[name]
    if (value !== undefined)
      kept.set(name.toLowerCase(), typeof value === 'string' ? value : value.join(', '))
  }
  return {
    get: (name) => kept.get(name.toLowerCase()),
    has: (name) => kept.has(name.toLowerCase()),
    set: (name, value) => void kept.set(name.toLowerCase(), String(value)),
    delete: (name) => void kept.delete(name.toLowerCase()),
    toJSON: () => Object.fromEntries(kept),
    [Symbol.iterator]: () => kept.entries(),
  }
}
