// The token with which the app calls Microsoft Graph: got once for all who ask, and renewed before it ends.
// https://learn.microsoft.com/graph/auth-v2-service
import * as oauth from 'oauth4webapi'

export interface GraphTokenSettings {
  /** Where the secret is sent: it must be safe. */
  readonly tokenUrl: string
  readonly clientId: string
  readonly clientSecret: string
  /** Stands for the secret: what the managed identity says, good for this moment. */
  readonly assertion?: () => Promise<string>
  /** Graph's address, without a slash at the end. */
  readonly graphUrl: string
  /** Milliseconds of the machine's clock. */
  readonly now?: () => number
}

interface Token {
  readonly value: string
  readonly renewFrom: number
}

const renewBeforeMilliseconds = 5 * 60_000
const patienceMilliseconds = 10_000
/** For an issuer that doesn't say. */
const defaultLifeSeconds = 300

/** What it gives throws if there is no token to be had, with neither secret nor token in what it says. */
export function createGraphToken(settings: GraphTokenSettings): () => Promise<string> {
  const { now = Date.now } = settings
  let token: Token | undefined
  let renewal: Promise<string> | undefined

  async function renew(): Promise<string> {
    const askedAt = now()
    const { access_token: value, expires_in: lifeSeconds = defaultLifeSeconds } = await requestToken(settings)
    const life = lifeSeconds * 1000
    token = { value, renewFrom: askedAt + life - Math.min(renewBeforeMilliseconds, life / 2) }
    return value
  }

  return async () => {
    if (token && now() < token.renewFrom) return token.value
    renewal ??= renew().finally(() => {
      renewal = undefined
    })
    return renewal
  }
}

/** The client credentials grant. */
async function requestToken({ tokenUrl, clientId, clientSecret, assertion, graphUrl }: GraphTokenSettings) {
  const { origin, href } = new URL(tokenUrl)
  const server = { issuer: origin, token_endpoint: href }
  const proof = assertion ? assertedBy(assertion) : oauth.ClientSecretPost(clientSecret)
  const wanted = { scope: `${graphUrl}/.default` }
  // http to this machine itself; the configuration takes no other.
  const options = {
    [oauth.allowInsecureRequests]: true,
    signal: AbortSignal.timeout(patienceMilliseconds),
  }
  const client = { client_id: clientId }
  try {
    const answer = await oauth.clientCredentialsGrantRequest(server, client, proof, wanted, options)
    return await oauth.processClientCredentialsResponse(server, client, answer)
  } catch (error) {
    // The code is what a reason for the log is made of (transport.ts).
    throw Object.assign(new Error('There is no token for Microsoft Graph.'), { code: codeIn(error) })
  }
}

/** https://learn.microsoft.com/entra/identity-platform/v2-oauth2-client-creds-grant-flow#third-case-access-token-request-with-a-federated-credential */
function assertedBy(assertion: () => Promise<string>): oauth.ClientAuth {
  return async (_server, client, body) => {
    const asserted = await assertion().catch(() => {
      throw Object.assign(new Error('There is no assertion.'), { code: 'the managed identity gave none' })
    })
    body.set('client_id', client.client_id)
    body.set('client_assertion_type', 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer')
    body.set('client_assertion', asserted)
  }
}

function codeIn(error: unknown): string {
  if (error instanceof oauth.ResponseBodyError) {
    const code = /AADSTS\d+/.exec(error.error_description ?? '')?.[0] ?? error.status
    return `${error.error} ${code}`
  }
  const { cause, code, name } = error as {
    cause?: { code?: string; status?: number }
    code?: string
    name: string
  }
  return String(cause?.code ?? cause?.status ?? code ?? name)
}
