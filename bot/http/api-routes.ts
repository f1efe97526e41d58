// What the tab asks for. Nothing is answered before the caller's token has been checked.
import type { Request, Response } from 'restify'
import type { Log } from '../core/ports.ts'
import type { ApiError, LessonAnswer, MemoryAnswer, OverviewAnswer, ReportAnswer } from './contract.ts'
import { reportFile, reportRequest } from './report-file.ts'
import type { Route } from './server.ts'
import type { SignIn } from './sign-in.ts'

/** What there is none of is undefined. All throw when the storage can't be reached. */
export interface Api {
  readonly signIn: { check(authorization: string | undefined): Promise<SignIn> }
  readonly log: Log
  showOverview(): Promise<OverviewAnswer>
  showLesson(course: string, lesson: string): Promise<LessonAnswer | undefined>
  showMemory(course: string): Promise<MemoryAnswer | undefined>
  showReport(course: string): Promise<ReportAnswer | undefined>
}

/** Whoever may see the figures. */
const readers = ['ProjectLeader', 'Reader', 'Admin']

export function apiRoutes(api: Api): Route[] {
  return [
    { method: 'get', path: '/api/overview', answer: reading(api, () => api.showOverview()) },
    {
      method: 'get',
      path: '/api/lessons/:course/:lesson',
      answer: reading(api, ({ course = '', lesson = '' }) => api.showLesson(course, lesson)),
    },
    {
      method: 'get',
      path: '/api/memory/:course',
      answer: reading(api, ({ course = '' }) => api.showMemory(course)),
    },
    { method: 'get', path: '/api/report/:file', answer: signedIn(api, giveReport) },
  ]
}

function reading(api: Api, read: (ids: Readonly<Record<string, string>>) => Promise<object | undefined>) {
  return signedIn(api, async (_api, request, response) => {
    const found = await read(request.params ?? {})
    return found ? response.send(200, found) : response.send(404, nothingThere)
  })
}

async function giveReport(api: Api, request: Request, response: Response): Promise<void> {
  const { course, format } = reportRequest(String(request.params?.file ?? ''))
  const report = await api.showReport(course)
  if (!report) return response.send(404, nothingThere)
  if (format === 'json') return response.send(200, report)
  const { type, name, body } = await reportFile(report, format, languageIn(request))
  response.writeHead(200, {
    'Content-Type': type,
    'Content-Disposition': `attachment; filename="${name}"`,
    'Content-Length': body.byteLength,
    'X-Content-Type-Options': 'nosniff',
  })
  response.end(body)
}

function languageIn(request: Request): string {
  return new URLSearchParams(request.getQuery()).get('language') ?? 'sv'
}

const nothingThere: ApiError = {
  error: 'not found',
  message: 'No such course or lesson is under way. Choose one from the overview.',
}

function signedIn(api: Api, answer: (api: Api, request: Request, response: Response) => Promise<unknown>) {
  const { signIn, log } = api
  return async (request: Request, response: Response) => {
    response.header('Cache-Control', 'no-store')
    const refusal = refusalOf(await signIn.check(request.headers.authorization))
    if (refusal) return response.send(refusal.status, refusal.body)
    try {
      await answer(api, request, response)
    } catch (error) {
      log.warn({ path: request.path(), reason: (error as Error).message }, 'Figures could not be read.')
      response.send(503, {
        error: 'storage unavailable',
        message: 'The figures can’t be read just now. Nothing is lost; try again in a moment.',
      })
    }
  }
}

function refusalOf(signedIn: SignIn): { status: number; body: ApiError } | undefined {
  switch (signedIn.kind) {
    case 'no token':
    case 'refused':
      return {
        status: 401,
        body: { error: 'not signed in', message: 'Sign in again: open the tab anew in Teams.' },
      }
    case 'unavailable':
      return {
        status: 503,
        body: { error: 'sign-in unavailable', message: 'Signing in does not work just now.' },
      }
    case 'signed in':
      if (signedIn.caller.roles.some((role) => readers.includes(role))) return undefined
      return {
        status: 403,
        body: {
          error: 'no role',
          message: 'You have no role in Droppe. Ask IT for ProjectLeader or Reader.',
        },
      }
  }
}
