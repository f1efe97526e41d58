// The tab's page on courses: how they are planned, and what a leader does to them.
import type { Response } from 'restify'
import { z } from 'zod'
import type { Change } from '../core/course-run.ts'
import type { Changed, Wish } from '../flows/change-course.ts'
import type { Wanted } from '../flows/decide-change.ts'
import type { Previewed } from '../flows/preview-change.ts'
import type { Rehearsal } from '../flows/rehearsal.ts'
import type { CoursesAnswer, MisfitAnswer, PreviewAnswer, TrailAnswer } from './contract.ts'
import { type Asked, type Guard, guarded, leaders, readers, refuse } from './guarded.ts'
import type { Route } from './server.ts'

export interface CourseApi extends Guard {
  showCourses(): Promise<CoursesAnswer>
  previewChange(wanted: Wanted): Promise<Previewed>
  changeCourse(wish: Wish): Promise<Changed>
  trail(max: number): Promise<TrailAnswer['entries']>
  /** "busy": one is under way already. */
  rehearse(course: string, people: number): Promise<Rehearsal | 'busy' | 'no such course'>
}

const date = z.iso.date()
const change = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('start'), start: date, end: date }),
  z.strictObject({ kind: z.literal('pause') }),
  z.strictObject({ kind: z.literal('resume'), end: date.exactOptional() }),
  z.strictObject({ kind: z.literal('pilot'), start: date, group: z.guid().exactOptional() }),
  z.strictObject({ kind: z.literal('end pilot') }),
])
/** POST /api/courses/:course. */
const Body = z.strictObject({ version: z.string().exactOptional(), change })
/** POST /api/courses/:course/preview. */
const PreviewBody = z.strictObject({ change })
/** POST /api/courses/:course/rehearsal. More people would take minutes; the command for rehearsals takes any number. */
const Imagined = z.strictObject({ people: z.number().int().min(10).max(300) })

const trailLength = 200

export function courseRoutes(api: CourseApi): Route[] {
  return [
    {
      method: 'get',
      path: '/api/courses',
      answer: guarded(api, readers, async ({ response }) => response.send(200, await api.showCourses())),
    },
    {
      method: 'get',
      path: '/api/trail',
      answer: guarded(api, readers, async ({ response }) =>
        response.send(200, { entries: await api.trail(trailLength) }),
      ),
    },
    {
      method: 'post',
      path: '/api/courses/:course',
      answer: guarded(api, leaders, (asked) => makeChange(api, asked)),
    },
    {
      method: 'post',
      path: '/api/courses/:course/preview',
      answer: guarded(api, leaders, (asked) => preview(api, asked)),
    },
    {
      method: 'post',
      path: '/api/courses/:course/rehearsal',
      answer: guarded(api, leaders, (asked) => rehearse(api, asked)),
    },
  ]
}

async function makeChange(api: CourseApi, { caller, request, response }: Asked): Promise<unknown> {
  const read = Body.safeParse(request.body)
  if (!read.success) return unreadable(response, read.error)
  const { change, version } = read.data
  const changed = await api.changeCourse({
    course: String(request.params?.course),
    change: change as Change,
    version,
    by: { id: caller.id, name: caller.name },
  })
  switch (changed.kind) {
    case 'changed':
      return response.send(200, await api.showCourses())
    case 'conflict':
      return refuse(
        response,
        409,
        'conflict',
        'Somebody else has changed this course since you looked. Nothing was overwritten: look at it again, and decide then.',
      )
    case 'misfit':
      return response.send(422, {
        error: 'misfit',
        message: `The lessons don’t fit: ${changed.why}.`,
        misfit: changed.misfit,
      } satisfies MisfitAnswer)
    case 'refused':
      return refused(response, changed.why)
  }
}

async function preview(api: CourseApi, { caller, request, response }: Asked): Promise<unknown> {
  const read = PreviewBody.safeParse(request.body)
  if (!read.success) return unreadable(response, read.error)
  const previewed = await api.previewChange({
    course: String(request.params?.course),
    change: read.data.change as Change,
    by: caller.id,
  })
  if (previewed.kind === 'refused') return refused(response, previewed.why)
  return response.send(200, { plan: previewed.plan } satisfies PreviewAnswer)
}

function refused(response: Response, why: Extract<Changed, { kind: 'refused' }>['why']): unknown {
  if (why === 'no such course') return noSuchCourse(response)
  return refuse(response, 422, why, `The course ${why}. Look at it again.`)
}

async function rehearse(api: CourseApi, { request, response }: Asked): Promise<unknown> {
  const read = Imagined.safeParse(request.body)
  if (!read.success) return unreadable(response, read.error)
  const rehearsal = await api.rehearse(String(request.params?.course), read.data.people)
  if (rehearsal === 'no such course') return noSuchCourse(response)
  if (rehearsal === 'busy')
    return refuse(response, 429, 'busy', 'A rehearsal is under way. Try again in a moment.')
  return response.send(200, { rehearsal })
}

function noSuchCourse(response: Response): unknown {
  return refuse(response, 404, 'no such course', 'There is no such course. Choose one from the list.')
}

function unreadable(response: Response, error: z.ZodError): unknown {
  const [issue] = error.issues
  const where = issue?.path.join('.') ?? ''
  return refuse(
    response,
    400,
    'not understood',
    `${where || 'The body'}: ${issue?.message ?? 'not understood'}.`,
  )
}
