// How much one caller may ask of /api/. Those who fail to say who they are, are counted by address; those who have, by
// who they are. Teams itself is never slowed down, wherever it calls from: its token is good.
import { decodeJwt } from 'jose'
import { RateLimiterMemory, type RateLimiterRes } from 'rate-limiter-flexible'

export interface RateLimits {
  /** Before anything of the request is read. Gives after how many seconds to come back, or undefined to let it in. */
  refuse(call: Call): Promise<number | undefined>
  /** What became of a call that was let in. */
  settle(call: Call, status: number): void
}

export interface Call {
  readonly path: string
  readonly address: string
  readonly authorization: string | undefined
}

export interface RateLimitSettings {
  /** Calls of one address that fail for want of a good token, before it has to wait for the rest of the minute. */
  readonly failuresPerMinute?: number
  /** Tokens that aren't known yet, of an address that has to wait: one of them may be good. */
  readonly chancesPerSecond?: number
  /** Calls of one person who is signed in. */
  readonly callsPerMinute?: number
}

/** Neither whose it is nor whether it was a good request could be known; 403 is the Bot Framework's as well. */
const failures = new Set([400, 401, 403, 404, 405, 413, 415])
/** A token lives for an hour or so; Teams has a handful. */
const knownMilliseconds = 60 * 60_000
const mostKnown = 2000

export function createRateLimits(settings: RateLimitSettings = {}): RateLimits {
  const { failuresPerMinute = 60, chancesPerSecond = 5, callsPerMinute = 240 } = settings
  const failed = new RateLimiterMemory({ points: failuresPerMinute, duration: 60 })
  const chances = new RateLimiterMemory({ points: chancesPerSecond, duration: 1 })
  const calls = new RateLimiterMemory({ points: callsPerMinute, duration: 60 })
  /** Tokens that were good a while ago, and whose they are. Whether they are still good is checked elsewhere. */
  const known = new Map<string, { readonly until: number; readonly caller: string | undefined }>()

  function recall(authorization: string | undefined) {
    const found = authorization === undefined ? undefined : known.get(authorization)
    return found && Date.now() < found.until ? found : undefined
  }

  return {
    async refuse({ path, address, authorization }) {
      if (!path.startsWith('/api/')) return undefined
      const token = recall(authorization)
      if (token) return token.caller === undefined ? undefined : spend(calls, token.caller)
      const sofar = await failed.get(address)
      if (sofar === null || sofar.consumedPoints < failuresPerMinute) return undefined
      if (authorization !== undefined && (await spend(chances, address)) === undefined) return undefined
      return secondsIn(sofar)
    },
    settle({ path, address, authorization }, status) {
      if (!path.startsWith('/api/')) return
      if (status < 400 && authorization !== undefined && !recall(authorization))
        remember(known, authorization, path === '/api/messages' ? undefined : callerIn(authorization))
      if (failures.has(status) && !recall(authorization)) void failed.penalty(address)
    },
  }
}

async function spend(limiter: RateLimiterMemory, key: string): Promise<number | undefined> {
  try {
    await limiter.consume(key)
    return undefined
  } catch (refused) {
    return secondsIn(refused as RateLimiterRes)
  }
}

function secondsIn({ msBeforeNext }: RateLimiterRes): number {
  return Math.max(1, Math.ceil(msBeforeNext / 1000))
}

function remember(
  known: Map<string, { readonly until: number; readonly caller: string | undefined }>,
  authorization: string,
  caller: string | undefined,
): void {
  known.set(authorization, { until: Date.now() + knownMilliseconds, caller })
  const [oldest] = known.keys()
  if (known.size > mostKnown && oldest !== undefined) known.delete(oldest)
}

/** Of a token that has just been found good. */
function callerIn(authorization: string): string | undefined {
  try {
    const { oid } = decodeJwt(authorization.replace(/^Bearer +/i, '').trim())
    return typeof oid === 'string' ? oid : undefined
  } catch {
    return undefined
  }
}
