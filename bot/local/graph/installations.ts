// Which of the users have the app, as Graph lets one see, install and remove it, and the organisation's catalogue.
// https://learn.microsoft.com/graph/api/userteamwork-post-installedapps, -list-installedapps, -delete-installedapps,
// userscopeteamsappinstallation-get-chat and appcatalogs-list-teamsapps
import type { Account } from '../accounts.ts'
import { hasTeams } from '../licences.ts'
import type { DirectoryState } from './directory-state.ts'
import { equalitiesIn } from './query.ts'
import { noSuchPath, refusal, unsupported } from './refusal.ts'
import { type GraphAnswer, type GraphRequest, json, objectIn } from './request.ts'

export interface CatalogueApp {
  /** The catalogue's own; another than the manifest's. */
  readonly id: string
  /** The id in the manifest. */
  readonly externalId: string
  readonly displayName: string
  /** "sideloaded" is for whoever did it, and can't be installed for others. */
  readonly distributionMethod: 'organization' | 'store' | 'sideloaded'
}

export interface InstallationSettings {
  readonly directory: DirectoryState
  readonly app: CatalogueApp
  /** The id of the one-to-one chat between a user and the app. */
  readonly chatOf: (userId: string) => string
  readonly isAway: (userId: string) => boolean
  readonly onInstall: (userId: string) => void
  readonly onRemove: (userId: string) => void
}

export interface Installations {
  /** By id of the user. */
  readonly installed: Set<string>
  /** Users whom an administrator's policy forbids the app. */
  readonly blocked: Set<string>
  answer(userName: string, request: GraphRequest): GraphAnswer
  catalogue(request: GraphRequest): GraphAnswer
}

export function createInstallations(settings: InstallationSettings): Installations {
  const { directory, app, chatOf, isAway, onInstall, onRemove } = settings
  const installed = new Set<string>()
  const blocked = new Set<string>()

  function install(account: Account, { body }: GraphRequest): GraphAnswer {
    const bound = objectIn(body)?.['teamsApp@odata.bind']
    const id = typeof bound === 'string' ? /\/appCatalogs\/teamsApps\/([^/]+)$/i.exec(bound)?.[1] : undefined
    if (id === undefined) return refusal(400, 'BadRequest', 'Bad Request: teamsApp@odata.bind names no app.')
    if (id !== app.id || app.distributionMethod === 'sideloaded') {
      return refusal(404, 'NotFound', `No app with id '${id}' was found in the catalog.`)
    }
    if (blocked.has(account.id)) {
      const who = `UserObjectId: ${account.id}, AppId: ${app.id}, AppType: Private`
      return refusal(403, 'Forbidden', `App is blocked by app permission policy. ${who}`)
    }
    // The documentation doesn't say with which words.
    if (!hasTeams(account.licence)) return refusal(403, 'Forbidden', 'The user is not licensed for Teams.')
    if (installed.has(account.id)) {
      return refusal(409, 'Conflict', `App is already installed for user ${account.id}.`)
    }
    if (isAway(account.id)) return refusal(502, 'BadGateway', 'Failed to execute backend request.')
    installed.add(account.id)
    onInstall(account.id)
    return { status: 201 }
  }

  function list(account: Account, { query }: GraphRequest): GraphAnswer {
    const wanted = equalitiesIn(query.$filter ?? '', ['teamsApp/externalId', 'teamsApp/id'])
    if (query.$filter !== undefined && !wanted) return unsupported('Unsupported filter.')
    const { 'teamsApp/externalId': externalId = app.externalId, 'teamsApp/id': id = app.id } = wanted ?? {}
    const isWanted = installed.has(account.id) && externalId === app.externalId && id === app.id
    const expanded = query.$expand?.split(',').includes('teamsApp') ? { teamsApp: app } : {}
    return json(200, { value: isWanted ? [{ id: installationOf(account.id), ...expanded }] : [] })
  }

  function one(account: Account, { method, path }: GraphRequest): GraphAnswer {
    const [, , , , installation, what] = path
    if (!installed.has(account.id) || installation !== installationOf(account.id)) {
      return refusal(404, 'NotFound', 'No app installation was found with this id.')
    }
    if (method === 'GET' && what === 'chat')
      return json(200, { id: chatOf(account.id), chatType: 'oneOnOne' })
    if (method !== 'DELETE' || what !== undefined) return noSuchPath(what ?? 'installedApps')
    installed.delete(account.id)
    onRemove(account.id)
    return { status: 204 }
  }

  const installationOf = (userId: string) => Buffer.from(`${userId}##${app.id}`).toString('base64')

  return {
    installed,
    blocked,
    answer(userName, request) {
      const account = directory.find(userName)
      if (!account) return refusal(404, 'NotFound', `User '${userName}' was not found.`)
      if (request.path.length > 4) return one(account, request)
      return request.method === 'POST' ? install(account, request) : list(account, request)
    },
    catalogue({ query }) {
      const names = ['externalId', 'id', 'distributionMethod', 'displayName'] as const
      const wanted = query.$filter === undefined ? {} : equalitiesIn(query.$filter, names)
      if (!wanted) return unsupported('Unsupported filter.')
      const isWanted =
        app.distributionMethod !== 'sideloaded' &&
        names.every((name) => wanted[name] === undefined || wanted[name] === app[name])
      return json(200, { value: isWanted ? [app] : [] })
    },
  }
}
