// The token with which Droppe calls Graph: got once with the app's credentials, and renewed before it ends.
import * as oauth from 'oauth4webapi'

export interface GraphTokenSettings {
  readonly appId: string
  readonly appPassword: string
  /** Entra's, of this tenant. */
  readonly tokenUrl: string
  /** Of Graph, without "/v1.0". */
  readonly baseUrl: string
}

const renewBeforeMilliseconds = 5 * 60_000
const patienceMilliseconds = 10_000
const defaultLifeSeconds = 300

/** Throws what went wrong, without secret or token. */
export function createGraphToken(settings: GraphTokenSettings, now = Date.now): () => Promise<string> {
  let token: { readonly value: string; readonly renewFrom: number } | undefined
  let renewal: Promise<string> | undefined

  async function renew(): Promise<string> {
    const askedAt = now()
    const { value, lifeSeconds } = await fetchToken(settings)
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

/** The client credentials grant. https://learn.microsoft.com/entra/identity-platform/v2-oauth2-client-creds-grant-flow */
async function fetchToken({ appId, appPassword, tokenUrl, baseUrl }: GraphTokenSettings) {
  const server = { issuer: new URL(tokenUrl).origin, token_endpoint: tokenUrl }
  const client = { client_id: appId }
  const scope = `${new URL(baseUrl).origin}/.default`
  // The configuration takes http for this machine itself alone.
  const options = {
    [oauth.allowInsecureRequests]: true,
    signal: AbortSignal.timeout(patienceMilliseconds),
  }
  const secret = oauth.ClientSecretPost(appPassword)
  const answer = await oauth.clientCredentialsGrantRequest(server, client, secret, { scope }, options)
  const granted = await oauth.processClientCredentialsResponse(server, client, answer)
  return { value: granted.access_token, lifeSeconds: Math.max(granted.expires_in ?? defaultLifeSeconds, 1) }
}
