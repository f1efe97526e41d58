// What is looked at in Microsoft Graph before the bot is let loose: nothing is changed there, and nobody is written to.
import { decodeJwt } from 'jose'
import { z } from 'zod'
import { type EmployeeDirectory, type ReadTrouble, tellReadTrouble } from '../core/employee.ts'
import type { Finding, PreflightCheck } from '../flows/run-preflight.ts'
import type { GraphClient } from './graph-client.ts'
import { neededPermissions, tooWide } from './needed-permissions.ts'

export interface GraphPart {
  readonly graph: GraphClient
  /** The app's own token for Graph. Throws with what to do. */
  token(): Promise<string>
  /** Undefined where the directory doesn't say who is to be trained: nothing is asked of it, and no permission needed. */
  readonly directory?: EmployeeDirectory
  /** The id in the app's manifest; the catalogue has another of its own. */
  readonly manifestId: string
  /** That letters are sent from; undefined where none are. */
  readonly mailbox?: string
}

const Roles = z.object({ roles: z.array(z.string()).default([]) })
const Rows = z.object({ value: z.array(z.looseObject({ distributionMethod: z.string() })) })

const switchedOff: Finding = { kind: 'skipped', found: 'DROPPE_DIRECTORY is off' }

export function graphChecks(part: GraphPart): PreflightCheck[] {
  const { directory } = part
  return [
    {
      name: 'graph token',
      async look() {
        await part.token()
        return { kind: 'ok' }
      },
    },
    ...neededPermissions.map(({ name, without }) => ({
      name: `permission ${name}`,
      needs: ['graph token'],
      look: async () => (directory ? permissionIn(await rolesIn(part), name, without) : switchedOff),
    })),
    { name: 'mailbox', needs: ['graph token'], look: () => findMailbox(part) },
    {
      name: 'app in the catalogue',
      needs: directory ? ['permission AppCatalog.Read.All'] : [],
      look: async () => (directory ? findInCatalogue(part) : switchedOff),
    },
    {
      name: 'directory',
      needs: directory ? ['permission User.Read.All', 'permission LicenseAssignment.Read.All'] : [],
      look: async () => (directory ? countEmployees(directory) : switchedOff),
    },
  ]
}

/** As the token has them: what was consented to when it was issued. Trying would change something. */
async function rolesIn({ token }: GraphPart): Promise<readonly string[]> {
  return Roles.parse(decodeJwt(await token())).roles
}

function permissionIn(roles: readonly string[], name: string, without: string): Finding {
  if (roles.includes(name)) return { kind: 'ok' }
  return {
    kind: 'todo',
    remedy: `Give the app registration the application permission ${name} of Microsoft Graph and consent to it (Entra → App registrations → API permissions). It takes up to an hour to show. Without it ${without}.`,
  }
}

async function findMailbox(part: GraphPart): Promise<Finding> {
  const { graph, mailbox, directory } = part
  if ((await rolesIn(part)).includes(tooWide))
    return {
      kind: 'todo',
      remedy: `Take back the consent to ${tooWide}: it lets the app write as anyone. Give it the role Application Mail.Send for its one mailbox in Exchange instead (New-ManagementRoleAssignment).`,
    }
  if (mailbox === undefined) return { kind: 'skipped', found: 'no letters are sent' }
  const got = await graph.get(`/users/${encodeURIComponent(mailbox)}?$select=id`, 'User.Read.All')
  if (got.kind === 'not found')
    return {
      kind: 'todo',
      remedy: `There is no mailbox ${mailbox}. Make it in Exchange, or correct the address.`,
    }
  if (got.kind === 'permission missing' && !directory)
    return { kind: 'skipped', found: 'whether it exists, only an app with User.Read.All can see' }
  return got.kind === 'got' ? { kind: 'ok' } : troubled(got)
}

async function findInCatalogue({ graph, manifestId }: GraphPart): Promise<Finding> {
  const filter = encodeURIComponent(`externalId eq '${manifestId}'`)
  const got = await graph.get(`/appCatalogs/teamsApps?$filter=${filter}`, 'AppCatalog.Read.All')
  if (got.kind !== 'got') return troubled(got)
  const ways = (Rows.safeParse(got.body).data?.value ?? []).map((row) => row.distributionMethod)
  if (ways.includes('organization')) return { kind: 'ok' }
  const isThere =
    ways.length > 0 ? 'The app is there, but not for the organisation' : 'The app isn’t in the catalogue'
  return {
    kind: 'todo',
    remedy: `${isThere}: upload the package in the Teams admin center (Teams apps → Manage apps). Until then the bot reaches those who have uploaded it themselves.`,
  }
}

async function countEmployees(directory: EmployeeDirectory): Promise<Finding> {
  const seen = { all: 0, teams: 0, mail: 0 }
  for await (const page of directory.readAll()) {
    if (page.kind === 'complete') break
    if (page.kind !== 'page') return troubled(page)
    for (const { guest, hasTeams, mail } of page.employees.filter((each) => each.enabled)) {
      if (guest) continue
      seen.all++
      if (hasTeams) seen.teams++
      else if (mail !== null) seen.mail++
    }
  }
  const found = `${seen.all} employees: ${seen.teams} with Teams, ${seen.mail} with mail alone, ${seen.all - seen.teams - seen.mail} with neither`
  if (seen.all === 0)
    return {
      kind: 'todo',
      remedy: 'The directory has no employees. Is it the right tenant (DROPPE_TENANT_ID)?',
    }
  return { kind: 'ok', found }
}

function troubled(trouble: ReadTrouble): Finding {
  return { kind: 'todo', remedy: tellReadTrouble(trouble) }
}
