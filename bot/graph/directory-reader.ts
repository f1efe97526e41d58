// Reads the employees from Microsoft Graph: all of them, what has changed, and who is in which group.
// What that means for the learners, the flow that keeps the roster decides.
import { z } from 'zod'
import type { Audience } from '../core/course.ts'
import type {
  EmployeeChange,
  EmployeeChanges,
  EmployeeDirectory,
  EmployeePage,
  Members,
} from '../core/employee.ts'
import type { GraphClient } from './graph-client.ts'
import { pagesOf, placesOf } from './pages.ts'
import { readTeamsSkus } from './teams-skus.ts'
import { changeIn, type DepartmentField, employeeIn, propertiesOf, User } from './user.ts'

export interface DirectoryReaderSettings {
  readonly graph: GraphClient
  readonly departmentField?: DepartmentField
  /** Names are only read where somebody needs them. */
  readonly withNames?: boolean
  /** At most 999. */
  readonly pageSize?: number
}

const readUsers = 'User.Read.All'
const readGroups = 'GroupMember.Read.All'

/**
 * Not on userType too: accounts from before there were guests have none, so that 'Member' loses those people, and null
 * can only be asked for in advanced queries, whose index lags behind (learn.microsoft.com/graph/aad-advanced-queries).
 */
const enabled = 'accountEnabled eq true'

export function createDirectoryReader(settings: DirectoryReaderSettings): EmployeeDirectory {
  const { graph, departmentField = 'department', withNames = false, pageSize = 999 } = settings
  const select = propertiesOf(departmentField, withNames)

  return {
    async *readAll(): AsyncGenerator<EmployeePage> {
      const skus = await readTeamsSkus(graph)
      if (skus.kind !== 'skus') return yield skus
      const first = `/users?$filter=${encodeURIComponent(enabled)}&$select=${select}&$top=${pageSize}`
      for await (const page of pagesOf(graph, first, readUsers, User)) {
        if (page.kind !== 'page') return yield page
        const rows = page.rows.map((user) => employeeIn(user, departmentField, skus))
        yield { kind: 'page', employees: rows }
      }
      yield { kind: 'complete' }
    },

    async readChanges(deltaLink) {
      // In local mode, Graph may have another port since the link was kept.
      if (deltaLink !== undefined && !graph.isOwn(deltaLink)) {
        return { kind: 'start over', reason: 'the delta link is of another Graph' }
      }
      const users = new Map<string, User[]>()
      let next: string | undefined
      const first = deltaLink ?? `/users/delta?$select=${select}&$deltatoken=latest`
      for await (const page of pagesOf(graph, first, readUsers, User)) {
        if (page.kind !== 'page') return page
        for (const user of page.rows) users.set(user.id, [...(users.get(user.id) ?? []), user])
        next = page.deltaLink
      }
      if (next === undefined) return { kind: 'failed', reason: 'the last page has no delta link' }
      return changesIn([...users.values()], next)
    },

    async find(id) {
      const skus = await readTeamsSkus(graph)
      if (skus.kind !== 'skus') return skus
      const got = await graph.get(`/users/${encodeURIComponent(id)}?$select=${select}`, readUsers)
      if (got.kind !== 'got') return got
      const user = User.safeParse(got.body)
      if (!user.success) return { kind: 'failed', reason: `not as documented: ${placesOf(user.error)}` }
      return { kind: 'employee', employee: employeeIn(user.data, departmentField, skus) }
    },

    membersOf: ({ include, exclude }) => readMembers(graph, { include, exclude }),
  }

  async function changesIn(users: readonly User[][], deltaLink: string): Promise<EmployeeChanges> {
    // Somebody may be there several times, and the last time is how it is now.
    const removed = users.filter((rows) => rows.at(-1)?.['@removed']).flatMap(([row]) => row?.id ?? [])
    const changed = users.filter((rows) => !rows.at(-1)?.['@removed'])
    if (changed.length === 0) return { kind: 'changes', changes: [], removed, deltaLink }
    const skus = await readTeamsSkus(graph)
    if (skus.kind !== 'skus') return skus
    const changes = changed.map((rows): EmployeeChange => {
      const sinceRemoved = rows.slice(rows.findLastIndex((row) => row['@removed']) + 1)
      const [first, ...others] = sinceRemoved.map((user) => changeIn(user, departmentField, skus))
      return Object.assign({}, first, ...others)
    })
    return { kind: 'changes', changes, removed, deltaLink }
  }
}

/** Groups in the group among them; who is in one that is excluded stays out, whatever else they are in. */
async function readMembers(graph: GraphClient, { include, exclude }: Audience): Promise<Members> {
  const ids = new Set<string>()
  for (const [groups, act] of [
    [include, (id: string) => ids.add(id)],
    [exclude, (id: string) => ids.delete(id)],
  ] as const) {
    for (const group of groups) {
      const first = `/groups/${encodeURIComponent(group)}/transitiveMembers?$select=id&$top=999`
      for await (const page of pagesOf(graph, first, readGroups, Member)) {
        if (page.kind === 'not found') return { ...page, reason: `group ${group}: ${page.reason}` }
        if (page.kind !== 'page') return page
        for (const { id, '@odata.type': type } of page.rows) if (type === '#microsoft.graph.user') act(id)
      }
    }
  }
  return { kind: 'members', ids }
}

const Member = z.object({ id: z.string().min(1), '@odata.type': z.string() })
