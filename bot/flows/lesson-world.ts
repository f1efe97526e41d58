// What the flows on writing lessons work with, and the one way in which they look at a course.
import type { Card } from '../core/card.ts'
import type { Course } from '../core/course.ts'
import { type Edits, editsOf, type LessonPlace, withEdit } from '../core/lesson-edit.ts'
import type {
  Clock,
  CourseContentStore,
  CourseRunStore,
  CourseSource,
  LessonEditStore,
} from '../core/ports.ts'
import type { Problem } from '../core/problem.ts'
import { localDate } from '../core/timetable.ts'
import { runsOf } from './adopt-courses.ts'
import type { LessonDesk, WrittenFolder } from './lesson-desk.ts'

export interface LessonWorld {
  readonly desk: LessonDesk
  readonly edits: LessonEditStore
  readonly runs: Pick<CourseRunStore, 'list'>
  readonly contents: CourseContentStore
  readonly source: CourseSource
  readonly clock: Clock
  /** The machine's time: the course's may run fast, and the trail is for people. */
  readonly wallClock: Clock
  /** The course with its pictures' addresses. */
  readonly pictured: (course: Course) => Course
  readonly render: (card: Card) => object
}

export interface Looked {
  readonly folder: WrittenFolder
  /** All that is wrong with it, as `npm run content` tells it and as the start of the program would. */
  readonly problems: readonly Problem[]
  readonly hasStarted: boolean
}

/** Undefined if there is no such course. Throws if the storage can't be reached. */
export async function lookAt(world: LessonWorld, course: string, edits: Edits): Promise<Looked | undefined> {
  const [folder, runs, kept] = await Promise.all([
    world.desk.look(course, edits),
    world.runs.list(),
    world.contents.list(),
  ])
  if (!folder) return undefined
  const own = runsOf(course, runs)
  const hasStarted = own.length > 0
  const since = hasStarted
    ? folder.problemsSince(
        own,
        kept.find(({ id }) => id === course),
      )
    : []
  return { folder, problems: [...folder.problems, ...since], hasStarted }
}

export async function currentEdits({ edits }: LessonWorld): Promise<Edits> {
  return editsOf(await edits.list())
}

/** What all files would be with this one otherwise, or as in content/. */
export async function editsWith(
  world: LessonWorld,
  place: LessonPlace,
  text: string | undefined,
): Promise<Edits> {
  return withEdit(await currentEdits(world), place, text)
}

/** The ISO date by the course's clock. */
export function today({ clock }: LessonWorld): string {
  return localDate('Europe/Stockholm', clock.now())
}
