// Microsoft's Graph client, set up so that throttling is honoured and no token goes anywhere but to Graph.
import {
  Client,
  GraphClientError,
  GraphError,
  RetryHandler,
  RetryHandlerOptions,
} from '@microsoft/microsoft-graph-client'
import type { ReadTrouble } from '../core/employee.ts'
import { forbiddenBy } from './forbidden.ts'
import { readTroubleOf } from './read-trouble.ts'
import { retryAfterSeconds } from './retry-after.ts'
import { createTransport } from './transport.ts'

export interface GraphClientSettings {
  /** Without "/v1.0", such as https://graph.microsoft.com. */
  readonly baseUrl: string
  /** Asked for each request, so it had better remember. */
  readonly token: () => Promise<string>
  /** At most 10. */
  readonly maxRetries?: number
  /** Before the first retry where Graph doesn't say; it grows from there. */
  readonly retryDelaySeconds?: number
  readonly patienceMilliseconds?: number
  /** Aborted when the program stops: whoever still waits for Graph's leave to ask again is told so at once. */
  readonly signal?: AbortSignal
}

export type Got = { readonly kind: 'got'; readonly body: unknown } | ReadTrouble

export type Posted =
  | Got
  /** What was to be made is there already. */
  | { readonly kind: 'there already' }
  | PersonRefused

/** It concerns the one person, and says nothing about others. */
export interface PersonRefused {
  readonly kind: 'no licence' | 'forbidden by policy'
  readonly reason: string
}

export interface GraphClient {
  /** A path such as "/users?$top=999", or a link that Graph gave. `permission`: what Graph wants for it. Never throws. */
  get(pathOrLink: string, permission: string): Promise<Got>
  /**
   * An object goes as JSON, a text as it is (a letter's MIME in base64). Tried again only if it certainly wasn't done;
   * after "outage" it may have been. Never throws.
   */
  post(path: string, permission: string, body: object | string): Promise<Posted>
  /** Whether a link leads to this Graph; one that was kept from another doesn't. */
  isOwn(link: string): boolean
}

/** With the client's own delays about 45 seconds, if Graph doesn't say how long it will be. */
const usualRetries = 5
const usualDelaySeconds = 3
const usualPatienceMilliseconds = 60_000

/** The client waits no longer than this, whatever it is told. */
const longestWaitSeconds = 180

export function createGraphClient(settings: GraphClientSettings): GraphClient {
  const { token, maxRetries = usualRetries, retryDelaySeconds = usualDelaySeconds } = settings
  const { patienceMilliseconds = usualPatienceMilliseconds } = settings
  const baseUrl = settings.baseUrl.replace(/\/$/, '')
  const root = `${baseUrl}/v1.0`
  const client = Client.initWithMiddleware({
    baseUrl,
    defaultVersion: 'v1.0',
    middleware: [
      new RetryHandler(new RetryHandlerOptions(retryDelaySeconds, maxRetries, mayRetry)),
      createTransport({ token, patienceMilliseconds }),
    ],
  })
  const isOwn = (link: string) => link.startsWith(`${root}/`)
  return {
    isOwn,
    async get(pathOrLink, permission) {
      const path = isOwn(pathOrLink) ? pathOrLink.slice(root.length) : pathOrLink
      // The client would take "http://other/…" for a path, and "https://other/…" for another host to ask.
      if (!path.startsWith('/')) return { kind: 'failed', reason: `not a path in ${root}` }
      try {
        return { kind: 'got', body: await unlessStopped(client.api(path).get(), settings.signal) }
      } catch (error) {
        return readTroubleOf(error, permission)
      }
    },
    async post(path, permission, body) {
      const request = client.api(path)
      if (typeof body === 'string') request.header('Content-Type', 'text/plain')
      try {
        const posting = request.post(typeof body === 'string' ? Buffer.from(body) : body)
        return { kind: 'got', body: await unlessStopped(posting, settings.signal) }
      } catch (error) {
        if (error instanceof GraphError && error.statusCode === 409) return { kind: 'there already' }
        return writeTroubleOf(error, permission)
      }
    },
  }
}

/** The client can't be called off, and waits for as long as Graph has said. */
async function unlessStopped<T>(work: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (!signal) return work
  const stop = Promise.withResolvers<never>()
  const onAbort = () => stop.reject(stopped())
  if (signal.aborted) onAbort()
  signal.addEventListener('abort', onAbort, { once: true })
  try {
    return await Promise.race([work, stop.promise])
  } finally {
    signal.removeEventListener('abort', onAbort)
  }
}

function stopped(): GraphClientError {
  const trouble: ReadTrouble = { kind: 'outage', reason: 'the program stops' }
  return Object.assign(new GraphClientError(trouble.reason), { customError: trouble })
}

/** Who may read may read of anybody; what is to be made for somebody may be refused on their account. */
function writeTroubleOf(error: unknown, permission: string): PersonRefused | ReadTrouble {
  const trouble = readTroubleOf(error, permission)
  if (trouble.kind !== 'permission missing' || !(error instanceof GraphError)) return trouble
  const forbidden = forbiddenBy(error.code, error.message)
  if (forbidden === 'permission missing') return trouble
  return { kind: forbidden === 'unsaid' ? 'failed' : forbidden, reason: trouble.reason }
}

/**
 * 429 says that nothing was done. 503 and 504 don't, so that a letter tried again could come twice: only reading is.
 * Sooner than Graph has said is never tried: the caller comes back later.
 */
export function mayRetry(
  _delay: number,
  _attempt: number,
  _request: unknown,
  options: RequestInit | undefined,
  { status, headers }: Response,
): boolean {
  if ((retryAfterSeconds(headers) ?? 0) > longestWaitSeconds) return false
  return status === 429 || options?.method === 'GET'
}
