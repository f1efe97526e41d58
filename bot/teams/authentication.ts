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

export class Authentication extends ConfigurationBotFrameworkAuthentication {
  readonly #issuer: string | undefined
  readonly #factory: ConnectorFactory
  #userTokenClient: UserTokenClient | undefined

  constructor({ appId, appPassword, tenantId, inbound }: BotCredentials, factory: ConnectorFactory) {
    const issuer = inbound?.issuer ?? AuthenticationConstants.ToBotFromChannelTokenIssuer
    super({
      MicrosoftAppId: appId,
      MicrosoftAppPassword: appPassword,
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
    if (this.#issuer !== undefined && issuerIn(authorization) !== this.#issuer) throw refusal()
    try {
      const result = await super.authenticateRequest(activity, authorization)
      return { ...result, connectorFactory: this.#factory }
    } catch (error) {
      throw isAboutToken(error) ? refusal(error) : error
    }
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

/** As the token has it, before anything is checked. */
function issuerIn(authorization: string): string | undefined {
  const token = /^Bearer (\S+)$/.exec(authorization)?.[1]
  try {
    return token === undefined ? undefined : decodeJwt(token).iss
  } catch {
    return undefined
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
