// The Bot Framework adapter: who may talk to the bot, and what happens when a turn fails.
import { CloudAdapter, ConfigurationBotFrameworkAuthentication } from 'botbuilder'
import type { Log } from '../core/ports.ts'

export interface BotCredentials {
  /** Empty switches the check of incoming tokens off: for a bot that listens on loopback alone. */
  readonly appId: string
  readonly appPassword: string
  readonly tenantId: string
}

export function createAdapter({ appId, appPassword, tenantId }: BotCredentials, log: Log): CloudAdapter {
  const adapter = new CloudAdapter(
    new ConfigurationBotFrameworkAuthentication({
      MicrosoftAppId: appId,
      MicrosoftAppPassword: appPassword,
      MicrosoftAppTenantId: tenantId,
      MicrosoftAppType: appId === '' ? 'MultiTenant' : 'SingleTenant',
    }),
  )
  // Turns answer for their own failures; what still comes here is a chat that can't be reached any more.
  adapter.onTurnError = async (_context, error) => {
    log.warn({ reason: error.message }, 'A turn ended without its answer reaching the chat.')
  }
  return adapter
}
