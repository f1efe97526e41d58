// Whether a course's lessons fit between its first day and its last.

import type { Calendar } from '../core/course.ts'
import { createTimetable, MisfitError } from '../core/timetable.ts'
import type { Problem } from './problem.ts'
import type { YamlFile } from './yaml-file.ts'

/** The calendar says the days, or the run of a course that has been started. */
export function unfitting(
  courseFile: YamlFile,
  calendar: Calendar,
  lessons: number,
  hasSurvey: boolean,
): Problem[] {
  try {
    createTimetable(calendar, lessons, hasSurvey)
    return []
  } catch (error) {
    if (!(error instanceof MisfitError)) throw error
    const [what = '', instead = ''] = error.message.split('; ')
    return [{ file: courseFile.file, line: courseFile.lineOf(['calendar']), what, instead }]
  }
}
