// The mailbox that letters are sent from, through Graph; its answers become outcomes here. When to send, and what
// becomes of an outcome, is left to the flow and the pace.
// https://learn.microsoft.com/graph/api/user-sendmail
import { createHash } from 'node:crypto'
import { z } from 'zod'
import { type ReadTrouble, tellReadTrouble } from '../core/employee.ts'
import type { LearnerId } from '../core/learner.ts'
import type { Letter } from '../core/letter.ts'
import type { Log } from '../core/ports.ts'
import type { LetterOutcome, PostOffice } from '../core/post-office.ts'
import type { Say } from '../flows/item-in-words.ts'
import type { GraphClient } from './graph-client.ts'
import { writeLetter } from './letter/write-letter.ts'
import { isPlainAddress, mimeOf } from './mime.ts'

export interface MailboxSettings {
  /** One that tries nothing again by itself: whether a letter may be, is decided here. */
  readonly graph: GraphClient
  /** The address of the mailbox. */
  readonly address: string
  readonly say: Say
  readonly log: Log
}

const Recipient = z.object({ mail: z.string().nullish(), accountEnabled: z.boolean().nullish() })

const readUsers = 'User.Read.All'
/** Through RBAC for Applications in Exchange, for this one mailbox; not a consent to send from all. */
const sendLetters = 'Application Mail.Send'

const refused: LetterOutcome = { kind: 'unreachable', reason: 'refused' }

export function createMailbox({ graph, address, say, log }: MailboxSettings): PostOffice {
  const told = new Set<string>()

  async function addressOf(learner: LearnerId): Promise<string | LetterOutcome> {
    const path = `/users/${encodeURIComponent(learner)}?$select=mail,accountEnabled`
    const got = await graph.get(path, readUsers)
    if (got.kind === 'not found') return refused
    if (got.kind !== 'got') return tell(got)
    const { data } = Recipient.safeParse(got.body)
    if (!data) return tell({ kind: 'failed', reason: 'a user’s mail is not as documented' })
    const { mail, accountEnabled } = data
    return mail && accountEnabled !== false && isPlainAddress(mail) ? mail : refused
  }

  /** Nothing went. What stands in the way of all letters is told once, until one has gone. */
  function tell(trouble: ReadTrouble): LetterOutcome {
    const { kind } = trouble
    if (!told.has(kind))
      log.warn({ reason: tellMailTrouble(trouble, address) }, 'No letters go out just now.')
    told.add(kind)
    return { kind: 'passing', reason: trouble.reason }
  }

  return {
    async send(learner, letter) {
      const to = await addressOf(learner)
      if (typeof to !== 'string') return to
      const mime = Buffer.from(mimeOf({ from: address, to, ...partsOf(letter, address, say) }))
      const path = `/users/${encodeURIComponent(address)}/sendMail`
      const posted = await graph.post(path, sendLetters, mime.toString('base64'))
      switch (posted.kind) {
        case 'got':
        case 'there already':
          told.clear()
          return { kind: 'sent', activityId: '' }
        case 'throttled': {
          const { retryAfterSeconds } = posted
          return { kind: 'throttled', ...(retryAfterSeconds !== undefined && { retryAfterSeconds }) }
        }
        case 'outage':
          return posted.isUndone ? tell(posted) : { kind: 'unknown', reason: posted.reason }
        case 'failed':
          return posted.code === 'ErrorInvalidRecipients'
            ? refused
            : { kind: 'failed', reason: posted.reason }
        case 'no licence':
        case 'forbidden by policy':
          return { kind: 'failed', reason: posted.reason }
        default:
          return tell(posted)
      }
    },
  }
}

function partsOf(letter: Letter, address: string, say: Say) {
  const { email } = letter.item.course.contact
  return {
    ...writeLetter(letter, say),
    language: letter.item.language,
    // Whoever answers the letter writes to a human, and nobody needs to read the mailbox.
    ...(isPlainAddress(email) && { replyTo: email }),
    messageId: messageIdOf(letter, address),
  }
}

/** The same for the same sending: should it ever arrive twice, Exchange and mail programs can tell. It tells nobody whose. */
function messageIdOf({ name }: Letter, address: string): string {
  const hash = createHash('sha256').update(name).digest('base64url').slice(0, 32)
  return `${hash}@${address.split('@').at(-1)}`
}

function tellMailTrouble(trouble: ReadTrouble, address: string): string {
  const { kind, reason } = trouble
  if (kind === 'permission missing' && trouble.permission === sendLetters)
    return `Exchange refuses: let the app send from ${address} with the role Application Mail.Send (RBAC for Applications). (${reason})`
  if (kind === 'not found') return `There is no mailbox ${address}: check DROPPE_MAILBOX. (${reason})`
  return tellReadTrouble(trouble)
}
