// The tab's page on which lessons are written: what they say, what is wrong with them, and what a leader does to them.
import { strToU8, zipSync } from 'fflate'
import type { Response } from 'restify'
import { z } from 'zod'
import { isLessonFile, type LessonPlace } from '../core/lesson-edit.ts'
import type { LessonCheck } from '../flows/check-lesson.ts'
import type { Published, Publishing } from '../flows/publish-lesson.ts'
import type { Draft, DraftSent } from '../flows/send-draft.ts'
import type { LessonSource } from '../flows/show-lesson-source.ts'
import type { ProblemsError, WritingAnswer } from './contract.ts'
import { type Asked, type Guard, guarded, leaders, readers, refuse } from './guarded.ts'
import type { Route } from './server.ts'

export interface LessonApi extends Guard {
  showLessons(): Promise<WritingAnswer['courses']>
  showSource(place: LessonPlace): Promise<LessonSource | undefined>
  textOf(place: LessonPlace, version: string): Promise<string | undefined>
  check(place: LessonPlace, text: string): Promise<LessonCheck | undefined>
  publish(publishing: Publishing): Promise<Published>
  sendDraft(draft: Draft): Promise<DraftSent>
  /** Texts by their paths in content/. */
  exportFiles(): Promise<ReadonlyMap<string, string>>
}

/** The server reads no more than 64 KB, and content/ takes no longer file. */
const text = z.string().max(64_000)
const Text = z.strictObject({ text })
const Sending = z.strictObject({ text, language: z.string().regex(/^[a-z]{2,3}$/) })
const Publish = z.strictObject({ text: text.exactOptional(), version: z.string().max(200).exactOptional() })
const Place = z.object({
  course: z.string().regex(/^[a-z0-9-]{1,40}$/),
  file: z.string().refine(isLessonFile),
})
const VersionId = z.string().regex(/^[\w.-]{1,80}$/)

const base = '/api/content'
const file = `${base}/:course/:file`

export function lessonRoutes(api: LessonApi): Route[] {
  return [
    {
      method: 'get',
      path: base,
      answer: guarded(api, readers, async ({ response }) =>
        response.send(200, { courses: await api.showLessons() }),
      ),
    },
    {
      method: 'get',
      path: '/api/content.zip',
      answer: guarded(api, readers, ({ response }) => sendZip(api, response)),
    },
    { method: 'get', path: file, answer: guarded(api, readers, (asked) => showSource(api, asked)) },
    {
      method: 'get',
      path: `${file}/versions/:version`,
      answer: guarded(api, readers, (asked) => showVersion(api, asked)),
    },
    { method: 'post', path: `${file}/check`, answer: guarded(api, leaders, (asked) => check(api, asked)) },
    {
      method: 'post',
      path: `${file}/publish`,
      answer: guarded(api, leaders, (asked) => publish(api, asked)),
    },
    { method: 'post', path: `${file}/send`, answer: guarded(api, leaders, (asked) => send(api, asked)) },
  ]
}

async function sendZip(api: LessonApi, response: Response): Promise<unknown> {
  const files = await api.exportFiles()
  const zip = zipSync(Object.fromEntries([...files].map(([path, text]) => [path, strToU8(text)])))
  response.writeHead(200, {
    'Cache-Control': 'no-store',
    'Content-Type': 'application/zip',
    'Content-Disposition': 'attachment; filename="content.zip"',
    'Content-Length': zip.length,
  })
  return response.end(Buffer.from(zip))
}

async function showSource(api: LessonApi, { request, response }: Asked): Promise<unknown> {
  const place = Place.safeParse(request.params)
  const source = place.success ? await api.showSource(place.data) : undefined
  return source ? response.send(200, source) : noSuchLesson(response)
}

async function showVersion(api: LessonApi, { request, response }: Asked): Promise<unknown> {
  const place = Place.safeParse(request.params)
  const version = VersionId.safeParse(request.params?.version)
  const found = place.success && version.success ? await api.textOf(place.data, version.data) : undefined
  return found === undefined ? noSuchLesson(response) : response.send(200, { text: found })
}

async function check(api: LessonApi, { request, response }: Asked): Promise<unknown> {
  const place = Place.safeParse(request.params)
  const body = Text.safeParse(request.body)
  if (!place.success) return misnamed(response)
  if (!body.success) return unreadable(response)
  const checked = await api.check(place.data, body.data.text)
  return checked ? response.send(200, checked) : noSuchLesson(response)
}

async function publish(api: LessonApi, { caller, request, response }: Asked): Promise<unknown> {
  const place = Place.safeParse(request.params)
  const body = Publish.safeParse(request.body)
  if (!place.success) return misnamed(response)
  if (!body.success) return unreadable(response)
  const { text, version } = body.data
  const by = { id: caller.id, name: caller.name }
  const published = await api.publish({ place: place.data, text, version, by })
  switch (published.kind) {
    case 'published':
      return response.send(200, await api.showSource(place.data))
    case 'conflict':
      return refuse(
        response,
        409,
        'conflict',
        'Somebody else has changed this lesson since you opened it. Nothing was overwritten: look at theirs, and decide then.',
      )
    case 'problems':
      return wrong(response, published.problems)
    case 'nothing written':
      return refuse(response, 422, published.kind, 'Nothing has been written here that could be taken back.')
    case 'no such course':
      return noSuchLesson(response)
  }
}

async function send(api: LessonApi, { caller, request, response }: Asked): Promise<unknown> {
  const place = Place.safeParse(request.params)
  const body = Sending.safeParse(request.body)
  if (!place.success) return misnamed(response)
  if (!body.success) return unreadable(response)
  const sent = await api.sendDraft({ place: place.data, ...body.data, to: caller.id })
  switch (sent.kind) {
    case 'sent':
      return response.send(200, { sent: true })
    case 'problems':
      return wrong(response, sent.problems)
    case 'not reached':
      return refuse(
        response,
        422,
        sent.kind,
        'Droppe can’t reach you in Teams. Open Droppe’s chat in Teams, write anything to it, and send again.',
      )
    case 'not now':
      return refuse(response, 429, sent.kind, 'Teams takes no more just now. Try again in a moment.')
    case 'no such language':
      return refuse(response, 422, sent.kind, 'The course has no such language.')
    case 'no such course':
      return noSuchLesson(response)
  }
}

function wrong(response: Response, problems: ProblemsError['problems']): unknown {
  const message = 'Something in the lesson must be put right first. Nothing was published or sent.'
  const body: ProblemsError = { error: 'problems', message, problems }
  return response.send(422, body)
}

function noSuchLesson(response: Response): unknown {
  return refuse(response, 404, 'no such lesson', 'There is no such lesson. Choose one from the list.')
}

function misnamed(response: Response): unknown {
  return refuse(
    response,
    400,
    'misnamed',
    'A lesson’s file is named with two digits, a hyphen and small letters, such as 16-new-lesson.yaml.',
  )
}

function unreadable(response: Response): unknown {
  return refuse(response, 400, 'not understood', 'The body is not understood: send text of at most 64 KB.')
}
