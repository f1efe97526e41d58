// The ways in which the simulated Graph says no, each in the words and shape of the service behind it.
// https://learn.microsoft.com/graph/errors; throttling: https://learn.microsoft.com/graph/throttling
import type { GraphAnswer } from './request.ts'

/** Without `innerError`, which the server adds to each. */
export function refusal(
  status: number,
  code: string,
  message: string,
  headers: Readonly<Record<string, string>> = {},
): GraphAnswer {
  return { status, headers, text: JSON.stringify({ error: { code, message } }) }
}

export const noToken = () => refusal(401, 'InvalidAuthenticationToken', 'Access token is empty.')
export const badToken = () =>
  refusal(401, 'InvalidAuthenticationToken', 'Lifetime validation failed, the token is expired.')

export const badRequest = (message: string) => refusal(400, 'Request_BadRequest', message)
export const unsupported = (message: string) => refusal(400, 'Request_UnsupportedQuery', message)

export const noSuchObject = (id: string) =>
  refusal(
    404,
    'Request_ResourceNotFound',
    `Resource '${id}' does not exist or one of its queried reference-property objects are not present.`,
  )

export const noSuchPath = (path: string) =>
  refusal(400, 'BadRequest', `Resource not found for the segment '${path}'.`)

export const unavailable = () =>
  refusal(503, 'serviceNotAvailable', 'The service is temporarily unavailable. Please try again later.')

export const throttled = (retryAfterSeconds: number) =>
  refusal(429, 'TooManyRequests', 'Too many requests.', { 'retry-after': `${retryAfterSeconds}` })

export const mailThrottled = (limit: string, retryAfterSeconds: number) =>
  refusal(429, 'ApplicationThrottled', `Application is over its ${limit} limit.`, {
    'retry-after': `${retryAfterSeconds}`,
  })

/** Expired page tokens; retrying a page can bring them about, says https://learn.microsoft.com/graph/paging. */
export const expiredPage = () =>
  refusal(400, 'Directory_ExpiredPageToken', 'The specified page token value has expired.')

/** Maintenance or a move of the tenant. https://learn.microsoft.com/graph/delta-query-overview, "Synchronization reset". */
export const resync = (location: string) =>
  refusal(410, 'resyncRequired', 'Resync is required. Replace any local items with the server version.', {
    location,
  })

/** A delta token older than seven days; the same page calls it "a 40X-series error". */
export const expiredDelta = () =>
  refusal(
    400,
    'syncStateNotFound',
    'The sync state generation is not found. The delta token is expired and data must be synchronized again.',
  )
