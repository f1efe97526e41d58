// Reads content/ course by course, for a program in which some of the courses may have started.

import type { Offer, OfferedCourse } from '../flows/adopt-courses.ts'
import { type CourseFolder, readFolders } from './read-courses.ts'
import { removedIds } from './removed-ids.ts'
import { unfitting } from './unfitting.ts'

/** Never throws for what is in the folder, nor for a folder that isn't there. */
export async function offerCourses(folder: string): Promise<Offer> {
  const { folders, problems } = await readFolders(folder)
  return { folder, courses: folders.map(offer), problems }
}

function offer({ name, written, problems }: CourseFolder): OfferedCourse {
  return {
    id: name,
    course: problems.length === 0 ? written?.course : undefined,
    problems,
    problemsSince({ start, end }, kept) {
      // What a broken file says is not worth comparing.
      if (!written || problems.length > 0) return []
      const { course, courseFile } = written
      const calendar = { ...course.calendar, start, end }
      const misfit = unfitting(courseFile, calendar, course.lessons.length, course.survey !== undefined)
      return [
        ...(kept ? removedIds(kept, written) : []),
        ...misfit.map((problem) => ({
          ...problem,
          what: `the course was started from ${start} to ${end}, and ${problem.what}`,
          // Another end in course.yaml would change nothing: its days were set when it started.
          instead: 'write shorter breaks or a smaller interval, or take out lessons added since',
        })),
      ]
    },
  }
}
