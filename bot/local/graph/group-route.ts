// Who is in a group, directly or through the groups in it.
// https://learn.microsoft.com/graph/api/group-list-transitivemembers
import type { Group } from '../groups.ts'
import { isAdvanced, pageSizeIn } from './query.ts'
import { expiredPage, noSuchObject, unsupported } from './refusal.ts'
import type { GraphAnswer, GraphRequest } from './request.ts'
import { rowOf, selectionOf } from './user-properties.ts'
import { linkTo, page, type UserSettings, unknownProperty } from './user-routes.ts'

export type GroupsById = ReadonlyMap<string, Group>

/** Users and groups, mixed, as they are found. Only the two kinds that the municipality has. */
export function listTransitiveMembers(
  settings: UserSettings,
  groups: GroupsById,
  request: GraphRequest,
): GraphAnswer {
  const [, id = '', members, cast] = request.path
  if (!groups.has(id)) return noSuchObject(id)
  const size = pageSizeIn(request)
  const selection = selectionOf(request.query.$select)
  if (size.kind === 'wrong') return unsupported(size.what)
  if (selection.kind === 'unknown property') return unknownProperty(selection.name)
  if (cast !== undefined && !isAdvanced(request)) {
    return unsupported('OData cast needs ConsistencyLevel: eventual and $count=true.')
  }
  const { $skiptoken } = request.query
  const token = $skiptoken === undefined ? undefined : settings.pages.read($skiptoken)
  if (token && token.kind !== 'read') return expiredPage()

  const row = rowOf(selection.names)
  const found = membersOf(id, groups)
  const rows: string[] = []
  let place = token?.content.place ?? 0
  for (; place < found.length && rows.length < size.value; place++) {
    const member = found[place] ?? ''
    const group = groups.get(member)
    const account = settings.directory.find(member)
    if (account) rows.push(`{"@odata.type":"#microsoft.graph.user",${row(account).slice(1)}`)
    else if (group && cast === undefined) rows.push(groupRow(group))
  }
  const query = { ...request.query, $skiptoken: settings.pages.issue({ place }) }
  const url = `${settings.address()}/groups/${id}/${[members, cast].filter(Boolean).join('/')}`
  return page(rows, { '@odata.nextLink': place < found.length ? linkTo(url, query) : undefined })
}

/** Each once, even where groups are in each other. */
function membersOf(id: string, groups: GroupsById): string[] {
  const found = new Set<string>()
  const waiting = [id]
  for (let group = waiting.pop(); group !== undefined; group = waiting.pop()) {
    for (const member of groups.get(group)?.members ?? []) {
      if (found.has(member)) continue
      found.add(member)
      if (groups.has(member)) waiting.push(member)
    }
  }
  return [...found]
}

function groupRow({ id, displayName }: Group): string {
  return JSON.stringify({ '@odata.type': '#microsoft.graph.group', id, displayName })
}
