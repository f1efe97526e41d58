// Asks the server, signed in. What can go wrong comes back as a problem the page has words for.
import type { OverviewAnswer, TabSettings } from '../bot/http/contract.ts'
import type { Host } from './host.ts'

/**
 * outside-teams: nobody here can sign the leader in; sign-in: it was tried and failed; forbidden: signed in
 * but without the role; unreachable: no answer; failed: an answer that is of no use.
 */
export type Problem = 'outside-teams' | 'sign-in' | 'forbidden' | 'unreachable' | 'failed'

export type Reading =
  | { readonly kind: 'read'; readonly overview: OverviewAnswer; readonly refreshMilliseconds: number }
  | { readonly kind: 'problem'; readonly problem: Problem }

export interface Api {
  /** Never rejects, unless the signal is aborted. */
  readonly readOverview: (stop: AbortSignal) => Promise<Reading>
}

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
  let settings: TabSettings | undefined
  let token: string | undefined

  async function askToken({ localTokenUrl }: TabSettings, stop: AbortSignal): Promise<string> {
    if (host.askToken) {
      return await host.askToken().catch((cause: unknown) => {
        throw new Refusal('sign-in', cause)
      })
    }
    if (!localTokenUrl) throw new Refusal('outside-teams')
    const given = await json<{ token: string }>(await request(localTokenUrl, { method: 'POST' }, stop))
    return given.token
  }

  async function readOverview(stop: AbortSignal): Promise<Reading> {
    settings ??= await json<TabSettings>(await request('settings.json', { cache: 'no-cache' }, stop))
    const ask = async () => {
      token ??= await askToken(settings as TabSettings, stop)
      const headers = { Authorization: `Bearer ${token}` }
      return await request('/api/overview', { headers, cache: 'no-store' }, stop)
    }

    let response = await ask()
    if (response.status === 401) {
      token = undefined
      response = await ask()
    }
    // A role given since the token was made is in the next token only.
    if (response.status === 403) token = undefined
    const { refreshMilliseconds } = settings
    return { kind: 'read', overview: await json<OverviewAnswer>(response), refreshMilliseconds }
  }

  return {
    readOverview: (stop) =>
      readOverview(stop).catch((error: unknown) => {
        if (!(error instanceof Refusal)) throw error
        return { kind: 'problem', problem: error.problem }
      }),
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

async function json<T>(response: Response): Promise<T> {
  if (response.status === 401) throw new Refusal('sign-in')
  if (response.status === 403) throw new Refusal('forbidden')
  if (!response.ok) throw new Refusal('failed')
  try {
    return (await response.json()) as T
  } catch (cause) {
    throw new Refusal('failed', cause)
  }
}
