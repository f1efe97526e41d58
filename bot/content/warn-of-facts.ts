// Facts that must be checked again soon, or should have been.

import type { Problem } from './problem.ts'
import { problemAt, type WrittenCourse } from './read-course.ts'

const soonDays = 90
const dayMilliseconds = 24 * 60 * 60 * 1000

/** `today` is an ISO date. A lesson with an expired fact is held back. */
export function warnOfFacts({ course, lessonFiles }: WrittenCourse, today: string): Problem[] {
  const soon = new Date(Date.parse(today) + soonDays * dayMilliseconds).toISOString().slice(0, 10)
  return course.lessons.flatMap(({ facts }, index) =>
    facts.flatMap(({ recheck }, number) => {
      const file = lessonFiles[index]
      if (!file || recheck > soon) return []
      const instead = 'check the source again and write new dates'
      const what = recheck < today ? `the fact expired ${recheck}` : `the fact expires ${recheck}`
      return [problemAt(file, ['facts', number, 'recheck'], { what, instead })]
    }),
  )
}
