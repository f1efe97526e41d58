// Who may talk to the bot: the Bot Framework's own check of tokens, narrowed to those of the channel. And what a turn
// answers with: our client in the place of the Bot Framework's.
import { ConfigurationBotFrameworkAuthentication } from 'botbuilder'
import {
  AuthenticationConstants,
  AuthenticationError,
  type ConnectorFactory,
  EmulatorValidation,
} from 'botframework-connector'
import { decodeJwt } from 'jose'
import type { BotCredentials } from './adapter.ts'

type Base = ConfigurationBotFrameworkAuthentication
type Authenticated = ReturnType<Base['authenticateRequest']>
type UserTokenClient = ReturnType<Base['createUserTokenClient']>

// The Bot Framework would add the tenant of any token it is shown, signed or not, to this list and to its memory.
// We take no tokens of the Emulator, so the list has one name on it that nobody has.
EmulatorValidation.ToBotFromEmulatorTokenValidationParameters.issuer = 'nobody'

interface Accepted {
  readonly result: Awaited<Authenticated>
  readonly until: number
}

// Teams posts with the same token for an hour, and checking its signature costs a tenth of recording an answer.
const acceptedMilliseconds = 5 * 60_000
const mostAccepted = 100

export class Authentication extends ConfigurationBotFrameworkAuthentication {
  readonly #issuer: string | undefined
  readonly #factory: ConnectorFactory
  readonly #accepted = new Map<string, Accepted>()
  #userTokenClient: UserTokenClient | undefined

  constructor({ appId, appPassword, tenantId, inbound }: BotCredentials, factory: ConnectorFactory) {
    const issuer = inbound?.issuer ?? AuthenticationConstants.ToBotFromChannelTokenIssuer
    super({
      MicrosoftAppId: appId,
      // Asked for, and used for nothing: our own client of the Bot Connector brings its own token.
      MicrosoftAppPassword: appPassword || (appId && 'none'),
      MicrosoftAppTenantId: tenantId,
      MicrosoftAppType: appId === '' ? 'MultiTenant' : 'SingleTenant',
      // Either none of these are given or all.
      ToBotFromChannelTokenIssuer: issuer,
      ToBotFromChannelOpenIdMetadataUrl:
        inbound?.metadataUrl ?? AuthenticationConstants.ToBotFromChannelOpenIdMetadataUrl,
      ToBotFromEmulatorOpenIdMetadataUrl: AuthenticationConstants.ToBotFromEmulatorOpenIdMetadataUrl,
      ToChannelFromBotLoginUrl: AuthenticationConstants.ToChannelFromBotLoginUrl,
      ToChannelFromBotOAuthScope: AuthenticationConstants.ToChannelFromBotOAuthScope,
      OAuthUrl: AuthenticationConstants.OAuthUrl,
    })
    this.#issuer = appId === '' ? undefined : issuer
    this.#factory = factory
  }

  /** Tokens for the Emulator, for skills and for other channels have other issuers, and weaker checks. */
  override async authenticateRequest(
    activity: Parameters<Base['authenticateRequest']>[0],
    authorization: string,
  ): Authenticated {
    const asked = `${authorization} ${activity.channelId} ${activity.serviceUrl}`
    const known = this.#accepted.get(asked)
    if (known && Date.now() < known.until) return known.result
    const { exp, iss } = claimsIn(authorization)
    if (this.#issuer !== undefined && iss !== this.#issuer) throw refusal()
    try {
      const result = {
        ...(await super.authenticateRequest(activity, authorization)),
        connectorFactory: this.#factory,
      }
      if (exp !== undefined)
        this.#accept(asked, { result, until: Math.min(exp * 1000, Date.now() + acceptedMilliseconds) })
      return result
    } catch (error) {
      throw isAboutToken(error) ? refusal(error) : error
    }
  }

  #accept(asked: string, accepted: Accepted): void {
    this.#accepted.delete(asked)
    this.#accepted.set(asked, accepted)
    const [oldest] = this.#accepted.keys()
    if (this.#accepted.size > mostAccepted && oldest !== undefined) this.#accepted.delete(oldest)
  }

  override createConnectorFactory(): ConnectorFactory {
    return this.#factory
  }

  /** Every turn wants one and none uses it: one is enough for all. */
  override createUserTokenClient(claims: Parameters<Base['createUserTokenClient']>[0]): UserTokenClient {
    this.#userTokenClient ??= super.createUserTokenClient(claims)
    return this.#userTokenClient
  }
}

/** As the token has them, before anything is checked. */
function claimsIn(authorization: string): {
  readonly exp?: number | undefined
  readonly iss?: string | undefined
} {
  const token = /^Bearer (\S+)$/.exec(authorization)?.[1]
  try {
    return token === undefined ? {} : decodeJwt(token)
  } catch {
    return {}
  }
}

/** The Bot Framework answers these with 500, as if it were our fault. */
function isAboutToken(error: unknown): boolean {
  return error instanceof Error && ['JsonWebTokenError', 'NotBeforeError'].includes(error.name)
}

function refusal(cause?: unknown): AuthenticationError {
  const error = new AuthenticationError('Only the Bot Framework may post here, with its token.', 401)
  error.cause = cause
  return error
}
