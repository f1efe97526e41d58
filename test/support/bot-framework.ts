// A Bot Framework on loopback, as far as tokens go: publishes keys, signs what Teams would send, and gives bots theirs.
import { once } from 'node:events'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { createLocalJWKSet, exportJWK, generateKeyPair, type JWTPayload, jwtVerify, SignJWT } from 'jose'
import type { SimulatedIdentity } from './managed-identity.ts'

export interface BotFramework extends AsyncDisposable {
  readonly appId: string
  readonly appPassword: string
  readonly tenantId: string
  readonly metadataUrl: string
  readonly issuer: string
  readonly tokenUrl: string
  readonly scope: string
  /** How many tokens it has given bots. */
  given(): number
  /** How often its keys have been asked for. */
  keysRead(): number
  /** A token as Teams sends with an activity, good for one hour. Claims given here replace its own; undefined ones go. */
  sign(serviceUrl: string, claims?: Readonly<Record<string, unknown>>, key?: SigningKey): Promise<string>
  /** Whether this is the header of a bot that has its token from here. */
  knows(authorizationHeader: string | undefined): Promise<boolean>
}

/** "foreign": a stranger's under the id of the published one. "of another channel": one that mustn't speak for Teams. */
export type SigningKey = 'published' | 'foreign' | 'unpublished' | 'of another channel'

export interface BotFrameworkSettings {
  /** How long a bot's token lasts. */
  readonly expiresInSeconds?: number
  /** The roles in tokens for Microsoft Graph: what has been consented to. */
  readonly graphRoles?: readonly string[]
  /** The app registration trusts it by a federated credential, and has no secret. */
  readonly trusts?: Pick<SimulatedIdentity, 'issuer' | 'principalId' | 'jwks'>
}

const appId = '11111111-1111-4111-8111-111111111111'
const tenantId = '22222222-2222-4222-8222-222222222222'
const appPassword = 'a password for tests alone'
const scope = 'https://api.botframework.com/.default'

export async function startBotFramework({
  expiresInSeconds = 3600,
  trusts,
  graphRoles = [],
}: BotFrameworkSettings = {}): Promise<BotFramework> {
  const [published, other, stranger] = await Promise.all([1, 2, 3].map(() => generateKeyPair('RS256')))
  if (!published || !other || !stranger) throw new Error('Three keys are needed.')
  const signers: Readonly<Record<SigningKey, { key: CryptoKey; kid: string }>> = {
    published: { key: published.privateKey, kid: 'teams' },
    foreign: { key: stranger.privateKey, kid: 'teams' },
    unpublished: { key: stranger.privateKey, kid: 'stranger' },
    'of another channel': { key: other.privateKey, kid: 'webchat' },
  }
  const jwks = {
    keys: [
      { ...(await exportJWK(published.publicKey)), kid: 'teams', use: 'sig', endorsements: ['msteams'] },
      { ...(await exportJWK(other.publicKey)), kid: 'webchat', use: 'sig', endorsements: ['webchat'] },
    ],
  }
  let given = 0
  let keysRead = 0

  function signed(claims: JWTPayload, signer: SigningKey = 'published'): Promise<string> {
    const { key, kid } = signers[signer]
    return new SignJWT(claims).setProtectedHeader({ alg: 'RS256', typ: 'JWT', kid }).sign(key)
  }

  async function giveToken(request: IncomingMessage): Promise<[status: number, body: object]> {
    const form = new URLSearchParams(await text(request))
    const isProven = trusts ? await vouchesFor(trusts, form) : form.get('client_secret') === appPassword
    const isOurBot = form.get('client_id') === appId && isProven
    const asked = form.get('scope') ?? ''
    const isGraph = /^http:\/\/127\.0\.0\.1:\d+\/\.default$/.test(asked)
    const isRight = form.get('grant_type') === 'client_credentials' && (asked === scope || isGraph)
    if (!isOurBot || !isRight)
      return [401, { error: 'invalid_client', error_description: 'Not the bot known here.' }]
    given++
    const access_token = await signed({
      ...validFor(expiresInSeconds),
      iss: url(),
      aud: asked,
      appid: appId,
      ...(isGraph && { roles: graphRoles }),
    })
    return [200, { token_type: 'Bearer', expires_in: expiresInSeconds, access_token }]
  }

  async function answer(request: IncomingMessage): Promise<[status: number, body: object]> {
    switch (`${request.method} ${request.url}`) {
      case 'GET /metadata':
        return [
          200,
          {
            issuer: url(),
            jwks_uri: `${url()}/keys`,
            id_token_signing_alg_values_supported: ['RS256'],
          },
        ]
      case 'GET /keys':
        keysRead++
        return [200, jwks]
      case 'POST /token':
        return giveToken(request)
      default:
        return [404, { error: 'nothing here' }]
    }
  }

  const server = createServer((request, response) => {
    void answer(request).then(([status, body]) => {
      response.writeHead(status, { 'content-type': 'application/json' })
      response.end(JSON.stringify(body))
    })
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const url = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    appId,
    appPassword,
    tenantId,
    metadataUrl: `${url()}/metadata`,
    issuer: url(),
    tokenUrl: `${url()}/token`,
    scope,
    given: () => given,
    keysRead: () => keysRead,
    sign: (serviceUrl, claims = {}, signer) =>
      signed({ ...validFor(3600), iss: url(), aud: appId, serviceurl: serviceUrl, ...claims }, signer),
    async knows(authorizationHeader) {
      const token = authorizationHeader?.replace(/^Bearer /, '') ?? ''
      const check = jwtVerify(token, createLocalJWKSet(jwks), { issuer: url(), audience: scope })
      return check.then(
        ({ payload }) => payload.appid === appId,
        () => false,
      )
    },
    async [Symbol.asyncDispose]() {
      server.close()
      server.closeAllConnections()
    },
  }
}

/** https://learn.microsoft.com/entra/identity-platform/v2-oauth2-client-creds-grant-flow */
async function vouchesFor(
  { issuer, principalId, jwks }: NonNullable<BotFrameworkSettings['trusts']>,
  form: URLSearchParams,
): Promise<boolean> {
  if (form.get('client_assertion_type') !== 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer')
    return false
  if (form.has('client_secret')) return false
  const check = jwtVerify(form.get('client_assertion') ?? '', createLocalJWKSet(jwks), {
    issuer,
    subject: principalId,
    audience: 'api://AzureADTokenExchange',
  })
  return check.then(
    () => true,
    () => false,
  )
}

function validFor(seconds: number): JWTPayload {
  const now = Math.floor(Date.now() / 1000)
  return { iat: now, nbf: now, exp: now + seconds }
}
