// Installs the app for one user at a time, through Microsoft Graph, from the organisation's app catalogue.
// https://learn.microsoft.com/microsoftteams/platform/graph-api/proactive-bots-and-messages/graph-proactive-bots-and-messages
import { z } from 'zod'
import type { ReadTrouble } from '../core/employee.ts'
import type { Installed, Installer } from '../core/installer.ts'
import type { GraphClient, PersonRefused } from './graph-client.ts'

export interface InstallerSettings {
  readonly graph: GraphClient
  /** The id in the app's manifest; the catalogue has another of its own. */
  readonly manifestId: string
}

export const readCatalogue = 'AppCatalog.Read.All'
export const installApp = 'TeamsAppInstallation.ReadWriteSelfForUser.All'

/** Named in the body of an installation, wherever Graph is reached. */
const appsInCatalogue = 'https://graph.microsoft.com/v1.0/appCatalogs/teamsApps'

const Rows = z.object({ value: z.array(z.object({ id: z.string().min(1) })) })
const Chat = z.object({ id: z.string().min(1).max(500) })

type Found = { readonly kind: 'found'; readonly id: string } | { readonly kind: 'not in the catalogue' }

export function createInstaller({ graph, manifestId }: InstallerSettings): Installer {
  let known: string | undefined

  return {
    async install(learner) {
      const app = await findApp()
      if (app.kind !== 'found') return isFound(app) ? app : outcomeOf(app)
      const apps = `/users/${encodeURIComponent(learner)}/teamwork/installedApps`
      const bind = { 'teamsApp@odata.bind': `${appsInCatalogue}/${app.id}` }
      const posted = await graph.post(apps, installApp, bind)
      switch (posted.kind) {
        case 'got':
          return { kind: 'installed' }
        case 'there already': {
          const chat = await chatIn(apps, app.id)
          return { kind: 'there already', ...(chat !== undefined && { chat }) }
        }
        case 'not found':
          // Of the app, if it was taken out of the catalogue and put there anew; of the person, if they have left.
          known = undefined
          return { kind: 'failed', reason: posted.reason }
        default:
          return outcomeOf(posted)
      }
    },
  }

  async function findApp(): Promise<Found | ReadTrouble> {
    if (known !== undefined) return { kind: 'found', id: known }
    const filter = `externalId eq '${manifestId}' and distributionMethod eq 'organization'`
    const got = await graph.get(
      `/appCatalogs/teamsApps?$filter=${encodeURIComponent(filter)}&$select=id`,
      readCatalogue,
    )
    if (got.kind !== 'got') return got
    const rows = Rows.safeParse(got.body)
    if (!rows.success) return { kind: 'failed', reason: 'the catalogue’s answer is not as documented' }
    known = rows.data.value[0]?.id
    return known === undefined ? { kind: 'not in the catalogue' } : { kind: 'found', id: known }
  }

  /** Undefined whatever the trouble: the chat can be had from Teams as well. */
  async function chatIn(apps: string, app: string): Promise<string | undefined> {
    const filter = encodeURIComponent(`teamsApp/id eq '${app}'`)
    const list = await graph.get(`${apps}?$expand=teamsApp&$filter=${filter}`, installApp)
    const installation = list.kind === 'got' ? Rows.safeParse(list.body).data?.value[0] : undefined
    if (!installation) return undefined
    const chat = await graph.get(`${apps}/${encodeURIComponent(installation.id)}/chat`, installApp)
    return chat.kind === 'got' ? Chat.safeParse(chat.body).data?.id : undefined
  }
}

function isFound(app: Found | ReadTrouble): app is Found {
  return app.kind === 'found' || app.kind === 'not in the catalogue'
}

function outcomeOf(trouble: ReadTrouble | PersonRefused): Installed {
  switch (trouble.kind) {
    case 'outage':
      return { kind: 'passing', reason: trouble.reason }
    case 'start over':
    case 'not found':
      return { kind: 'failed', reason: trouble.reason }
    default:
      return trouble
  }
}
