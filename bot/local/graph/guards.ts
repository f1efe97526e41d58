// What can go wrong before a request of the simulated Graph reaches its endpoint: faults, tokens, limits, permissions.
import { type Random, seededRandom } from '../random.ts'
import type { Endpoint } from './endpoints.ts'
import { createBucket, type Limits } from './limits.ts'
import { denial, type Permission } from './permissions.ts'
import { badToken, mailThrottled, noToken, throttled, unavailable } from './refusal.ts'
import type { GraphAnswer, GraphRequest } from './request.ts'

export interface Faults {
  readonly seed: number
  /** The share of requests that get 503 and do nothing. */
  readonly unavailable?: number
  /** The share that do their work and never get an answer. */
  readonly lost?: number
}

export interface GuardSettings {
  readonly verify: (token: string) => boolean | Promise<boolean>
  readonly granted: ReadonlySet<Permission>
  readonly limits: Limits
  readonly faults: Faults
  /** In milliseconds. */
  readonly now: () => number
}

export interface Guards {
  outage: boolean
  /** So many of the next requests get 429. */
  throttleNext(times: number, retryAfterSeconds: number): void
  /** Undefined: let it through. */
  stop(endpoint: Endpoint, request: GraphRequest): Promise<GraphAnswer | undefined>
  /** To be asked once for each answer. */
  isLost(): boolean
}

export function createGuards({ verify, granted, limits, faults, now }: GuardSettings): Guards {
  const random: Random = seededRandom(faults.seed)
  const buckets = {
    teamsReadsPerSecond: createBucket(limits.teamsReadsPerSecond, 1, now),
    installsPerSecond: createBucket(limits.installsPerSecond, 1, now),
    removalsPerSecond: createBucket(limits.removalsPerSecond, 1, now),
    lettersPerTenMinutes: createBucket(limits.lettersPerTenMinutes, 600, now),
  }
  let forced = { times: 0, retryAfterSeconds: 0 }

  function overLimit({ limit }: Endpoint): GraphAnswer | undefined {
    if (forced.times > 0) {
      forced = { ...forced, times: forced.times - 1 }
      return throttled(forced.retryAfterSeconds)
    }
    if (limit === undefined || limit === 'lettersAtOnce') return undefined
    const wait = buckets[limit].take()
    if (wait === 0) return undefined
    return limit === 'lettersPerTenMinutes' ? mailThrottled('MailboxRequests', wait) : throttled(wait)
  }

  const guards: Guards = {
    outage: false,
    throttleNext(times, retryAfterSeconds) {
      forced = { times, retryAfterSeconds }
    },
    async stop(endpoint, { headers }) {
      if (guards.outage || random() < (faults.unavailable ?? 0)) return unavailable()
      const token = /^Bearer (\S+)$/i.exec(headers.authorization?.toString() ?? '')?.[1]
      if (token === undefined) return noToken()
      if (!(await verify(token))) return badToken()
      return overLimit(endpoint) ?? denial(endpoint.need, granted)
    },
    isLost: () => random() < (faults.lost ?? 0),
  }
  return guards
}
