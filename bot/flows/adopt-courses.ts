// Decides at the start of the program what each course says: what content/ has now, or what a started one had before.
import type { Course } from '../core/course.ts'
import type { CourseRun } from '../core/course-run.ts'
import type { CourseContentStore, CourseRunStore } from '../core/ports.ts'
import type { Problem } from '../core/problem.ts'

/** What content/ has. */
export interface Offer {
  readonly folder: string
  readonly courses: readonly OfferedCourse[]
  /** What is wrong with the folder as a whole. */
  readonly problems: readonly Problem[]
}

export interface OfferedCourse {
  /** The name of its folder. */
  readonly id: string
  /** Undefined if it can't be used. */
  readonly course: Course | undefined
  readonly problems: readonly Problem[]
  /** What can't be taken over by a course that has started, or is tried out, and has said `kept` up to now. */
  problemsSince(runs: readonly CourseRun[], kept: Course | undefined): readonly Problem[]
}

export type Adopted =
  | {
      readonly kind: 'adopted'
      /** To be used from now on. */
      readonly courses: readonly Course[]
      /** Why the rest of content/ is left aside. */
      readonly problems: readonly Problem[]
      /** The ids of started courses that go on with what they had. */
      readonly asBefore: readonly string[]
    }
  /** Nothing has been kept from before, so there is nothing to go on with: the author is there to put it right. */
  | { readonly kind: 'refused'; readonly problems: readonly Problem[] }

interface World {
  readonly runs: Pick<CourseRunStore, 'list'>
  readonly contents: CourseContentStore
}

/** One course's problems are no reason to refuse another. What a started course takes over is kept for the next time. */
export async function adoptCourses({ runs, contents }: World, offer: Offer): Promise<Adopted> {
  const [started, kept] = await Promise.all([runs.list(), contents.list()])
  const lost = kept.filter(
    ({ id }) => runsOf(id, started).length > 0 && !offer.courses.some((offered) => offered.id === id),
  )
  const adopted = [
    ...offer.courses.map((offered) =>
      adopt(
        offered,
        runsOf(offered.id, started),
        kept.find(({ id }) => id === offered.id),
      ),
    ),
    ...lost.map((course) => ({ course, problems: [folderGone(offer.folder, course)], isNew: false })),
  ]
  const problems = [...offer.problems, ...adopted.flatMap((each) => each.problems)]
  if (problems.length > 0 && kept.length === 0) return { kind: 'refused', problems }
  for (const { course, isNew } of adopted) if (course && isNew) await contents.put(course)
  return {
    kind: 'adopted',
    courses: adopted.flatMap(({ course }) => course ?? []),
    problems,
    asBefore: adopted.flatMap((each) => (each.course && each.problems.length > 0 ? each.course.id : [])),
  }
}

interface AdoptedCourse {
  readonly course: Course | undefined
  readonly problems: readonly Problem[]
  /** To be kept. */
  readonly isNew: boolean
}

/** Its own and its pilots'. */
export function runsOf(id: string, runs: readonly CourseRun[]): readonly CourseRun[] {
  return runs.filter(({ course, pilotOf }) => course === id || pilotOf === id)
}

function adopt(offered: OfferedCourse, runs: readonly CourseRun[], kept: Course | undefined): AdoptedCourse {
  const hasStarted = runs.length > 0
  const problems = [...offered.problems, ...(hasStarted ? offered.problemsSince(runs, kept) : [])]
  if (problems.length === 0) return { course: offered.course, problems, isNew: hasStarted }
  return { course: hasStarted ? kept : undefined, problems, isNew: false }
}

function folderGone(folder: string, { id }: Course): Problem {
  const what = 'the folder of a course that has started is gone'
  return { file: `${folder}/${id}`, line: 1, what, instead: 'put it back' }
}
