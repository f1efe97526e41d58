// Every question of a course with its place: the lessons' own, their variants, the survey's.

import type { Question } from '../core/course.ts'
import type { WrittenCourse } from './read-course.ts'
import type { Path, YamlFile } from './yaml-file.ts'

export interface WrittenQuestion {
  readonly question: Question
  readonly file: YamlFile
  readonly path: Path
}

export function writtenQuestions(written: WrittenCourse): WrittenQuestion[] {
  const { course, lessonFiles, surveyFile } = written
  const ofLessons = course.lessons.flatMap(({ question, variants }, index) => {
    const file = lessonFiles[index] as YamlFile
    return [
      { question, file, path: ['question'] },
      ...variants.map((variant, number) => ({ question: variant, file, path: ['variants', number] })),
    ]
  })
  const ofSurvey = (course.survey?.questions ?? []).map((question, number) => ({
    question,
    file: surveyFile as YamlFile,
    path: ['questions', number],
  }))
  return [...ofLessons, ...ofSurvey]
}
