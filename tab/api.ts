// Asks the server, signed in. What can go wrong comes back as a problem the page has words for.
import type { ApiError, TabSettings } from '../bot/http/contract.ts'
import type { Host } from './host.ts'
import { keep } from './kept.ts'

/**
 * outside-teams: nobody here can sign the leader in; sign-in: it was tried and failed; forbidden: signed in but without
 * the role; missing: there is nothing at that address; unreachable: no answer; failed: an answer that is of no use.
 */
export type Problem = 'outside-teams' | 'sign-in' | 'forbidden' | 'missing' | 'unreachable' | 'failed'

export type Reading<T> =
  | { readonly kind: 'read'; readonly value: T; readonly refreshMilliseconds: number }
  | { readonly kind: 'problem'; readonly problem: Problem }

/**
 * conflict: somebody else was quicker, and nothing was overwritten. refused: it can't be done so, and the server says
 * why. After problem "unreachable" it may have been done all the same; after any other it has not.
 */
export type Changed<T> =
  | { readonly kind: 'changed'; readonly value: T }
  | { readonly kind: 'conflict' | 'refused'; readonly refusal: ApiError }
  | { readonly kind: 'problem'; readonly problem: Problem }

export interface Asking {
  readonly stop?: AbortSignal
  /** For what takes the server longer than an ordinary answer. */
  readonly patienceMilliseconds?: number
}

/** Never rejects, unless the signal is aborted. Paths begin with /api/. */
export interface Api {
  readonly read: <T>(path: string, stop: AbortSignal, patienceMilliseconds?: number) => Promise<Reading<T>>
  /** A spreadsheet or another file, whole. */
  readonly readFile: (path: string, stop: AbortSignal) => Promise<Reading<Blob>>
  /** The body is sent as JSON, and so is what comes back. */
  readonly change: <T>(
    method: 'POST' | 'PUT' | 'DELETE',
    path: string,
    body: object,
    asking?: Asking,
  ) => Promise<Changed<T>>
}

/** Longer than a busy server needs; a request that hangs must not silence the page for good. */
const usualPatienceMilliseconds = 15_000

class Refusal extends Error {
  readonly problem: Problem
  constructor(problem: Problem, cause?: unknown) {
    super(problem, { cause })
    this.problem = problem
  }
}

export function createApi(host: Host): Api {
  const ask = createAsk(host)
  const read = <T>(path: string, asking: Asking, take: (response: Response) => Promise<T>) =>
    problemOf(async () => {
      const { response, refreshMilliseconds } = await ask(path, {}, asking)
      return { kind: 'read', value: await take(response), refreshMilliseconds } as const
    })
  const change = <T>(method: string, path: string, body: object, asking: Asking = {}) =>
    problemOf(async (): Promise<Changed<T>> => {
      const headers = { 'Content-Type': 'application/json' }
      const { response } = await ask(path, { method, headers, body: JSON.stringify(body) }, asking)
      const kind = refusals[response.status]
      if (kind) return { kind, refusal: await jsonOf<ApiError>(response).catch(lost) }
      if (!response.ok) throw new Refusal(problems[response.status] ?? 'failed')
      return { kind: 'changed', value: await jsonOf<T>(response).catch(lost) }
    })
  return {
    read: <T>(path: string, stop: AbortSignal, patienceMilliseconds?: number) =>
      read(path, { stop, ...(patienceMilliseconds && { patienceMilliseconds }) }, (response) =>
        bodyOf<T>(response, jsonOf),
      ),
    readFile: (path, stop) => read(path, { stop }, (response) => bodyOf(response, (body) => body.blob())),
    change,
  }
}

async function problemOf<T>(asking: () => Promise<T>): Promise<T | { kind: 'problem'; problem: Problem }> {
  try {
    return await asking()
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return { kind: 'problem', problem: error.problem }
  }
}

type Ask = (
  path: string,
  init: RequestInit,
  asking: Asking,
) => Promise<{ response: Response; refreshMilliseconds: number }>

/** When the server no longer takes the token, another is asked for, once. Throws Refusal. */
function createAsk(host: Host): Ask {
  const settings = keep<TabSettings>(async () =>
    bodyOf<TabSettings>(await request('settings.json', { cache: 'no-cache' }, {}), jsonOf),
  )
  const token = keep(async () => {
    if (host.askToken) {
      return await host.askToken().catch((cause: unknown) => {
        throw new Refusal('sign-in', cause)
      })
    }
    const { localTokenUrl } = await settings.get()
    if (!localTokenUrl) throw new Refusal('outside-teams')
    const given = await request(localTokenUrl, { method: 'POST' }, {})
    return (await bodyOf<{ token: string }>(given, jsonOf)).token
  })

  return async (path, init, asking) => {
    const { refreshMilliseconds } = await settings.get()
    const once = async (given: Promise<string>) => {
      const headers = new Headers(init.headers)
      headers.set('Authorization', `Bearer ${await given}`)
      asking.stop?.throwIfAborted()
      return await request(path, { ...init, headers, cache: 'no-store' }, asking)
    }

    let given = token.get()
    let response = await once(given)
    if (response.status === 401) {
      given = token.get(given)
      response = await once(given)
    }
    // A role given since the token was made is in the next token only.
    if (response.status === 403) token.forget(given)
    return { response, refreshMilliseconds }
  }
}

async function request(
  url: string,
  init: RequestInit,
  { stop, patienceMilliseconds = usualPatienceMilliseconds }: Asking,
): Promise<Response> {
  const patience = AbortSignal.timeout(patienceMilliseconds)
  try {
    return await fetch(url, { ...init, signal: stop ? AbortSignal.any([stop, patience]) : patience })
  } catch (cause) {
    stop?.throwIfAborted()
    throw new Refusal('unreachable', cause)
  }
}

const refusals: Readonly<Record<number, 'conflict' | 'refused'>> = {
  400: 'refused',
  404: 'refused',
  409: 'conflict',
  413: 'refused',
  422: 'refused',
  429: 'refused',
}

/** What was done can't be told any more. */
function lost(cause: unknown): never {
  throw new Refusal('unreachable', cause)
}

const jsonOf = <T>(body: Body): Promise<T> => body.json()

const problems: Readonly<Record<number, Problem>> = { 401: 'sign-in', 403: 'forbidden', 404: 'missing' }

async function bodyOf<T>(response: Response, take: (body: Body) => Promise<T>): Promise<T> {
  if (!response.ok) throw new Refusal(problems[response.status] ?? 'failed')
  try {
    return await take(response)
  } catch (cause) {
    throw new Refusal('failed', cause)
  }
}
