// Reads a course for those who write in it: with its problems and warnings, and as far as it goes where it isn't finished.

import { readdir } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { LessonDesk, WrittenFolder } from '../flows/lesson-desk.ts'
import { type CourseFiles, filesOnDisk, withEdits } from './course-files.ts'
import { lessonFiles } from './lesson-files.ts'
import { problemsSince } from './offer-courses.ts'
import { pictureProblems } from './picture-problems.ts'
import type { Problem } from './problem.ts'
import { readCourse } from './read-course.ts'
import { sketchLesson } from './sketch-lesson.ts'
import { warningsAbout } from './warnings.ts'
import { createYamlMemory } from './yaml-memory.ts'

export function createLessonDesk(contentFolder: string): LessonDesk {
  const parse = createYamlMemory()
  return {
    async courses() {
      const entries = await readdir(contentFolder, { withFileTypes: true }).catch(() => [])
      return entries
        .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
        .map(({ name }) => name)
        .sort()
    },
    async look(course, edits) {
      if (!(await this.courses()).includes(course)) return undefined
      const files = withEdits(await filesOnDisk(join(contentFolder, course)), edits.get(course) ?? new Map())
      return look(files, parse)
    },
  }
}

async function look(files: CourseFiles, parse: ReturnType<typeof createYamlMemory>): Promise<WrittenFolder> {
  const { folder } = files
  const yaml = async (name: string) => parse(join(folder, name), await files.read(name))
  const { written, problems } = await readCourse(files, yaml)
  const ofPictures = written && problems.length === 0 ? await pictureProblems(written) : []
  const { names } = lessonFiles(files.names)
  const lessons = await Promise.all(
    names.map(async (file) => {
      const sketch = sketchLesson((await yaml(file)).value)
      return { file, id: sketch?.id ?? '', title: sketch?.title ?? {}, sketch }
    }),
  )
  const told = (problem: Problem) => withoutFolder(problem, folder)
  const all = [...problems, ...ofPictures].map(told)
  return {
    id: basename(folder),
    title: written?.course.title ?? {},
    languages: written?.course.languages ?? [],
    lessons,
    files: await textsOf(files),
    pictures: (await readdir(join(folder, 'images')).catch((): string[] => [])).filter((name) =>
      name.endsWith('.png'),
    ),
    course: all.length === 0 ? written?.course : undefined,
    sketch: written && {
      ...written.course,
      lessons: lessons.flatMap(({ sketch }) => sketch ?? []),
    },
    problems: all,
    warnings: (today) => (written && problems.length === 0 ? warningsAbout(written, today).map(told) : []),
    problemsSince: (runs, kept) =>
      written && problems.length === 0 ? problemsSince(written, runs, kept).map(told) : [],
  }
}

async function textsOf(files: CourseFiles): Promise<ReadonlyMap<string, string>> {
  const names = files.names.filter((name) => /\.ya?ml$/i.test(name)).sort()
  const read = await Promise.all(names.map(async (name) => [name, await files.read(name)] as const))
  return new Map(read.flatMap(([name, file]) => (file.kind === 'text' ? [[name, file.text]] : [])))
}

/** Where the program lies is nothing for those who write. */
function withoutFolder({ file, what, instead, ...rest }: Problem, folder: string): Problem {
  const plain = (words: string) => words.replaceAll(`${folder}/`, '')
  return { ...rest, file: basename(file), what: plain(what), instead: plain(instead) }
}
