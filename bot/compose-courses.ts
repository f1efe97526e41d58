// The courses a start goes on with, in every mode; what is wrong with the lessons is told to whoever starts it.
import { offerCourses } from './content/offer-courses.ts'
import type { Course } from './core/course.ts'
import { type Edits, editsOf } from './core/lesson-edit.ts'
import type { CourseContentStore, CourseRunStore, LessonEditStore } from './core/ports.ts'
import { tellProblem } from './core/problem.ts'
import { type Adopted, adoptCourses } from './flows/adopt-courses.ts'

interface Stores {
  readonly runs: CourseRunStore
  readonly contents: CourseContentStore
  readonly edits: LessonEditStore
}

interface ComposedCourses {
  readonly courses: readonly Course[]
  /** Of the lessons written in the tab that they have. */
  readonly revision: string | undefined
}

/** Throws if there is nothing to go on with. */
export async function composeCourses(stores: Stores, folder: string): Promise<ComposedCourses> {
  // Read first: what is written meanwhile is noticed as another revision later.
  const revision = await stores.edits.revision()
  const edits = editsOf(await stores.edits.list())
  const adopted = await adopt(stores, folder, edits)
  const lines = adopted.problems.map(tellProblem)
  if (adopted.kind === 'refused')
    throw new Error(`The lessons can't be used as they are:\n${lines.join('\n')}`)
  if (lines.length > 0) console.error(`Not all lessons can be used as they are:\n${lines.join('\n')}`)
  for (const id of adopted.asBefore) console.error(`The course "${id}" goes on with what it had before.`)
  return { courses: adopted.courses, revision }
}

/** Whoever starts the program can put content/ right, but not what was written in the tab: that is left aside then. */
async function adopt(stores: Stores, folder: string, edits: Edits): Promise<Adopted> {
  const adopted = await adoptCourses(stores, await offerCourses(folder, edits))
  if (adopted.kind === 'adopted' || edits.size === 0) return adopted
  const alone = await adoptCourses(stores, await offerCourses(folder))
  return { ...alone, problems: [...adopted.problems, ...alone.problems] }
}
