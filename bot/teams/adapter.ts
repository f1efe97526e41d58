// The Bot Framework adapter: with whose credentials the bot talks, and what happens when a turn fails.
import { CloudAdapter } from 'botbuilder'
import type { Log } from '../core/ports.ts'
import { Authentication } from './authentication.ts'
import type { ConnectorClient } from './connector-client.ts'
import { createConnectorFactory } from './connector-factory.ts'

export interface BotCredentials {
  /** Empty switches the check of incoming tokens off: for a bot that listens on loopback alone. */
  readonly appId: string
  readonly appPassword: string
  /** In place of the password: what a managed identity says for the bot, asked for anew with every token. */
  readonly assertion?: () => Promise<string>
  readonly tenantId: string
  /** Where incoming tokens' keys are published and who issues them; Microsoft's own when left out. */
  readonly inbound?: { readonly metadataUrl: string; readonly issuer: string }
  /** Where our own tokens come from; Microsoft's own when left out. */
  readonly outbound?: { readonly tokenUrl: string; readonly scope: string }
}

export function createAdapter(credentials: BotCredentials, client: ConnectorClient, log: Log): CloudAdapter {
  const adapter = new CloudAdapter(new Authentication(credentials, createConnectorFactory(client)))
  // Turns answer for their own failures; what still comes here is a chat that can't be reached any more.
  adapter.onTurnError = async (_context, error) => {
    log.warn({ reason: error.message }, 'A turn ended without its answer reaching the chat.')
  }
  return adapter
}
