// What went wrong with a table, in words that say what to do. Never the storage's own: they may name somebody's row.
import type { RestError } from '@azure/data-tables'
import { maybeDoneCode } from './undici-http-client.ts'

/** `what` such as "Reading slice 17 in the table droppelearners". Keeps the error as its cause. */
export function tableFailure(what: string, error: unknown): Error {
  return new Error(`${what} failed: ${explain(error as RestError)}`, { cause: error })
}

function explain({ name, message, code, statusCode }: RestError): string {
  if (name === 'AbortError')
    return 'no answer in time. A write may have been done all the same. Look at the health of the storage account.'
  if (code === maybeDoneCode)
    return `${message}. It may have been done all the same: read before trying again.`
  if (statusCode === undefined)
    return `${message}. Look at the way to the storage: its address, its firewall, its health.`
  return `${code ?? 'no reason given'} (${statusCode}). ${remedy(statusCode, code)}`
}

function remedy(status: number, code: string | undefined): string {
  if (code === 'TableNotFound') return 'Start again: the tables are made at the start.'
  if (code === 'TableBeingDeleted')
    return 'Wait until the table is gone, which takes a minute, and start again.'
  if (status === 401 || status === 403)
    return 'Look at the key or the role (Storage Table Data Contributor), the firewall, and the clock of this machine.'
  if (status === 429 || status >= 500)
    return 'The storage is busy or down: it was tried again without success.'
  return 'This is for the developers: the request does not suit the storage.'
}
