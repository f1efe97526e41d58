// The tab's page on courses: how they are planned, and what a leader does to them.
import type { Response } from 'restify'
import { z } from 'zod'
import type { Change } from '../core/course-run.ts'
import type { Changed, Wish } from '../flows/change-course.ts'
import type { Rehearsal } from '../flows/rehearsal.ts'
import type { CoursesAnswer, TrailAnswer } from './contract.ts'
import { type Asked, type Guard, guarded, leaders, readers, refuse } from './guarded.ts'
import type { Route } from './server.ts'

export interface CourseApi extends Guard {
  showCourses(): Promise<CoursesAnswer['courses']>
  changeCourse(wish: Wish): Promise<Changed>
  trail(max: number): Promise<TrailAnswer['entries']>
  /** "busy": one is under way already. */
  rehearse(course: string, people: number): Promise<Rehearsal | 'busy' | 'no such course'>
}

const date = z.iso.date()
/** POST /api/courses/:course. */
const Body = z.strictObject({
  version: z.string().exactOptional(),
  change: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('start'), start: date, end: date }),
    z.strictObject({ kind: z.literal('pause') }),
    z.strictObject({ kind: z.literal('resume') }),
    z.strictObject({ kind: z.literal('pilot'), start: date, group: z.guid().exactOptional() }),
    z.strictObject({ kind: z.literal('end pilot') }),
  ]),
})
/** POST /api/courses/:course/rehearsal. More people would take minutes; the command for rehearsals takes any number. */
const Imagined = z.strictObject({ people: z.number().int().min(10).max(300) })

const trailLength = 200

export function courseRoutes(api: CourseApi): Route[] {
  return [
    {
      method: 'get',
      path: '/api/courses',
      answer: guarded(api, readers, async ({ response }) =>
        response.send(200, { courses: await api.showCourses() }),
      ),
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
      answer: guarded(api, leaders, (asked) => change(api, asked)),
    },
    {
      method: 'post',
      path: '/api/courses/:course/rehearsal',
      answer: guarded(api, leaders, (asked) => rehearse(api, asked)),
    },
  ]
}

async function change(api: CourseApi, { caller, request, response }: Asked): Promise<unknown> {
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
      return response.send(200, { courses: await api.showCourses() })
    case 'conflict':
      return refuse(
        response,
        409,
        'conflict',
        'Somebody else has changed this course since you looked. Nothing was overwritten: look at it again, and decide then.',
      )
    case 'misfit':
      return refuse(response, 422, 'misfit', `The lessons don’t fit: ${changed.why}.`)
    case 'refused':
      if (changed.why === 'no such course') return noSuchCourse(response)
      return refuse(response, 422, changed.why, `The course ${changed.why}. Look at it again.`)
  }
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
