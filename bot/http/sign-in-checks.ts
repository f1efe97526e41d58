// What is looked at of Entra before people sign in: whether its metadata is to be had, and whether the clocks agree.
import { z } from 'zod'
import type { Finding, PreflightCheck } from '../flows/run-preflight.ts'
import type { SignInSettings } from './sign-in.ts'

const patienceMilliseconds = 10_000
/** Tokens are good for a minute more or less; half of that is time to do something. */
const mostSkewSeconds = 30

const Metadata = z.object({ issuer: z.string(), jwks_uri: z.url({ protocol: /^https?$/ }) })
const Keys = z.object({ keys: z.array(z.object({ kid: z.string() })).min(1) })

/** `now` gives milliseconds of the machine's clock. */
export function signInChecks(
  { metadataUrl, issuer }: Pick<SignInSettings, 'metadataUrl' | 'issuer'>,
  now: () => number = Date.now,
): PreflightCheck[] {
  return [
    { name: 'sign-in to the tab', look: () => readMetadata(metadataUrl, issuer) },
    { name: 'clock', needs: ['sign-in to the tab'], look: () => compareClocks(metadataUrl, now) },
  ]
}

async function readMetadata(metadataUrl: string, issuer: string): Promise<Finding> {
  const metadata = Metadata.safeParse(await read(metadataUrl)).data
  if (!metadata)
    return { kind: 'todo', remedy: `${metadataUrl} holds no OpenID metadata. Check DROPPE_TENANT_ID.` }
  if (metadata.issuer !== issuer)
    return {
      kind: 'todo',
      remedy: `${metadataUrl} is of the issuer ${metadata.issuer}, not of ${issuer}. Check DROPPE_SIGN_IN_ISSUER.`,
    }
  const keys = Keys.safeParse(await read(metadata.jwks_uri)).data
  return keys
    ? { kind: 'ok' }
    : { kind: 'todo', remedy: `${metadata.jwks_uri} holds no keys. Try again in a while.` }
}

async function compareClocks(url: string, now: () => number): Promise<Finding> {
  const askedAt = now()
  const answer = await fetch(url, { signal: AbortSignal.timeout(patienceMilliseconds) })
  await answer.arrayBuffer()
  const middle = (askedAt + now()) / 2
  const theirs = Date.parse(answer.headers.get('date') ?? '')
  if (Number.isNaN(theirs)) return { kind: 'skipped', found: 'the other side says no time' }
  // The header has whole seconds.
  const seconds = Math.round((middle - (theirs + 500)) / 1000)
  if (Math.abs(seconds) <= mostSkewSeconds) return { kind: 'ok' }
  return {
    kind: 'todo',
    remedy: `This machine's clock is ${Math.abs(seconds)} seconds ${seconds > 0 ? 'fast' : 'slow'}: set it by NTP, or tokens are refused.`,
  }
}

async function read(url: string): Promise<unknown> {
  const host = new URL(url).host
  const answer = await fetch(url, { signal: AbortSignal.timeout(patienceMilliseconds) }).catch((cause) => {
    throw new Error(`${host} can't be reached. Let this machine out to it.`, { cause })
  })
  if (!answer.ok) throw new Error(`${host} answered ${answer.status}. Check DROPPE_TENANT_ID.`)
  return answer.json().catch(() => undefined)
}
