// What the courses say at any moment: what they said at the start of the program, until a lesson is written in the tab,
// on this instance or another.
import type { Course } from '../core/course.ts'
import type { CourseSource, LessonEditStore, Log } from '../core/ports.ts'
import { tellProblem } from '../core/problem.ts'
import type { Adopted } from './adopt-courses.ts'

interface Following {
  readonly edits: Pick<LessonEditStore, 'revision'>
  readonly atStart: {
    readonly courses: readonly Course[]
    /** Of the edits that are in them. */
    readonly revision: string | undefined
  }
  /** Reads them all again; what started courses take over is kept. */
  readonly adopt: () => Promise<Adopted>
  readonly log: Log
}

/** One point read each time it is asked; the files are read again only after an edit. Throws if the storage can't be reached. */
export function followCourses({ edits, atStart, adopt, log }: Following): CourseSource {
  let { courses, revision: known } = atStart
  let reading: Promise<void> | undefined

  /** What is written while it reads has another revision, and is noticed the next time. */
  async function read(revision: string | undefined): Promise<void> {
    const adopted = await adopt()
    for (const problem of adopted.problems)
      log.error({ problem: tellProblem(problem) }, 'A lesson can’t be used as it is.')
    if (adopted.kind === 'adopted') courses = adopted.courses
    known = revision
  }

  return {
    async current() {
      const revision = await edits.revision()
      if (revision !== known) {
        reading ??= read(revision).finally(() => {
          reading = undefined
        })
        await reading
      }
      return courses
    },
  }
}
