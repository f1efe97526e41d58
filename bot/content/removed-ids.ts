// What may not change in a course that has started: the ids its answers and tallies hold, and which options are right.

import type { Course, Lesson, Question } from '../core/course.ts'
import type { Problem } from './problem.ts'
import { problemAt, type WrittenCourse } from './read-course.ts'
import type { Path, YamlFile } from './yaml-file.ts'

/** Texts may change, lessons come in another order, and new lessons, variants and options be added. */
export function removedIds(kept: Course, { course, ...files }: WrittenCourse): Problem[] {
  return [
    ...kept.lessons.flatMap((lesson) => {
      const index = course.lessons.findIndex(({ id }) => id === lesson.id)
      const [now, file] = [course.lessons[index], files.lessonFiles[index]]
      if (now && file) return inLesson(lesson, now, file)
      return gone(files.courseFile, [], `lesson "${lesson.id}"`, 'put its file back')
    }),
    ...inSurvey(kept, course, files),
  ]
}

function inLesson(kept: Lesson, now: Lesson, file: YamlFile): Problem[] {
  return [
    ...inQuestion(kept.question, now.question, file, ['question']),
    ...inQuestions('variant', kept.variants, now.variants, file, ['variants']),
  ]
}

function inSurvey(
  { survey: kept }: Course,
  { survey: now }: Course,
  { surveyFile, courseFile }: Omit<WrittenCourse, 'course'>,
): Problem[] {
  if (!kept) return []
  if (!now || !surveyFile) return gone(courseFile, [], 'the survey', 'put survey.yaml back')
  return inQuestions('survey question', kept.questions, now.questions, surveyFile, ['questions'])
}

function inQuestions(
  name: string,
  kept: readonly Question[],
  now: readonly Question[],
  file: YamlFile,
  path: Path,
): Problem[] {
  return kept.flatMap((question) => {
    const index = now.findIndex(({ id }) => id === question.id)
    const found = now[index]
    if (found) return inQuestion(question, found, file, [...path, index])
    return gone(file, path, `${name} "${question.id}"`, 'put it back under that id')
  })
}

function inQuestion(kept: Question, now: Question, file: YamlFile, path: Path): Problem[] {
  const options = [...path, 'options']
  const removed = kept.options.filter(({ id }) => !now.options.some((option) => option.id === id))
  if (removed.length > 0) {
    return removed.flatMap(({ id }) => gone(file, options, `option "${id}"`, 'put it back under that id'))
  }
  const [before, after] = [rightIn(kept), rightIn(now)]
  if (before === after) return []
  return [
    problemAt(file, options, {
      what: `the right answer was ${before} when the course started and is ${after} now, which answers given would contradict`,
      instead: `write "right: true" on ${before} alone`,
    }),
  ]
}

function gone(file: YamlFile, path: Path, what: string, remedy: string): Problem[] {
  return [
    problemAt(file, path, {
      what: `${what} is gone, but the course has started and answers hold it`,
      instead: `${remedy}; its texts may change`,
    }),
  ]
}

function rightIn({ options }: Question): string {
  const right = options.filter((option) => option.right).map(({ id }) => `"${id}"`)
  return right.sort().join(' and ')
}
