// Writes a letter as MIME: text and HTML as alternatives, in UTF-8. RFC 5322, 2045 to 2047 and 3834.

export interface MimeLetter {
  readonly from: string
  readonly to: string
  readonly replyTo?: string
  readonly subject: string
  readonly text: string
  readonly html: string
  readonly language: string
  /** Without the angle brackets. */
  readonly messageId: string
}

/** No line of base64 begins with two hyphens. */
const boundary = '=_droppe_alternatives'

export function mimeOf(letter: MimeLetter): string {
  return [
    `From: <${letter.from}>`,
    `To: <${letter.to}>`,
    ...(letter.replyTo === undefined ? [] : [`Reply-To: <${letter.replyTo}>`]),
    `Subject: ${encodedWords(letter.subject)}`,
    `Message-ID: <${letter.messageId}>`,
    `Content-Language: ${letter.language}`,
    // Exchange heeds the second and takes the first off; other servers heed the first.
    'Auto-Submitted: auto-generated',
    'X-Auto-Response-Suppress: All',
    'MIME-Version: 1.0',
    `Content-Type: multipart/alternative; boundary="${boundary}"`,
    '',
    ...part('text/plain', letter.text),
    ...part('text/html', letter.html),
    `--${boundary}--`,
    '',
  ].join('\r\n')
}

/** Whether an address can stand in a header as it is: one address, and nothing that would end the line. */
export function isPlainAddress(address: string): boolean {
  return /^[!-~]{1,64}@[!-~]{1,255}$/.test(address) && !/[<>()[\]\\,;:"]/.test(address)
}

function part(type: string, body: string): string[] {
  const lines =
    Buffer.from(body)
      .toString('base64')
      .match(/.{1,76}/g) ?? []
  return [
    `--${boundary}`,
    `Content-Type: ${type}; charset=utf-8`,
    'Content-Transfer-Encoding: base64',
    '',
    ...lines,
  ]
}

/** An encoded word may have 75 characters, and must not break a letter in two. */
const longestWordBytes = 42

function encodedWords(text: string): string {
  const chunks: string[] = []
  for (const letter of text.replace(/\s+/g, ' ')) {
    const last = chunks.at(-1)
    if (last !== undefined && Buffer.byteLength(last + letter) <= longestWordBytes)
      chunks[chunks.length - 1] = last + letter
    else chunks.push(letter)
  }
  return chunks.map((chunk) => `=?UTF-8?B?${Buffer.from(chunk).toString('base64')}?=`).join('\r\n ')
}
