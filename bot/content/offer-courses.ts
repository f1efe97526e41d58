// Reads content/ course by course, for a program in which some of the courses may have started.

import type { Course } from '../core/course.ts'
import type { CourseRun } from '../core/course-run.ts'
import { type Edits, noEdits } from '../core/lesson-edit.ts'
import { calendarOf } from '../core/running-course.ts'
import type { Offer, OfferedCourse } from '../flows/adopt-courses.ts'
import type { Problem } from './problem.ts'
import type { WrittenCourse } from './read-course.ts'
import { type CourseFolder, readFolders } from './read-courses.ts'
import { removedIds } from './removed-ids.ts'
import { unfitting } from './unfitting.ts'

/** Never throws for what is in the folder, nor for a folder that isn't there. */
export async function offerCourses(folder: string, edits: Edits = noEdits): Promise<Offer> {
  const { folders, problems } = await readFolders(folder, edits)
  return { folder, courses: folders.map(offer), problems }
}

function offer({ name, written, problems }: CourseFolder): OfferedCourse {
  return {
    id: name,
    course: problems.length === 0 ? written?.course : undefined,
    problems,
    // What a broken file says is not worth comparing.
    problemsSince: (runs, kept) =>
      written && problems.length === 0 ? problemsSince(written, runs, kept) : [],
  }
}

/** What can't be taken over by a course that has started, or is tried out, and has said `kept` up to now. */
export function problemsSince(
  written: WrittenCourse,
  runs: readonly CourseRun[],
  kept: Course | undefined,
): Problem[] {
  const underWay = runs.filter(({ state }) => state !== 'over')
  return [...(kept ? removedIds(kept, written) : []), ...underWay.flatMap((run) => misfits(written, run))]
}

function misfits({ course, courseFile }: WrittenCourse, run: CourseRun): Problem[] {
  const calendar = calendarOf(course, run)
  return unfitting(courseFile, calendar, course.lessons.length, course.survey !== undefined).map(
    (misfit) => ({
      ...misfit,
      what: `the course was started from ${run.start} to ${run.end}, and ${misfit.what}`,
      // Another end in course.yaml would change nothing: its days were set when it started.
      instead: 'write shorter breaks or a smaller interval, or take out lessons added since',
    }),
  )
}
