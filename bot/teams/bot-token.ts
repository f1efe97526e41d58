// The token with which the bot calls the Bot Connector: one for all, got once and renewed before it ends.
import * as oauth from 'oauth4webapi'
import type { Log } from '../core/ports.ts'
import type { BotCredentials } from './adapter.ts'
import { maySendSecret } from './safe-address.ts'

export interface BotToken {
  /** Undefined for a bot without credentials. Throws with what to do when there is none to be had. */
  current(): Promise<string | undefined>
  /** Gets it ahead of the first send. Throws as `current` does. */
  warm(): Promise<void>
}

interface Token {
  readonly value: string
  /** Milliseconds of the machine's clock. */
  readonly renewFrom: number
  readonly endsAt: number
}

/** Entra's tokens live about an hour. Those that live shorter than ten minutes are renewed at half their time. */
const renewBeforeMilliseconds = 5 * 60_000
/** A thousand cards waiting for a token must not become a thousand requests for one. */
const restAfterFailureMilliseconds = 2000
const patienceMilliseconds = 10_000
/** For an issuer that doesn't say. */
const defaultLifeSeconds = 300
const botFrameworkScope = 'https://api.botframework.com/.default'

/** `now` gives milliseconds of the machine's clock. Throws if the token's address isn't safe. */
export function createBotToken(credentials: BotCredentials, log: Log, now = Date.now): BotToken {
  if (credentials.appId === '') return { current: async () => undefined, warm: async () => {} }
  const fetchToken = tokenRequest(credentials)
  let token: Token | undefined
  /** Under way, or failed a moment ago. */
  let renewal: Promise<string> | undefined
  let failedAt: number | undefined

  async function renew(): Promise<string> {
    const askedAt = now()
    try {
      const { value, lifeMilliseconds } = await fetchToken()
      const endsAt = askedAt + lifeMilliseconds
      token = { value, endsAt, renewFrom: endsAt - Math.min(renewBeforeMilliseconds, lifeMilliseconds / 2) }
      renewal = undefined
      return value
    } catch (error) {
      log.error({ reason: (error as Error).message }, 'There is no new token for the Bot Connector.')
      failedAt = now()
      throw error
    }
  }

  async function current(): Promise<string> {
    const moment = now()
    if (token && moment < token.renewFrom) return token.value
    if (failedAt !== undefined && moment - failedAt >= restAfterFailureMilliseconds) {
      renewal = undefined
      failedAt = undefined
    }
    renewal ??= renew()
    if (!token || moment >= token.endsAt) return renewal
    // In the background: the old one still serves.
    renewal.catch(() => {})
    return token.value
  }

  return {
    current,
    async warm() {
      await current()
    },
  }
}

/** The client credentials grant. https://learn.microsoft.com/entra/identity-platform/v2-oauth2-client-creds-grant-flow */
function tokenRequest({ appId, appPassword, assertion, tenantId, outbound }: BotCredentials) {
  const { tokenUrl, scope } = outbound ?? {
    tokenUrl: `https://login.microsoftonline.com/${tenantId}/oauth2/v2.0/token`,
    scope: botFrameworkScope,
  }
  const url = URL.parse(tokenUrl)
  if (!url || !maySendSecret(url))
    throw new Error(
      `The secret goes to the token URL "${tokenUrl}": it must be https, or http on this machine.`,
    )
  const server = { issuer: url.origin, token_endpoint: url.href }
  const client = { client_id: appId }
  const proof = assertion ? assertedBy(assertion) : oauth.ClientSecretPost(appPassword)

  const checks = assertion
    ? "Check the app id, the tenant id, and that the app registration's federated credential names this identity."
    : 'Check the app id, the tenant id, and that the secret is the current one.'

  return async (): Promise<{ value: string; lifeMilliseconds: number }> => {
    // http has been sorted out above.
    const options = {
      [oauth.allowInsecureRequests]: true,
      signal: AbortSignal.timeout(patienceMilliseconds),
    }
    try {
      const answer = await oauth.clientCredentialsGrantRequest(server, client, proof, { scope }, options)
      const granted = await oauth.processClientCredentialsResponse(server, client, answer)
      const lifeSeconds = Math.max(granted.expires_in ?? defaultLifeSeconds, 1)
      return { value: granted.access_token, lifeMilliseconds: lifeSeconds * 1000 }
    } catch (error) {
      if (error instanceof NoAssertion) throw error.cause
      throw new Error(`${url.host} gave no token: ${explain(error, checks)}`, { cause: error })
    }
  }
}

class NoAssertion extends Error {}

/** https://learn.microsoft.com/entra/identity-platform/v2-oauth2-client-creds-grant-flow#third-case-access-token-request-with-a-federated-credential */
function assertedBy(assertion: () => Promise<string>): oauth.ClientAuth {
  return async (_server, client, body) => {
    const asserted = await assertion().catch((cause: unknown) => {
      throw new NoAssertion('', { cause })
    })
    body.set('client_id', client.client_id)
    body.set('client_assertion_type', 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer')
    body.set('client_assertion', asserted)
  }
}

/** What went wrong and what to do; neither secret nor token is in it. */
function explain(error: unknown, check: string): string {
  if (error instanceof oauth.ResponseBodyError) {
    const code = /AADSTS\d+/.exec(error.error_description ?? '')?.[0] ?? error.status
    return `it answered "${error.error}" (${code}). ${check}`
  }
  if (error instanceof oauth.WWWAuthenticateChallengeError) return `it answered ${error.status}. ${check}`
  const { cause, message } = error as Error & { cause?: { status?: number; code?: string } }
  if (cause?.status !== undefined) return `it answered ${cause.status}, which should pass by itself.`
  return `${cause?.code ?? message}. Check that this machine can reach it.`
}
