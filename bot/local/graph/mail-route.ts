// Takes letters that are sent from a mailbox and keeps them where a test, or a reader in local mode, can see them.
// https://learn.microsoft.com/graph/api/user-sendmail: JSON holds text or HTML, MIME in base64 can hold both.
import { z } from 'zod'
import { type Letter, readMimeLetter } from './mime-letter.ts'
import type { Permission } from './permissions.ts'
import { refusal } from './refusal.ts'
import { type GraphAnswer, type GraphRequest, objectIn } from './request.ts'

export interface SentLetter extends Letter {
  readonly from: string
}

export interface MailSettings {
  /** The only one there is, and the only one that Exchange's role opens. */
  readonly mailbox: string
  readonly outbox: SentLetter[]
  readonly onLetter: (letter: SentLetter) => void
  readonly granted: ReadonlySet<Permission>
}

const Message = z.object({
  message: z.object({
    subject: z.string().default(''),
    body: z.object({ contentType: z.string(), content: z.string() }),
    toRecipients: z.array(z.object({ emailAddress: z.object({ address: z.string() }) })).min(1),
    internetMessageHeaders: z.array(z.object({ name: z.string(), value: z.string() })).default([]),
  }),
})

/** Four megabytes a request, in Graph as a whole. */
const maxBytes = 4 * 1024 * 1024

export function sendMail(
  { mailbox, outbox, onLetter, granted }: MailSettings,
  from: string,
  request: GraphRequest,
): GraphAnswer {
  if (from.toLowerCase() !== mailbox.toLowerCase()) {
    return granted.has('Mail.Send')
      ? refusal(404, 'ErrorInvalidUser', `The requested user '${from}' is invalid.`)
      : refusal(403, 'ErrorAccessDenied', 'Access is denied. Check credentials and try again.')
  }
  if (request.body.length > maxBytes) {
    return refusal(413, 'ErrorMessageSizeExceeded', 'The message exceeds the maximum supported size.')
  }
  const isMime = `${request.headers['content-type']}`.startsWith('text/plain')
  const letter = isMime ? readMimeLetter(fromBase64(request.body)) : readMessage(request.body)
  if (!letter) {
    return isMime
      ? refusal(400, 'ErrorMimeContentInvalidBase64String', 'Invalid base64 string for MIME content.')
      : refusal(400, 'BadRequest', 'Unable to read JSON request payload.')
  }
  if (!letter.to.every((address) => /^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(address))) {
    return refusal(400, 'ErrorInvalidRecipients', 'At least one recipient is not valid.')
  }
  outbox.push({ ...letter, from })
  onLetter({ ...letter, from })
  return { status: 202 }
}

function fromBase64(body: Buffer): string {
  return Buffer.from(body.toString('latin1'), 'base64').toString('utf8')
}

function readMessage(body: Buffer): Letter | undefined {
  const read = Message.safeParse(objectIn(body))
  if (!read.success) return undefined
  const { subject, body: content, toRecipients, internetMessageHeaders } = read.data.message
  const isHtml = content.contentType.toLowerCase() === 'html'
  return {
    subject,
    to: toRecipients.map(({ emailAddress }) => emailAddress.address),
    headers: Object.fromEntries(internetMessageHeaders.map(({ name, value }) => [name.toLowerCase(), value])),
    ...(isHtml ? { html: content.content } : { text: content.content }),
  }
}
