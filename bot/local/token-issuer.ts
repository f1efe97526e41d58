// Hands out local mode's sign-in tokens, in the shape of Entra's, so that the same check reads both.
import { exportJWK, generateKeyPair, type JWTPayload, SignJWT } from 'jose'

export interface TokenIssuerSettings {
  /** A URL; its metadata is to be served at `${issuer}/.well-known/openid-configuration`, its keys at `${issuer}/keys`. */
  readonly issuer: string
  /** The client id of the tab. */
  readonly audience: string
  readonly tenantId: string
}

export interface TokenIssuer {
  metadata(): object
  jwks(): object
  /** A token of the project leader for one hour; claims given here replace its own, undefined ones are left out. */
  issue(claims?: Readonly<Record<string, unknown>>): Promise<string>
}

/** The keys live as long as the program: a restart makes old tokens worthless. */
export async function createTokenIssuer(settings: TokenIssuerSettings): Promise<TokenIssuer> {
  const { issuer, audience, tenantId } = settings
  const { publicKey, privateKey } = await generateKeyPair('RS256')
  const kid = crypto.randomUUID()
  const publicJwk = { ...(await exportJWK(publicKey)), kid, alg: 'RS256', use: 'sig' }
  return {
    metadata: () => ({
      issuer,
      jwks_uri: `${issuer}/keys`,
      id_token_signing_alg_values_supported: ['RS256'],
    }),
    jwks: () => ({ keys: [publicJwk] }),
    issue(claims = {}) {
      const now = Math.floor(Date.now() / 1000)
      const payload: JWTPayload = {
        aud: audience,
        iss: issuer,
        iat: now,
        nbf: now,
        exp: now + 3600,
        tid: tenantId,
        oid: '00000000-0000-4000-8000-0000000000b1',
        name: 'Projektledaren (lokal)',
        scp: 'access_as_user',
        roles: ['ProjectLeader'],
        ver: '2.0',
        ...claims,
      }
      return new SignJWT(payload).setProtectedHeader({ alg: 'RS256', typ: 'JWT', kid }).sign(privateKey)
    },
  }
}
