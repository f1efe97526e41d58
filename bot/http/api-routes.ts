// What the tab asks for. Nothing is answered before the caller's token has been checked.
import type { Request } from 'restify'
import type { ApiError, LessonAnswer, MemoryAnswer, OverviewAnswer, ReportAnswer } from './contract.ts'
import { type Asked, type Guard, guarded, readers } from './guarded.ts'
import { reportFile, reportRequest } from './report-file.ts'
import type { Route } from './server.ts'

/** What there is none of is undefined. All throw when the storage can't be reached. */
export interface Api extends Guard {
  showOverview(): Promise<OverviewAnswer>
  showLesson(course: string, lesson: string): Promise<LessonAnswer | undefined>
  showMemory(course: string): Promise<MemoryAnswer | undefined>
  showReport(course: string): Promise<ReportAnswer | undefined>
}

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
    {
      method: 'get',
      path: '/api/report/:file',
      answer: guarded(api, readers, (asked) => giveReport(api, asked)),
    },
  ]
}

function reading(api: Api, read: (ids: Readonly<Record<string, string>>) => Promise<object | undefined>) {
  return guarded(api, readers, async ({ request, response }) => {
    const found = await read(request.params ?? {})
    return found ? response.send(200, found) : response.send(404, nothingThere)
  })
}

async function giveReport(api: Api, { request, response }: Asked): Promise<void> {
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
