// `npm run content [DIR]`: tells an author every problem in the courses, or else what could be better.

import { dirname, join } from 'node:path'
import { pictureFindings } from './picture.ts'
import type { Problem } from './problem.ts'
import { problemAt, type WrittenCourse } from './read-course.ts'
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

async function pictureProblems({ course, courseFile, lessonFiles }: WrittenCourse): Promise<Problem[]> {
  const folder = join(dirname(courseFile.file), 'images')
  const problems = course.lessons.map(async ({ image }, index) => {
    const file = lessonFiles[index]
    if (!image || !file) return []
    const findings = await pictureFindings(join(folder, image.file))
    return findings.map((finding) => problemAt(file, ['image', 'file'], finding))
  })
  return (await Promise.all(problems)).flat()
}

if (import.meta.main) {
  const { lines, written } = await checkContent(
    process.argv[2] ?? 'content',
    new Date().toISOString().slice(0, 10),
  )
  for (const each of lines) console.log(each)
  process.exitCode = written ? 0 : 1
}
