// Users as the simulated Graph lists them: all, one, and what their licences hold.
// https://learn.microsoft.com/graph/api/user-list, user-get and user-list-licensedetails
import { type AssignedSku, licences, type Sku, skus } from '../licences.ts'
import type { DirectoryState } from './directory-state.ts'
import { filterIn, pageSizeIn } from './query.ts'
import { badRequest, expiredPage, noSuchObject, unsupported } from './refusal.ts'
import { type GraphAnswer, type GraphRequest, json } from './request.ts'
import type { Tokens } from './tokens.ts'
import { rowOf, selectionOf } from './user-properties.ts'

export interface PageToken {
  /** The place in the list at which the next page begins. */
  readonly place: number
}

export interface UserSettings {
  readonly directory: DirectoryState
  readonly pages: Tokens<PageToken>
  /** With "/v1.0". */
  readonly address: () => string
}

export function listUsers({ directory, pages, address }: UserSettings, request: GraphRequest): GraphAnswer {
  const size = pageSizeIn(request)
  const filter = filterIn(request)
  const selection = selectionOf(request.query.$select)
  if (size.kind === 'wrong') return unsupported(size.what)
  if (filter.kind === 'wrong') return unsupported(filter.what)
  if (selection.kind === 'unknown property') return unknownProperty(selection.name)
  const { $skiptoken } = request.query
  const token = $skiptoken === undefined ? undefined : pages.read($skiptoken)
  if (token && token.kind !== 'read') return expiredPage()

  const row = rowOf(selection.names)
  const rows: string[] = []
  let place = token?.content.place ?? 0
  for (; place < directory.entries.length && rows.length < size.value; place++) {
    const entry = directory.entries[place]
    if (entry?.presence === 'there' && filter.value(entry.account)) rows.push(row(entry.account))
  }
  const query = { ...request.query, $skiptoken: pages.issue({ place }) }
  const next = place < directory.entries.length ? linkTo(`${address()}/users`, query) : undefined
  return page(rows, { '@odata.nextLink': next })
}

export function getUser({ directory }: UserSettings, name: string, { query }: GraphRequest): GraphAnswer {
  const account = directory.find(name)
  const selection = selectionOf(query.$select)
  if (!account) return noSuchObject(name)
  if (selection.kind === 'unknown property') return unknownProperty(selection.name)
  return { status: 200, text: rowOf(selection.names)(account) }
}

export function listLicenceDetails({ directory }: UserSettings, name: string): GraphAnswer {
  const account = directory.find(name)
  if (!account) return noSuchObject(name)
  const assigned: readonly AssignedSku[] = licences[account.licence]
  const value = assigned.map(({ disabledPlans, ...sku }) => ({
    id: `${account.id}_${sku.skuId}`,
    skuId: sku.skuId,
    skuPartNumber: sku.skuPartNumber,
    servicePlans: servicePlansOf(sku, disabledPlans),
  }))
  return json(200, { value })
}

/** What the organisation has bought. https://learn.microsoft.com/graph/api/subscribedsku-list */
export function listSubscribedSkus(): GraphAnswer {
  const value = Object.values(skus).map((sku) => ({
    appliesTo: 'User',
    capabilityStatus: sku.capabilityStatus,
    skuId: sku.skuId,
    skuPartNumber: sku.skuPartNumber,
    servicePlans: servicePlansOf(sku, []),
  }))
  return json(200, { value })
}

function servicePlansOf({ plans }: Sku, disabledPlans: readonly string[]) {
  return plans.map(({ servicePlanId, servicePlanName }) => ({
    servicePlanId,
    servicePlanName,
    provisioningStatus: disabledPlans.includes(servicePlanId) ? 'Disabled' : 'Success',
    appliesTo: 'User',
  }))
}

export function unknownProperty(name: string): GraphAnswer {
  return badRequest(`Could not find a property named '${name}' on type 'microsoft.graph.user'.`)
}

/** A page of rows that are JSON already, with the links that there are. */
export function page(
  rows: readonly string[],
  links: Readonly<Record<string, string | undefined>>,
): GraphAnswer {
  const head = Object.entries(links).flatMap(([name, link]) =>
    link === undefined ? [] : [`"${name}":${JSON.stringify(link)},`],
  )
  return { status: 200, text: `{${head.join('')}"value":[${rows.join(',')}]}` }
}

export function linkTo(url: string, query: Readonly<Record<string, string>>): string {
  const parts = Object.entries(query).map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
  return `${url}?${parts.join('&')}`
}
