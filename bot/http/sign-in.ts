// Checks who calls: Entra's access tokens in production, local mode's own by the same rules. What a caller may do, routes decide.
import { createRemoteJWKSet, errors, type JWTPayload, jwtVerify } from 'jose'
import { z } from 'zod'

export interface SignInSettings {
  /** The issuer's OpenID metadata, which says where its keys are. */
  readonly metadataUrl: string
  readonly issuer: string
  /** The client id of the tab. */
  readonly audience: string
  readonly tenantId: string
}

export interface Caller {
  /** The Entra object id. */
  readonly id: string
  readonly name: string
  /** App roles: "ProjectLeader", "Admin". */
  readonly roles: readonly string[]
}

export type SignIn =
  | { readonly kind: 'signed in'; readonly caller: Caller }
  | { readonly kind: 'no token' }
  /** `why` is for the log and never contains the token. */
  | { readonly kind: 'refused'; readonly why: string }
  /** The issuer's keys can't be had just now: nobody's fault here, worth another try. */
  | { readonly kind: 'unavailable'; readonly why: string }

export interface SignInCheck {
  check(authorizationHeader: string | undefined): Promise<SignIn>
}

type Keys = ReturnType<typeof createRemoteJWKSet>

const Metadata = z.object({ issuer: z.string(), jwks_uri: z.url({ protocol: /^https?$/ }) })

// https://learn.microsoft.com/entra/identity-platform/access-token-claims-reference
const Claims = z.object({
  tid: z.string(),
  oid: z.string().min(1),
  scp: z.string(),
  name: z.string().default(''),
  roles: z.array(z.string()).default([]),
})

/** Two machines' clocks may differ by this much. */
const clockToleranceSeconds = 60
const patienceMilliseconds = 5000

export function createSignIn(settings: SignInSettings): SignInCheck {
  let keys: Promise<Keys> | undefined
  const currentKeys = () => {
    keys ??= fetchKeys(settings).catch((error) => {
      keys = undefined
      throw error
    })
    return keys
  }
  return {
    async check(authorizationHeader) {
      const token = /^Bearer +(\S+) *$/i.exec(authorizationHeader ?? '')?.[1]
      if (token === undefined) return { kind: 'no token' }
      try {
        // Before the keys are asked for: a token of the wrong kind is refused even while they can't be had.
        const { payload } = await jwtVerify(
          token,
          async (header, jws) => (await currentKeys())(header, jws),
          {
            algorithms: ['RS256'],
            issuer: settings.issuer,
            audience: settings.audience,
            requiredClaims: ['exp', 'nbf'],
            clockTolerance: clockToleranceSeconds,
          },
        )
        return readClaims(payload, settings.tenantId)
      } catch (error) {
        return explain(error)
      }
    },
  }
}

async function fetchKeys({ metadataUrl, issuer }: SignInSettings): Promise<Keys> {
  const answer = await fetch(metadataUrl, { signal: AbortSignal.timeout(patienceMilliseconds) })
  if (!answer.ok) throw new Error(`${metadataUrl} answered ${answer.status}`)
  const metadata = Metadata.parse(await answer.json())
  if (metadata.issuer !== issuer) throw new Error(`${metadataUrl} is the metadata of another issuer`)
  return createRemoteJWKSet(new URL(metadata.jwks_uri), { timeoutDuration: patienceMilliseconds })
}

function readClaims(payload: JWTPayload, tenantId: string): SignIn {
  const claims = Claims.safeParse(payload)
  if (!claims.success) {
    const wrong = new Set(claims.error.issues.map((issue) => issue.path[0]))
    return { kind: 'refused', why: `claims missing or malformed: ${[...wrong].join(', ')}` }
  }
  const { oid, tid, scp, name, roles } = claims.data
  if (tid !== tenantId) return { kind: 'refused', why: 'another tenant' }
  if (!scp.split(' ').includes('access_as_user'))
    return { kind: 'refused', why: 'scope access_as_user missing' }
  return { kind: 'signed in', caller: { id: oid, name, roles } }
}

function explain(error: unknown): SignIn {
  if (error instanceof errors.JWTExpired) return { kind: 'refused', why: 'expired' }
  if (error instanceof errors.JWTClaimValidationFailed)
    return { kind: 'refused', why: `claim ${error.claim}: ${error.reason}` }
  if (error instanceof errors.JOSEError && !isAboutFetching(error))
    return { kind: 'refused', why: error.code }
  const cause = error instanceof Error ? (error.cause ?? error) : error
  return { kind: 'unavailable', why: `the issuer's keys can't be had: ${String(cause)}` }
}

/** jose says these when the key set didn't come, or wasn't one: the token may be good. */
function isAboutFetching({ code }: errors.JOSEError): boolean {
  return ['ERR_JWKS_TIMEOUT', 'ERR_JWKS_INVALID', 'ERR_JOSE_GENERIC'].includes(code)
}
