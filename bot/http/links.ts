// Links to something of one person's: who holds one may open it, for an hour; the page that a letter leads to, for longer.
// Encrypted, since addresses end up in logs on the way, and these hold a name; what was tampered with doesn't decrypt.
import { EncryptJWT, errors, jwtDecrypt } from 'jose'
import { z } from 'zod'
import type { AnswerLink, CertificateLink, Links } from '../core/ports.ts'

export interface LinkSettings {
  /** 32 bytes, the same for every instance. */
  readonly key: Uint8Array
  /** Where people reach this server. */
  readonly publicUrl: string
  /** In milliseconds, of the real world: the course's may run fast. */
  readonly now?: () => number
  /** How long a letter's page opens, if its item isn't over before. */
  readonly answerDays?: number
}

export type Opened<T> =
  | { readonly kind: 'open'; readonly of: T }
  | { readonly kind: 'expired' }
  | { readonly kind: 'not ours' }

export interface LinkReader extends Links {
  openAnswer(token: string): Promise<Opened<AnswerLink>>
  openCertificate(token: string): Promise<Opened<CertificateLink>>
  openStoredData(token: string): Promise<Opened<{ readonly learner: string }>>
}

const StoredDataClaims = z.object({ learner: z.string() })
const CertificateClaims = StoredDataClaims.extend({
  course: z.string(),
  name: z.string(),
  language: z.string(),
})

const AnswerClaims = z.object({ learner: z.string(), course: z.string(), item: z.string() })

const hourSeconds = 60 * 60
const daySeconds = 24 * hourSeconds
/** How long a link to something of one's own opens; one in a letter opens as long as its item is out. */
export const linkLifeSeconds = hourSeconds
/** An item is out for three weeks, and some more if there are holidays. */
const usualAnswerDays = 60

export function createLinks(settings: LinkSettings): LinkReader {
  const { key, publicUrl, now = Date.now, answerDays = usualAnswerDays } = settings

  async function link(
    path: string,
    claims: Record<string, unknown>,
    lifeSeconds = linkLifeSeconds,
  ): Promise<string> {
    const token = await new EncryptJWT(claims)
      .setProtectedHeader({ alg: 'dir', enc: 'A256GCM' })
      .setAudience(path)
      .setExpirationTime(Math.floor(now() / 1000) + lifeSeconds)
      .encrypt(key)
    return `${publicUrl}/${path}/${token}`
  }

  async function open<T>(path: string, token: string, claims: z.ZodType<T>): Promise<Opened<T>> {
    try {
      const { payload } = await jwtDecrypt(token, key, {
        audience: path,
        requiredClaims: ['exp'],
        keyManagementAlgorithms: ['dir'],
        contentEncryptionAlgorithms: ['A256GCM'],
        currentDate: new Date(now()),
      })
      return { kind: 'open', of: claims.parse(payload) }
    } catch (error) {
      return { kind: error instanceof errors.JWTExpired ? 'expired' : 'not ours' }
    }
  }

  return {
    answer: ({ learner, course, item }) => link('svar', { learner, course, item }, answerDays * daySeconds),
    certificate: (of) => link('certificate', { ...of }),
    storedData: (of) => link('my-data', { ...of }),
    openAnswer: (token) => open('svar', token, AnswerClaims),
    openCertificate: (token) => open('certificate', token, CertificateClaims),
    openStoredData: (token) => open('my-data', token, StoredDataClaims),
  }
}
