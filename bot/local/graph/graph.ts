// A Microsoft Graph for local mode and tests, over HTTP, with the invented municipality as its directory.
// It answers as Microsoft's documentation says Graph does; what happens to people, their licences, and to Graph
// itself, whoever started it decides through the functions it returns.
import { setTimeout as sleep } from 'node:timers/promises'
import { accountsOf } from '../accounts.ts'
import { groupsOf } from '../groups.ts'
import { chatOf } from '../simulated-chat.ts'
import { type DeltaToken, usersDelta } from './delta-route.ts'
import { createDirectoryState } from './directory-state.ts'
import { type Endpoint, endpointFor, endpointsFor } from './endpoints.ts'
import { listTransitiveMembers } from './group-route.ts'
import { createGuards } from './guards.ts'
import { type CatalogueApp, createInstallations } from './installations.ts'
import { documentedLimits } from './limits.ts'
import { type SentLetter, sendMail } from './mail-route.ts'
import { leastPermissions } from './permissions.ts'
import { mailThrottled, noSuchPath } from './refusal.ts'
import type { GraphAnswer, GraphRequest } from './request.ts'
import { serve } from './server.ts'
import type { GraphSettings, SimulatedGraph } from './simulated-graph.ts'
import { createTokens } from './tokens.ts'
import { getUser, listLicenceDetails, listSubscribedSkus, listUsers, type PageToken } from './user-routes.ts'

export const droppeInCatalogue: CatalogueApp = {
  id: '7c0f7e5a-52a3-4c0e-8d4a-1d9b3a6e2f10',
  externalId: '3f2b8f0e-6a51-4d0c-9c1c-5b8f5f0c7a21',
  displayName: 'Droppe',
  distributionMethod: 'organization',
}

export async function startGraph(settings: GraphSettings): Promise<SimulatedGraph> {
  const { municipality, letterMilliseconds = 0, mailbox = 'droppe@kommun.example' } = settings
  const { groups = groupsOf(municipality).all, accounts = accountsOf(municipality) } = settings
  const { onLetter = () => undefined } = settings
  const limits = { ...documentedLimits, ...settings.limits }
  const granted = new Set(settings.granted ?? leastPermissions)
  const directory = createDirectoryState(accounts)
  const [pages, deltas] = [createTokens<PageToken>(), createTokens<DeltaToken>()]
  const outbox: SentLetter[] = []
  const answered = new Map<string, number>()
  let expiredAs: 'reset' | 'expired' = 'reset'
  let lettersUnderWay = 0

  const groupsById = new Map(groups.map((group) => [group.id, group]))
  const address = () => `${server.baseUrl}/v1.0`
  const users = { directory, pages, address }
  const delta = { ...users, deltas, expiredAs: () => expiredAs, pageSize: settings.deltaPageSize ?? 200 }
  const installations = createInstallations({
    directory,
    app: settings.app ?? droppeInCatalogue,
    chatOf,
    isAway: settings.isAway ?? (() => false),
    onInstall: settings.onInstall ?? (() => undefined),
    onRemove: settings.onRemove ?? (() => undefined),
  })
  const guards = createGuards({
    verify: settings.verify ?? (() => true),
    granted,
    limits,
    faults: settings.faults ?? { seed: 1 },
    now: settings.now ?? (() => performance.now()),
  })
  const endpoints = endpointsFor({
    listUsers: (request) => listUsers(users, request),
    usersDelta: (request) => usersDelta(delta, request),
    getUser: (request) => getUser(users, request.path[1] ?? '', request),
    licenceDetails: ({ path }) => listLicenceDetails(users, path[1] ?? ''),
    subscribedSkus: () => listSubscribedSkus(),
    transitiveMembers: (request) => listTransitiveMembers(users, groupsById, request),
    installations: (request) => installations.answer(request.path[1] ?? '', request),
    catalogue: (request) => installations.catalogue(request),
    sendMail: (request) => sendMail({ mailbox, outbox, granted, onLetter }, request.path[1] ?? '', request),
  })

  async function answerAt(endpoint: Endpoint, request: GraphRequest): Promise<GraphAnswer> {
    const stopped = await guards.stop(endpoint, request)
    if (stopped) return stopped
    const isLetter = endpoint.limit === 'lettersPerTenMinutes'
    if (isLetter && lettersUnderWay >= limits.lettersAtOnce) return mailThrottled('MailboxConcurrency', 1)
    if (isLetter) {
      lettersUnderWay++
      await sleep(letterMilliseconds)
      lettersUnderWay--
    }
    const answer = endpoint.answer(request)
    return guards.isLost() ? { ...answer, lost: true } : answer
  }

  const server = await serve(settings.port, async (request) => {
    const endpoint = endpointFor(endpoints, request)
    const answer = endpoint ? await answerAt(endpoint, request) : noSuchPath(request.path.join('/'))
    const what = `${request.method} /${(endpoint?.path ?? ['?']).join('/')} ${answer.status}`
    answered.set(what, (answered.get(what) ?? 0) + 1)
    return answer
  })

  return {
    baseUrl: server.baseUrl,
    groups,
    outbox,
    answered,
    installed: installations.installed,
    account(id) {
      const entry = directory.entry(id)
      if (!entry) throw new Error(`There is no account ${id}.`)
      return entry.account
    },
    join: directory.join,
    disable: (id) => directory.edit(id, { accountEnabled: false }),
    enable: (id) => directory.edit(id, { accountEnabled: true }),
    remove: (id) => directory.settle(id, 'deleted'),
    purge: (id) => directory.settle(id, 'purged'),
    restore: (id) => directory.settle(id, 'there'),
    move: (id, department) => directory.edit(id, { department }),
    license: (id, licence) => directory.edit(id, { licence }),
    edit: directory.edit,
    missInDelta: directory.missNext,
    expireDeltaTokens(as = 'reset') {
      expiredAs = as
      deltas.expire()
    },
    expirePageTokens: pages.expire,
    grant: (permission) => void granted.add(permission),
    revoke: (permission) => void granted.delete(permission),
    block: (id) => void installations.blocked.add(id),
    throttleNext: guards.throttleNext,
    outage(isOut) {
      guards.outage = isOut
    },
    stop: server.stop,
  }
}
