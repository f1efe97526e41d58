// Reads the folder of one course: course.yaml, its numbered lessons and the survey.

import { basename, join } from 'node:path'
import type { z } from 'zod'
import type { Course } from '../core/course.ts'
import type { CourseFiles } from './course-files.ts'
import { courseSchema, languagesOf, toCourse } from './course-schema.ts'
import { explainIssue } from './explain-issue.ts'
import { lessonFiles, surveyName } from './lesson-files.ts'
import { lessonSchema, toLesson } from './lesson-schema.ts'
import type { Problem } from './problem.ts'
import { isRepeated, taken } from './schema-parts.ts'
import { surveySchema } from './survey-schema.ts'
import { unfitting } from './unfitting.ts'
import { parseYamlFile, type YamlFile } from './yaml-file.ts'

/** A course beside the files it was read from, for what is told to authors. */
export interface WrittenCourse {
  readonly course: Course
  readonly courseFile: YamlFile
  /** One for each of the course's lessons, in the same order. */
  readonly lessonFiles: readonly YamlFile[]
  readonly surveyFile: YamlFile | undefined
}

export interface ReadCourse {
  /** Worth something only where there are no problems. */
  readonly written: WrittenCourse | undefined
  readonly problems: readonly Problem[]
}

type Parse = (name: string) => Promise<YamlFile>

/** Never throws. */
export async function readCourse(source: CourseFiles, parse: Parse = parsing(source)): Promise<ReadCourse> {
  const { folder, names } = source
  const inFolder = lessonFiles(names)
  const courseFile = await parse('course.yaml')
  const surveyFile = names.includes(surveyName) ? await parse(surveyName) : undefined
  const files = await Promise.all(inFolder.names.map(parse))

  const languages = languagesOf(courseFile.value)
  const course = check(courseFile, courseSchema(languages))
  const survey = surveyFile && check(surveyFile, surveySchema(languages))
  const lessons = files.map((file) => check(file, lessonSchema(languages)))

  return {
    written: course.data && {
      course: toCourse(
        course.data,
        lessons.flatMap(({ data }) => (data ? toLesson(data) : [])),
        survey?.data,
      ),
      courseFile,
      lessonFiles: files,
      surveyFile,
    },
    problems: [
      ...course.problems,
      ...(survey?.problems ?? []),
      ...otherName(courseFile, basename(folder)),
      ...(files.length === 0 ? [noLessons(courseFile)] : []),
      ...(course.data
        ? unfitting(courseFile, course.data.calendar, files.length, surveyFile !== undefined)
        : []),
      ...inFolder.problems.map(({ name, ...rest }) => ({ file: join(folder, name), line: 1, ...rest })),
      ...lessons.flatMap(({ problems }) => problems),
      ...repeatedLessons(files),
    ],
  }
}

function parsing({ folder, read }: CourseFiles): Parse {
  return async (name) => parseYamlFile(join(folder, name), await read(name))
}

function check<S extends z.ZodType>(
  file: YamlFile,
  schema: S,
): { data?: z.output<S> | undefined; problems: Problem[] } {
  if (!file.readable) return { problems: [...file.problems] }
  const { data, error } = schema.safeParse(file.value, { reportInput: true })
  const explanations = error?.issues.flatMap((issue) => explainIssue(issue, schema)) ?? []
  return {
    data,
    problems: [...file.problems, ...explanations.map(({ path, ...rest }) => problemAt(file, path, rest))],
  }
}

function otherName(course: YamlFile, folder: string): Problem[] {
  const id = idOf(course)
  if (typeof id !== 'string' || id === folder) return []
  const what = `the course is called "${id}" but its folder "${folder}"`
  return [problemAt(course, ['id'], { what, instead: `write "${folder}" or rename the folder` })]
}

function noLessons(course: YamlFile): Problem {
  return problemAt(course, [], {
    what: 'the course has no lessons',
    instead: 'add one such as 01-why-everyone.yaml',
  })
}

function repeatedLessons(files: readonly YamlFile[]): Problem[] {
  const ids = files.map(idOf)
  return files.flatMap((file, index) =>
    isRepeated(ids, index) ? problemAt(file, ['id'], taken(ids[index])) : [],
  )
}

function idOf({ value }: YamlFile): unknown {
  return (value as { id?: unknown } | null | undefined)?.id
}

/** A finding at its line in the file. */
export function problemAt(
  file: YamlFile,
  path: readonly PropertyKey[],
  { what, instead }: Pick<Problem, 'what' | 'instead'>,
): Problem {
  const keys = path.map((step) => (typeof step === 'number' ? step : String(step)))
  return { file: file.file, line: file.lineOf(path), what, instead, ...(keys.length > 0 && { path: keys }) }
}
