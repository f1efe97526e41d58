// What every route is protected by, whatever it answers: headers that forbid what nobody needs, an end to slow callers,
// and limits to what one caller may ask.
import type { Server as HttpServer } from 'node:http'
import type { Next, Request, Response } from 'restify'
import { callerAddress } from './caller-address.ts'
import type { ApiError } from './contract.ts'
import type { Call, RateLimits } from './rate-limits.ts'

export interface Patience {
  /** Until the head of a request is there. */
  readonly headMilliseconds: number
  /** Until all of it is there: it is 64 KB at most. */
  readonly requestMilliseconds: number
  /** How often slow ones are looked for. */
  readonly lookMilliseconds: number
}

export const usualPatience: Patience = {
  headMilliseconds: 10_000,
  requestMilliseconds: 20_000,
  lookMilliseconds: 2000,
}
/** Longer than App Service's front end keeps its connections (four minutes), or it would write into closed ones. */
const keepAliveMilliseconds = 245_000
/** Nothing moves on a connection: the other side doesn't read. The preflight takes up to a minute and a half. */
const idleMilliseconds = 120_000

/** A route that needs other ones sets them itself. */
const usualHeaders: Readonly<Record<string, string>> = {
  'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), geolocation=(), microphone=()',
  'Referrer-Policy': 'no-referrer',
  'Strict-Transport-Security': 'max-age=31536000',
  'X-Content-Type-Options': 'nosniff',
}

export function setHeaders(_request: Request, response: Response, next: Next): void {
  // At the last moment: restify's response.header() would put a route's own beside one that is there already.
  response.once('header', () => {
    for (const [name, value] of Object.entries(usualHeaders))
      if (!response.hasHeader(name)) response.setHeader(name, value)
  })
  next()
}

/** To be called before it listens. Who is too slow gets 408 and is cut off. */
export function cutSlow(server: HttpServer, patience: Patience = usualPatience): void {
  server.headersTimeout = patience.headMilliseconds
  server.requestTimeout = patience.requestMilliseconds
  server.keepAliveTimeout = keepAliveMilliseconds
  server.timeout = idleMilliseconds
  // Read when it begins to listen; every 30 seconds otherwise. restify leaves no way to give it to the constructor.
  Object.assign(server, { connectionsCheckingInterval: patience.lookMilliseconds })
}

export function limitCallers(limits: RateLimits, trustedProxies: number) {
  return (request: Request, response: Response, next: Next): void => {
    const call: Call = {
      path: (request.url ?? '').split('?', 1)[0] ?? '',
      address: callerAddress(request, trustedProxies),
      authorization: request.headers.authorization,
    }
    void limits.refuse(call).then((retryAfterSeconds) => {
      if (retryAfterSeconds === undefined) {
        response.once('finish', () => limits.settle(call, response.statusCode))
        return next()
      }
      response.setHeader('Retry-After', String(retryAfterSeconds))
      // What else it was about to send isn't read.
      response.setHeader('Connection', 'close')
      const body: ApiError = {
        error: 'too many requests',
        message: `That was too much at once. Try again in ${retryAfterSeconds} seconds.`,
      }
      response.send(429, body)
      return next(false)
    })
  }
}
