// What a failed request to Microsoft Graph means; the only place that reads its status codes.
// https://learn.microsoft.com/graph/errors and /graph/resolve-auth-errors
import { GraphClientError, GraphError } from '@microsoft/microsoft-graph-client'
import type { ReadTrouble } from '../core/employee.ts'
import { retryAfterSeconds } from './retry-after.ts'
import { noAnswer } from './transport.ts'

/**
 * Delta tokens that have expired come with 410 or with "a 40X-series error", says /graph/delta-query-overview;
 * tokens of pages expire too, in the middle of a list.
 */
const forgotten = new Set([
  'syncstatenotfound',
  'resyncrequired',
  'directory_expiredpagetoken',
  'directorypagetokennotfoundexception',
])

/** `permission` is the one that the request needs. */
export function readTroubleOf(error: unknown, permission: string): ReadTrouble {
  if (error instanceof GraphClientError && error.customError) return error.customError
  if (!(error instanceof GraphError)) return { kind: 'failed', reason: String(error) }
  const { statusCode, code, headers, requestId } = error
  if (code === noAnswer) return { kind: 'outage', reason: `no answer: ${error.message}` }
  const request = requestId ? `, request-id ${requestId}` : ''
  const reason = `${statusCode} ${code ?? 'without a code'}${request}`
  if (statusCode === 410 || forgotten.has(code?.toLowerCase() ?? '')) return { kind: 'start over', reason }
  // 503 is "temporarily unavailable": nobody took it. After a 500 or 504 it may have been done all the same.
  if (statusCode === 503) return { kind: 'outage', reason, isUndone: true }
  if (statusCode >= 500) return { kind: 'outage', reason }
  switch (statusCode) {
    case 401:
      return { kind: 'token refused', reason }
    case 403:
      return { kind: 'permission missing', permission, reason }
    case 404:
      return { kind: 'not found', reason }
    case 429:
      return throttled(reason, retryAfterSeconds(headers))
    default:
      return { kind: 'failed', reason, ...(code && { code }) }
  }
}

function throttled(reason: string, seconds: number | undefined): ReadTrouble {
  return { kind: 'throttled', reason, ...(seconds !== undefined && { retryAfterSeconds: seconds }) }
}
