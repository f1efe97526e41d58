// `npm run content [DIR]`: tells an author every problem in the courses, or else what could be better.

import { pictureProblems } from './picture-problems.ts'
import type { Problem } from './problem.ts'
import type { WrittenCourse } from './read-course.ts'
import { readCourses } from './read-courses.ts'
import { warningsAbout } from './warnings.ts'

export interface Checked {
  /** What to print. */
  readonly lines: readonly string[]
  /** Undefined where there is a problem; warnings are none. */
  readonly written: readonly WrittenCourse[] | undefined
}

/** `today` is an ISO date. Pictures are looked at here alone: a bot without them can still teach. */
export async function checkContent(folder: string, today: string): Promise<Checked> {
  const read = await readCourses(folder)
  if (read.kind === 'problems')
    return { lines: read.problems.map((problem) => line(problem)), written: undefined }

  const { courses, written } = read
  const pictures = (await Promise.all(written.map(pictureProblems))).flat()
  if (pictures.length > 0) return { lines: pictures.map((problem) => line(problem)), written: undefined }

  const warnings = written.flatMap((course) => warningsAbout(course, today))
  const lessons = courses.flatMap((course) => course.lessons)
  const variants = lessons.flatMap((lesson) => lesson.variants)
  return {
    lines: [
      ...warnings.map((warning) => line(warning, 'warning: ')),
      `All right: courses ${courses.length}, lessons ${lessons.length}, variants ${variants.length}.`,
    ],
    written,
  }
}

function line({ file, line, what, instead }: Problem, kind = ''): string {
  return `${file}:${line}: ${kind}${what}, ${instead}`
}

if (import.meta.main) {
  const { lines, written } = await checkContent(
    process.argv[2] ?? 'content',
    new Date().toISOString().slice(0, 10),
  )
  for (const each of lines) console.log(each)
  process.exitCode = written ? 0 : 1
}
