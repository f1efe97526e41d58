// What somebody opens from a link the bot gave them: their certificate, and all that is stored about them.
import type { Request, Response } from 'restify'
import { textIn } from '../core/course.ts'
import { dateInWords } from '../core/day-in-words.ts'
import type { Log } from '../core/ports.ts'
import { localDate } from '../core/timetable.ts'
import type { IssuedCertificate } from '../flows/check-certificate.ts'
import type { StoredData } from '../flows/show-stored-data.ts'
import { certificatePdf } from './certificate-pdf.ts'
import type { LinkReader, Opened } from './links.ts'
import { personalPage } from './personal-page.ts'
import type { Route } from './server.ts'
import { storedDataJson } from './stored-data-json.ts'

export interface Personal {
  readonly links: LinkReader
  readonly log: Log
  /** The course's time. */
  now(): number
  certificate(of: { learner: string; course: string }): Promise<IssuedCertificate | undefined>
  storedData(learner: string): Promise<StoredData | undefined>
  say(language: string, key: string, values?: Record<string, string | number>): string
}

export function personalRoutes(personal: Personal): Route[] {
  return [
    { method: 'get', path: '/certificate/*', answer: opened(personal, giveCertificate) },
    { method: 'get', path: '/my-data/*', answer: opened(personal, giveStoredData) },
  ]
}

interface Given {
  readonly type: string
  /** A PDF is shown, data is saved. */
  readonly disposition: 'inline' | 'attachment'
  readonly file: string
  readonly body: Uint8Array
}

type Give = (personal: Personal, token: string) => Promise<Opened<Given> | { readonly kind: 'gone' }>

async function giveCertificate(personal: Personal, token: string): ReturnType<Give> {
  const link = await personal.links.openCertificate(token)
  if (link.kind !== 'open') return link
  const { name, language } = link.of
  const issued = await personal.certificate(link.of)
  if (!issued) return { kind: 'gone' }
  const { say } = personal
  const { zone, from, to, course } = issued
  const body = await certificatePdf({
    language,
    heading: say(language, 'pdf.heading'),
    name,
    hasTaken: say(language, 'pdf.hasTaken'),
    course: textIn(course.title, language, course.languages),
    lessons: say(language, 'pdf.lessons', { count: course.lessons.length }),
    dates: say(language, 'pdf.dates', {
      from: dateInWords(from, zone, language),
      to: dateInWords(to, zone, language),
    }),
    issued: say(language, 'pdf.issued', { date: dateInWords(personal.now(), zone, language) }),
  })
  const file = `${say(language, 'pdf.file')}-${course.id}.pdf`
  return { kind: 'open', of: { type: 'application/pdf', disposition: 'inline', file, body } }
}

async function giveStoredData(personal: Personal, token: string): ReturnType<Give> {
  const link = await personal.links.openStoredData(token)
  if (link.kind !== 'open') return link
  const stored = await personal.storedData(link.of.learner)
  if (!stored) return { kind: 'gone' }
  const now = personal.now()
  const body = new TextEncoder().encode(storedDataJson(stored, now))
  const file = `droppe-${localDate('UTC', now)}.json`
  return {
    kind: 'open',
    of: { type: 'application/json; charset=utf-8', disposition: 'attachment', file, body },
  }
}

const statuses = { expired: 410, 'not ours': 404, gone: 404, 'not now': 503 } as const

function opened(personal: Personal, give: Give) {
  return async (request: Request, response: Response) => {
    response.header('Cache-Control', 'no-store')
    response.header('X-Robots-Tag', 'noindex')
    const given = await give(personal, String(request.params?.['*'] ?? '')).catch((error: Error) => {
      // Without the path: it holds the token.
      personal.log.warn({ reason: error.message }, 'A personal link could not be opened.')
      return { kind: 'not now' as const }
    })
    if (given.kind !== 'open') {
      const { body, headers } = personalPage(given.kind, personal.say)
      response.writeHead(statuses[given.kind], headers)
      return response.end(body)
    }
    const { type, disposition, file, body } = given.of
    response.writeHead(200, {
      'Content-Type': type,
      // Browsers show a PDF in a page of their own, with styles and scripts.
      'Content-Security-Policy': "frame-ancestors 'none'",
      'Content-Disposition': `${disposition}; filename="${file}"`,
      'Content-Length': body.byteLength,
    })
    return response.end(body)
  }
}
