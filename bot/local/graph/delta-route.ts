// What has changed among the users since a client last asked.
// https://learn.microsoft.com/graph/api/user-delta and /graph/delta-query-overview
import type { Change, Entry } from './directory-state.ts'
import { badRequest, expiredDelta, resync, unsupported } from './refusal.ts'
import type { GraphAnswer, GraphRequest } from './request.ts'
import type { Tokens } from './tokens.ts'
import { deltaRowOf, selectionOf } from './user-properties.ts'
import { linkTo, page, type UserSettings, unknownProperty } from './user-routes.ts'

/** Between two pages of a round, or between two rounds. */
export interface DeltaToken {
  readonly names: readonly string[]
  /** The first round goes through the accounts, the later ones through the log. */
  readonly through: 'accounts' | 'log'
  readonly from: number
  /** Where in the log the round after this begins. */
  readonly until: number
}

export interface DeltaSettings extends UserSettings {
  readonly deltas: Tokens<DeltaToken>
  /** Which of the two answers an expired token gets. */
  readonly expiredAs: () => 'reset' | 'expired'
  readonly pageSize: number
}

export function usersDelta(settings: DeltaSettings, { query }: GraphRequest): GraphAnswer {
  const { directory, deltas, expiredAs, address } = settings
  const token = query.$skiptoken ?? query.$deltatoken
  if (query.$top !== undefined || query.$filter !== undefined) {
    return unsupported('$top and $filter are not supported in a delta query of users.')
  }
  if (token !== undefined && token !== 'latest') {
    if (query.$select !== undefined)
      return badRequest('$select is only for the first request of a delta query.')
    const read = deltas.read(token)
    if (read.kind === 'malformed') return badRequest('Badly formed token.')
    if (read.kind === 'read') return pageOf(settings, read.content)
    return expiredAs() === 'expired' ? expiredDelta() : resync(`${address()}/users/delta?$deltatoken=`)
  }
  const selection = selectionOf(query.$select)
  if (selection.kind === 'unknown property') return unknownProperty(selection.name)
  const { names } = selection
  const until = directory.log.length
  if (token === 'latest') return page([], { '@odata.deltaLink': deltaLink(settings, { names, until }) })
  return pageOf(settings, { names, through: 'accounts', from: 0, until })
}

function pageOf(settings: DeltaSettings, token: DeltaToken): GraphAnswer {
  const { directory, deltas, pageSize, address } = settings
  const { through, from } = token
  // A round that starts now ends with what is in the log now.
  const until = through === 'log' && from === token.until ? directory.log.length : token.until
  const [length, rows] =
    through === 'accounts'
      ? [directory.entries.length, rowsOfAccounts(settings, token)]
      : [until, rowsOfLog(settings, token, until)]
  const next = Math.min(length, from + pageSize)
  if (next === length) return page(rows, { '@odata.deltaLink': deltaLink(settings, { ...token, until }) })
  // The page may well be empty: the client goes on until there is a delta link.
  const $skiptoken = deltas.issue({ ...token, until, from: next })
  return page(rows, { '@odata.nextLink': linkTo(`${address()}/users/delta`, { $skiptoken }) })
}

function deltaLink(
  { deltas, address }: DeltaSettings,
  { names, until }: Pick<DeltaToken, 'names' | 'until'>,
) {
  const $deltatoken = deltas.issue({ names, through: 'log', from: until, until })
  return linkTo(`${address()}/users/delta`, { $deltatoken })
}

function rowsOfAccounts({ directory, pageSize }: DeltaSettings, { names, from }: DeltaToken): string[] {
  return directory.entries.slice(from, from + pageSize).map((entry) => rowOfEntry(entry, names, []))
}

/** A change to properties that the client hasn't selected is none. An account that changed twice is there twice. */
function rowsOfLog(
  { directory, pageSize }: DeltaSettings,
  { names, from }: DeltaToken,
  until: number,
): string[] {
  const isOfInterest = ({ properties }: Change) =>
    properties === undefined || properties.some((name) => names.includes(name))
  return directory.log
    .slice(from, Math.min(until, from + pageSize))
    .filter(isOfInterest)
    .flatMap(({ id, properties = [] }) => {
      const entry = directory.entry(id)
      return entry ? [rowOfEntry(entry, names, properties)] : []
    })
}

function rowOfEntry(
  { account, presence }: Entry,
  names: readonly string[],
  changed: readonly string[],
): string {
  if (presence === 'there') return deltaRowOf(names, account, changed)
  const reason = presence === 'deleted' ? 'changed' : 'deleted'
  return JSON.stringify({ id: account.id, '@removed': { reason } })
}
