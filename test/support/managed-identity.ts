// What App Service gives a web app that has a managed identity: an address on this machine that hands out its tokens.
// https://learn.microsoft.com/azure/app-service/overview-managed-identity#rest-endpoint-reference
import { once } from 'node:events'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { exportJWK, generateKeyPair, type JSONWebKeySet, SignJWT } from 'jose'

export interface SimulatedIdentity extends AsyncDisposable {
  readonly clientId: string
  /** The subject of a federated credential. */
  readonly principalId: string
  /** Who says what it is to Entra. */
  readonly issuer: string
  readonly jwks: JSONWebKeySet
  /** For the program that has the identity. */
  readonly environment: { readonly IDENTITY_ENDPOINT: string; readonly IDENTITY_HEADER: string }
  /** The resources it was asked tokens for, oldest first. */
  readonly asked: readonly string[]
  /** Every token it has given. */
  readonly given: readonly string[]
}

const clientId = '44444444-4444-4444-8444-444444444444'
const principalId = '55555555-5555-4555-8555-555555555555'
const header = 'only this web app knows it'
const lifeSeconds = 24 * 3600

export async function startManagedIdentity(tenantId: string): Promise<SimulatedIdentity> {
  const { publicKey, privateKey } = await generateKeyPair('RS256')
  const issuer = `https://login.microsoftonline.com/${tenantId}/v2.0`
  const asked: string[] = []
  const given: string[] = []

  async function answer({ url = '/', headers }: IncomingMessage): Promise<[status: number, body: object]> {
    const { searchParams } = new URL(url, 'http://localhost')
    const resource = searchParams.get('resource') ?? ''
    if (headers['x-identity-header'] !== header || searchParams.get('api-version') !== '2019-08-01')
      return [401, { statusCode: 401, message: 'Not this web app.' }]
    if (searchParams.get('client_id') !== clientId)
      return [
        400,
        { statusCode: 400, message: 'No User Assigned Managed Identity found for specified ClientId' },
      ]
    asked.push(resource)
    const now = Math.floor(Date.now() / 1000)
    const access_token = await new SignJWT({
      // The storage takes those of the first version alone.
      iss: resource.includes('storage') ? `https://sts.windows.net/${tenantId}/` : issuer,
      aud: resource,
      sub: principalId,
      iat: now,
      nbf: now,
      exp: now + lifeSeconds,
    })
      .setProtectedHeader({ alg: 'RS256', typ: 'JWT', kid: 'entra' })
      .sign(privateKey)
    given.push(access_token)
    const expires_on = String(now + lifeSeconds)
    return [200, { access_token, expires_on, resource, token_type: 'Bearer', client_id: clientId }]
  }

  const server = createServer((request, response) => {
    void answer(request).then(([status, body]) => {
      response.writeHead(status, { 'content-type': 'application/json' })
      response.end(JSON.stringify(body))
    })
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const { port } = server.address() as AddressInfo
  return {
    clientId,
    principalId,
    issuer,
    jwks: { keys: [{ ...(await exportJWK(publicKey)), kid: 'entra' }] },
    environment: { IDENTITY_ENDPOINT: `http://127.0.0.1:${port}/msi/token`, IDENTITY_HEADER: header },
    asked,
    given,
    async [Symbol.asyncDispose]() {
      server.close()
      server.closeAllConnections()
    },
  }
}
