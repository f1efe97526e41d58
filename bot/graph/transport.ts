// The last link in the Graph client's chain: puts the token on a request, sends it, and reads the whole answer.
import { type Context, GraphClientError, type Middleware } from '@microsoft/microsoft-graph-client'
import type { ReadTrouble } from '../core/employee.ts'

export interface TransportSettings {
  readonly token: () => Promise<string>
  /** For the whole answer; then it counts as none. */
  readonly patienceMilliseconds: number
}

/** Of connections that never came about: not a byte of the request has left this machine. */
const neverWritten: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
])

/** The code of an error that isn't Graph's but ours. */
export const noAnswer = 'noAnswer'

/**
 * The client's own handler puts tokens only on https and only before its retries, so that the last retry of a long
 * wait would carry a token that has expired. And it leaves answers it retries unread, which keeps their connections.
 */
export function createTransport({ token, patienceMilliseconds }: TransportSettings): Middleware {
  return {
    async execute(context) {
      const headers = new Headers(context.options?.headers)
      headers.set('Authorization', `Bearer ${await tokenFrom(token)}`)
      const signal = AbortSignal.timeout(patienceMilliseconds)
      try {
        const answer = await fetch(context.request, { ...context.options, headers, signal })
        const body = await answer.arrayBuffer()
        const { status } = answer
        context.response = new Response(body.byteLength > 0 ? body : null, {
          status,
          headers: answer.headers,
        })
      } catch (error) {
        context.response = withoutAnswer(context, error)
      }
    },
  }
}

/** Reading can be tried again: to the client's retries it is as if Graph were unavailable. Writing may have been done. */
function withoutAnswer({ options }: Context, error: unknown): Response {
  const reason = reasonOf(error)
  if (options?.method !== 'GET') {
    const isUndone = neverWritten.has(reason)
    throw troubled({ kind: 'outage', reason, ...(isUndone && { isUndone }) }, error)
  }
  const body = JSON.stringify({ error: { code: noAnswer, message: reason } })
  return new Response(body, { status: 503, headers: { 'content-type': 'application/json' } })
}

async function tokenFrom(token: () => Promise<string>): Promise<string> {
  try {
    return await token()
  } catch (error) {
    throw troubled({ kind: 'token refused', reason: `no token could be had: ${reasonOf(error)}` }, error)
  }
}

/** The only kind of error that the client hands on as it is. */
function troubled(trouble: ReadTrouble, cause: unknown): GraphClientError {
  return Object.assign(new GraphClientError(trouble.reason), { customError: trouble, cause })
}

function reasonOf(error: unknown): string {
  const cause = error instanceof Error ? (error.cause ?? error) : error
  if (cause instanceof Error) return 'code' in cause && cause.code ? String(cause.code) : cause.name
  return 'unknown'
}
