// What is allowed in a course but could be better. Nothing here stops anything.

import type { Problem } from './problem.ts'
import type { WrittenCourse } from './read-course.ts'
import { warnOfFacts } from './warn-of-facts.ts'
import { warnOfOptions } from './warn-of-options.ts'
import { warnOfLanguages, warnOfLesson } from './warn-of-texts.ts'

/** `today` is an ISO date. In the order of the files. */
export function warningsAbout(written: WrittenCourse, today: string): Problem[] {
  const { course, courseFile, lessonFiles, surveyFile } = written
  const files = [courseFile, ...lessonFiles, ...(surveyFile ? [surveyFile] : [])]
  const warnings = [
    ...lessonFiles.flatMap((file) => warnOfLesson(file, course.languages)),
    ...files.flatMap((file) => warnOfLanguages(file, course.languages)),
    ...warnOfOptions(written),
    ...warnOfFacts(written, today),
  ]
  return files.flatMap(({ file }) =>
    warnings.filter((warning) => warning.file === file).sort((one, other) => one.line - other.line),
  )
}
