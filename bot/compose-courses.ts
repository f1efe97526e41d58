// The courses a start goes on with, in every mode; what is wrong with the lessons is told to whoever starts it.
import { offerCourses } from './content/offer-courses.ts'
import type { Course } from './core/course.ts'
import type { CourseContentStore, CourseRunStore } from './core/ports.ts'
import { tellProblem } from './core/problem.ts'
import { adoptCourses } from './flows/adopt-courses.ts'

interface Stores {
  readonly runs: CourseRunStore
  readonly contents: CourseContentStore
}

/** Throws if there is nothing to go on with. */
export async function composeCourses(stores: Stores, folder: string): Promise<readonly Course[]> {
  const adopted = await adoptCourses(stores, await offerCourses(folder))
  const lines = adopted.problems.map(tellProblem)
  if (adopted.kind === 'refused')
    throw new Error(`The lessons can't be used as they are:\n${lines.join('\n')}`)
  if (lines.length > 0) console.error(`Not all lessons can be used as they are:\n${lines.join('\n')}`)
  for (const id of adopted.asBefore) console.error(`The course "${id}" goes on with what it had before.`)
  return adopted.courses
}
