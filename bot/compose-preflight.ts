// What is looked at before the bot is let loose in production, from its configuration alone: nothing has to run for it.
import { createLearnerTable } from './azure/learner-table.ts'
import type { ManagedIdentity } from './azure/managed-identity.ts'
import { createSliceQueue } from './azure/slice-queue.ts'
import type { Storage } from './azure/storage.ts'
import type { ProductionConfig } from './config.ts'
import type { Log } from './core/ports.ts'
import type { PreflightCheck } from './flows/run-preflight.ts'
import { createDirectoryReader } from './graph/directory-reader.ts'
import { graphChecks } from './graph/graph-checks.ts'
import { createGraphClient } from './graph/graph-client.ts'
import { signInChecks } from './http/sign-in-checks.ts'
import { isTabBuilt } from './http/tab-routes.ts'
import { createBotToken } from './teams/bot-token.ts'
import { createConnectorClient } from './teams/connector-client.ts'
import { createMessenger } from './teams/messenger.ts'

export interface PreflightParts {
  readonly config: ProductionConfig
  readonly identity: ManagedIdentity | undefined
  /** Throws one clear line. */
  readonly storage: () => Promise<Storage>
  readonly log: Log
  /** The Entra object id of somebody who is to get a card: whoever runs this. */
  readonly cardTo?: string
  /** Where the Bot Connector is. */
  readonly serviceUrl?: string
}

const teams = 'https://smba.trafficmanager.net/teams/'

/** Each is looked at when it is run, and can be run again. */
export function composePreflight(parts: PreflightParts): PreflightCheck[] {
  const { config, identity, storage, log, cardTo, serviceUrl = teams } = parts
  const credentials = { ...config.credentials, ...(identity && { assertion: identity.assertion }) }
  const botToken = createBotToken(credentials, log)
  const { url: graphUrl, tokenUrl } = config.graph
  const graphToken = createBotToken(
    { ...credentials, outbound: { tokenUrl, scope: `${graphUrl}/.default` } },
    log,
  )
  const token = async () => (await graphToken.current()) ?? ''
  const graph = createGraphClient({ baseUrl: graphUrl, token, maxRetries: 2 })
  return [
    {
      name: 'storage',
      async look() {
        const { learners, slices } = await storage()
        await createLearnerTable(learners, config.slices, { onDamaged: () => {} }).readMark(0)
        await createSliceQueue(slices, { setAside: async () => {} }).hasWaiting()
        return { kind: 'ok' }
      },
    },
    {
      name: 'bot token',
      async look() {
        await botToken.warm()
        return { kind: 'ok' }
      },
    },
    ...graphChecks({
      graph,
      token,
      ...(config.directory && {
        directory: createDirectoryReader({ graph, departmentField: config.directory.departmentField }),
      }),
      manifestId: credentials.appId,
      ...(config.letters && { mailbox: config.letters.mailbox }),
    }),
    ...signInChecks(config.signIn),
    {
      name: 'tab',
      look: () =>
        isTabBuilt().then(
          () => ({ kind: 'ok' }),
          () => ({ kind: 'todo', remedy: 'The tab isn’t built: npm run build, and deploy tab/dist too.' }),
        ),
    },
    { name: 'card', needs: ['bot token'], look: () => sendCard() },
  ]

  async function sendCard(): ReturnType<PreflightCheck['look']> {
    if (cardTo === undefined) return { kind: 'skipped', found: 'nobody was named to send one to' }
    const client = createConnectorClient(botToken)
    try {
      const { appId, tenantId } = credentials
      const messenger = createMessenger({ client, appId, tenantId })
      const opened = await messenger.open(cardTo, serviceUrl)
      if (opened.kind !== 'opened') return { kind: 'todo', remedy: notSent(opened) }
      const sent = await messenger.send(opened.conversation, { kind: 'help', language: 'sv' })
      return sent.kind === 'sent' ? { kind: 'ok' } : { kind: 'todo', remedy: notSent(sent) }
    } finally {
      await client.close()
    }
  }
}

function notSent(outcome: { readonly kind: string; readonly reason?: string }): string {
  const why = outcome.reason === undefined ? outcome.kind : `${outcome.kind}: ${outcome.reason}`
  return `Teams took no card (${why}). Is the app installed for that person, and the object id theirs?`
}
