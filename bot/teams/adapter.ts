// The Bot Framework adapter: with whose credentials the bot talks, and what happens when a turn fails.
import { type Activity, CloudAdapter, type TurnContext } from 'botbuilder'
import { AuthenticationError } from 'botframework-connector'
import type { Log } from '../core/ports.ts'
import { Authentication } from './authentication.ts'
import type { ConnectorClient } from './connector-client.ts'
import { createConnectorFactory } from './connector-factory.ts'
import type { Envelope } from './envelope.ts'

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

export interface Adapter {
  /**
   * One turn of an activity that has been read already. Gives what its post is answered with: the body is there when the
   * activity asked for one. Throws if the token could not be checked.
   */
  turn(
    authorization: string,
    activity: Envelope,
    logic: (context: TurnContext) => Promise<void>,
  ): Promise<Answered>
}

export interface Answered {
  readonly status: number
  readonly body?: unknown
}

export function createAdapter(credentials: BotCredentials, client: ConnectorClient, log: Log): Adapter {
  const adapter = new TurnAdapter(new Authentication(credentials, createConnectorFactory(client)))
  // Turns answer for their own failures; what still comes here is a chat that can't be reached any more.
  adapter.onTurnError = async (_context, error) => {
    log.warn({ reason: error.message }, 'A turn ended without its answer reaching the chat.')
  }
  return adapter
}

/** Without CloudAdapter.process, which reads every activity anew: a quarter of all memory that an answer used. */
class TurnAdapter extends CloudAdapter implements Adapter {
  async turn(...[authorization, activity, logic]: Parameters<Adapter['turn']>): Promise<Answered> {
    try {
      const answered = await this.processActivity(authorization, { ...activity } as Activity, logic)
      return { status: answered?.status ?? 200, body: answered?.body }
    } catch (error) {
      if (!(error instanceof AuthenticationError)) throw error
      return { status: 401, body: { error: 'not let in', message: error.message } }
    }
  }
}
