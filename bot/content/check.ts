// `npm run content [DIR]`: tells an author every problem in the courses, or that there is none.

import { readCourses } from './read-courses.ts'

const read = await readCourses(process.argv[2] ?? 'content')

switch (read.kind) {
  case 'problems':
    for (const { file, line, what, instead } of read.problems)
      console.log(`${file}:${line}: ${what}, ${instead}`)
    process.exitCode = 1
    break
  case 'courses': {
    const lessons = read.courses.flatMap((course) => course.lessons)
    const variants = lessons.flatMap((lesson) => lesson.variants)
    console.log(
      `All right: courses ${read.courses.length}, lessons ${lessons.length}, variants ${variants.length}.`,
    )
  }
}
