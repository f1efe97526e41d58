// Reads a letter in MIME as far as Droppe writes it: headers, and a body of text, of HTML, or of both as alternatives.

export interface Letter {
  readonly subject: string
  readonly to: readonly string[]
  readonly text?: string
  readonly html?: string
  /** By name in small letters. */
  readonly headers: Readonly<Record<string, string>>
}

/** Undefined when it isn't MIME. */
export function readMimeLetter(mime: string): Letter | undefined {
  const part = readPart(mime)
  if (!part?.headers.to || part.headers['content-type'] === undefined) return undefined
  const bodies = readBodies(part)
  const to = part.headers.to.split(',').map((address) => /<([^>]+)>/.exec(address)?.[1] ?? address.trim())
  return { subject: decodeWords(part.headers.subject ?? ''), to, headers: part.headers, ...bodies }
}

interface Part {
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

function readPart(text: string): Part | undefined {
  const end = /\r?\n\r?\n/.exec(text)
  if (!end) return undefined
  const unfolded = text.slice(0, end.index).replace(/\r?\n[ \t]+/g, ' ')
  const lines = unfolded.split(/\r?\n/).map((line) => /^([\w-]+):\s*(.*)$/.exec(line))
  const headers = lines.flatMap((line) => (line ? [[line[1]?.toLowerCase() ?? '', line[2] ?? '']] : []))
  return { headers: Object.fromEntries(headers), body: text.slice(end.index + end[0].length) }
}

function readBodies({ headers, body }: Part): { text?: string; html?: string } {
  const type = headers['content-type'] ?? 'text/plain'
  const boundary = /boundary="?([^";]+)"?/i.exec(type)?.[1]
  if (boundary !== undefined) {
    const parts = partsOf(body, boundary).map(readPart)
    return Object.assign({}, ...parts.map((part) => part && readBodies(part)))
  }
  if (type.startsWith('text/html')) return { html: decode(body, headers) }
  return type.startsWith('text/plain') ? { text: decode(body, headers) } : {}
}

function partsOf(body: string, boundary: string): string[] {
  const literal = boundary.replace(/[^\w]/g, '\\$&')
  return body.split(new RegExp(`\\r?\\n?--${literal}(?:--)?[ \\t]*\\r?\\n?`))
}

function decode(body: string, headers: Part['headers']): string {
  switch (headers['content-transfer-encoding']?.toLowerCase()) {
    case 'base64':
      return Buffer.from(body, 'base64').toString('utf8')
    case 'quoted-printable':
      return fromQuotedPrintable(body.replace(/=\r?\n/g, ''))
    default:
      return body
  }
}

function fromQuotedPrintable(text: string): string {
  const bytes = text.replace(/=([\dA-F]{2})/gi, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)))
  return Buffer.from(bytes, 'latin1').toString('utf8')
}

/** RFC 2047: words of other letters than those of ASCII. */
function decodeWords(text: string): string {
  return text
    .replace(/\?=\s+=\?/g, '?==?')
    .replace(/=\?utf-8\?([BQ])\?([^?]*)\?=/gi, (_, kind: string, word: string) =>
      kind.toUpperCase() === 'B'
        ? Buffer.from(word, 'base64').toString('utf8')
        : fromQuotedPrintable(word.replaceAll('_', ' ')),
    )
}
