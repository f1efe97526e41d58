// What belongs to lessons that are written in the tab: where the courses come from, and the routes of the page.
import type { createLessonEditTable } from './azure/lesson-edit-table.ts'
import { createLessonDesk } from './content/lesson-desk.ts'
import { offerCourses } from './content/offer-courses.ts'
import type { Course } from './core/course.ts'
import { editsOf } from './core/lesson-edit.ts'
import type {
  Clock,
  CourseContentStore,
  CourseRunStore,
  CourseSource,
  LearnerStore,
  Log,
  Messenger,
  Pace,
} from './core/ports.ts'
import { adoptCourses } from './flows/adopt-courses.ts'
import { checkLesson } from './flows/check-lesson.ts'
import { exportLessons } from './flows/export-lessons.ts'
import { followCourses } from './flows/follow-courses.ts'
import { publishLesson } from './flows/publish-lesson.ts'
import { sendDraft } from './flows/send-draft.ts'
import { showLessonSource } from './flows/show-lesson-source.ts'
import { showLessons } from './flows/show-lessons.ts'
import type { Guard } from './http/guarded.ts'
import { withImageUrls } from './http/image-routes.ts'
import { lessonRoutes } from './http/lesson-routes.ts'
import type { Route } from './http/server.ts'
import { renderCard } from './teams/render-card.ts'

interface Stores {
  readonly edits: ReturnType<typeof createLessonEditTable>
  readonly runs: CourseRunStore
  readonly contents: CourseContentStore
}

interface AtStart {
  readonly courses: readonly Course[]
  readonly revision: string | undefined
}

/** What `contentFolder` says, with what is written in the tab in its place. */
export function composeSource(
  stores: Stores,
  contentFolder: string,
  atStart: AtStart,
  log: Log,
): CourseSource {
  const { edits } = stores
  return followCourses({
    edits,
    atStart,
    adopt: async () => adoptCourses(stores, await offerCourses(contentFolder, editsOf(await edits.list()))),
    log,
  })
}

interface Writing extends Stores {
  readonly source: CourseSource
  readonly clock: Clock
  readonly wallClock: Clock
  readonly learners: LearnerStore
  readonly messenger: Messenger
  readonly pace: Pace
}

interface Place {
  readonly contentFolder: string
  readonly publicUrl: string
}

export function composeLessonRoutes(
  writing: Writing,
  { contentFolder, publicUrl }: Place,
  { signIn, log }: Guard,
): Route[] {
  const world = {
    ...writing,
    desk: createLessonDesk(contentFolder),
    pictured: (course: Course) => withImageUrls([course], publicUrl)[0] ?? course,
    render: renderCard,
  }
  return lessonRoutes({
    signIn,
    log,
    showLessons: () => showLessons(world),
    showSource: (place) => showLessonSource(world, place),
    textOf: (place, version) => writing.edits.textOf(place, version),
    check: (place, text) => checkLesson(world, place, text),
    publish: (publishing) => publishLesson(world, publishing),
    sendDraft: (draft) => sendDraft(world, draft),
    exportFiles: () => exportLessons(world),
  })
}
