// Asks the server, signed in. What can go wrong comes back as a problem the page has words for.
import type { ApiError, TabSettings } from '../bot/http/contract.ts'
import type { Host } from './host.ts'

/**
 * outside-teams: nobody here can sign the leader in; sign-in: it was tried and failed; forbidden: signed in but without
 * the role; missing: there is nothing at that address; unreachable: no answer; failed: an answer that is of no use.
 */
export type Problem = 'outside-teams' | 'sign-in' | 'forbidden' | 'missing' | 'unreachable' | 'failed'

export type Reading<T> =
  | { readonly kind: 'read'; readonly value: T; readonly refreshMilliseconds: number }
  | { readonly kind: 'problem'; readonly problem: Problem }

/** Never rejects, unless the signal is aborted. Paths begin with /api/. */
export interface Api {
  readonly read: <T>(path: string, stop: AbortSignal) => Promise<Reading<T>>
  /** A spreadsheet or another file, whole. */
  readonly readFile: (path: string, stop: AbortSignal) => Promise<Reading<Blob>>
  /** Sends JSON. What the server refuses comes back with its reason. */
  readonly send: <T>(path: string, body: object, stop: AbortSignal) => Promise<Sent<T>>
}

export type Sent<T> =
  | { readonly kind: 'done'; readonly value: T }
  | { readonly kind: 'refused'; readonly status: number; readonly refusal: ApiError }
  | { readonly kind: 'problem'; readonly problem: Problem }

/** Longer than a busy server needs; a request that hangs must not silence the page for good. */
const patienceMilliseconds = 15_000

class Refusal extends Error {
  readonly problem: Problem
  constructor(problem: Problem, cause?: unknown) {
    super(problem, { cause })
    this.problem = problem
  }
}

export function createApi(host: Host): Api {
  const ask = createAsk(host)
  const read = async <T>(path: string, stop: AbortSignal, take: (response: Response) => Promise<T>) => {
    try {
      const { response, refreshMilliseconds } = await ask(path, {}, stop)
      return { kind: 'read', value: await take(response), refreshMilliseconds } as const
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      return { kind: 'problem', problem: error.problem } as const
    }
  }
  return {
    read: (path, stop) => read(path, stop, (response) => bodyOf(response, (body) => body.json())),
    readFile: (path, stop) => read(path, stop, (response) => bodyOf(response, (body) => body.blob())),
    async send<T>(path: string, body: object, stop: AbortSignal): Promise<Sent<T>> {
      const headers = { 'Content-Type': 'application/json' }
      const asked = { method: 'POST', headers, body: JSON.stringify(body) }
      try {
        const { response } = await ask(path, asked, stop)
        const { ok, status } = response
        if (!ok && status !== 401) {
          const refusal = await response.json().catch(() => ({ error: 'failed', message: '' }))
          return { kind: 'refused', status, refusal }
        }
        return { kind: 'done', value: await bodyOf<T>(response, (whole) => whole.json()) }
      } catch (error) {
        if (!(error instanceof Refusal)) throw error
        return { kind: 'problem', problem: error.problem }
      }
    },
  }
}

type Ask = (
  path: string,
  init: RequestInit,
  stop: AbortSignal,
) => Promise<{ response: Response; refreshMilliseconds: number }>

/** The token is asked for once and kept; when the server no longer takes it, one more time. Throws Refusal. */
function createAsk(host: Host): Ask {
  let settings: TabSettings | undefined
  let token: string | undefined

  async function askToken({ localTokenUrl }: TabSettings, stop: AbortSignal): Promise<string> {
    if (host.askToken) {
      return await host.askToken().catch((cause: unknown) => {
        throw new Refusal('sign-in', cause)
      })
    }
    if (!localTokenUrl) throw new Refusal('outside-teams')
    const given = await request(localTokenUrl, { method: 'POST' }, stop)
    return (await bodyOf<{ token: string }>(given, (body) => body.json())).token
  }

  return async (path, init, stop) => {
    settings ??= await bodyOf<TabSettings>(
      await request('settings.json', { cache: 'no-cache' }, stop),
      (body) => body.json(),
    )
    const known = settings
    const once = async () => {
      token ??= await askToken(known, stop)
      const headers = new Headers(init.headers)
      headers.set('Authorization', `Bearer ${token}`)
      return await request(path, { ...init, headers, cache: 'no-store' }, stop)
    }

    let response = await once()
    if (response.status === 401) {
      token = undefined
      response = await once()
    }
    // A role given since the token was made is in the next token only.
    if (response.status === 403) token = undefined
    return { response, refreshMilliseconds: known.refreshMilliseconds }
  }
}

async function request(url: string, init: RequestInit, stop: AbortSignal): Promise<Response> {
  const signal = AbortSignal.any([stop, AbortSignal.timeout(patienceMilliseconds)])
  try {
    return await fetch(url, { ...init, signal })
  } catch (cause) {
    stop.throwIfAborted()
    throw new Refusal('unreachable', cause)
  }
}

const problems: Readonly<Record<number, Problem>> = { 401: 'sign-in', 403: 'forbidden', 404: 'missing' }

async function bodyOf<T>(response: Response, take: (body: Body) => Promise<T>): Promise<T> {
  if (!response.ok) throw new Refusal(problems[response.status] ?? 'failed')
  try {
    return await take(response)
  } catch (cause) {
    throw new Refusal('failed', cause)
  }
}
