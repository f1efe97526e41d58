// The first three lessons of the real course, and nothing else, in a folder that Droppe can be started with.
import { cp, mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parse, stringify } from 'yaml'
import { readCourses } from '../../bot/content/read-courses.ts'
import { type Course, type Lesson, type Text, textIn } from '../../bot/core/course.ts'
import { temporaryFolder } from '../local/temporary-folder.ts'

const realFolder = fileURLToPath(new URL('../../content/stad', import.meta.url))
const lessonFile = /^0[123]-.*\.yaml$/

export interface ShortCourse {
  /** For DROPPE_CONTENT. */
  readonly folder: string
  readonly why: string
  /** The address of the one to ask. */
  readonly contact: string
  readonly first: LessonWords
  readonly second: LessonWords
}

/** A lesson as one reads it in Swedish. */
export interface LessonWords {
  readonly title: string
  readonly right: string
  readonly rightId: string
  readonly wrong: string
  /** What who chose the wrong option is told about it. */
  readonly whyWrong: string
  readonly explanation: string
  readonly advice: string
  readonly source: string
  /** The question of its first variant, which its first repetition asks. */
  readonly variant: { readonly question: string; readonly right: string }
}

/** Without breaks, which would make a test's length hang on the day it is run. */
export async function shortCourse(
  calendar: object = { weekdays: ['tuesday'], everyWeeks: 2 },
  { lessons = 3, teaching }: { lessons?: number; teaching?: object } = {},
): Promise<ShortCourse> {
  const folder = temporaryFolder()
  const courseFolder = join(folder, 'stad')
  await mkdir(courseFolder)
  for (const file of await readdir(realFolder)) {
    const isWanted = lessonFile.test(file) && Number(file.slice(0, 2)) <= lessons
    if (isWanted) await cp(join(realFolder, file), join(courseFolder, file))
  }
  const written = parse(await readFile(join(realFolder, 'course.yaml'), 'utf8'))
  Object.assign(written.calendar, { breaks: [], ...calendar })
  if (teaching) written.teaching = teaching
  await writeFile(join(courseFolder, 'course.yaml'), stringify(written))

  const read = await readCourses(folder)
  if (read.kind !== 'courses') throw new Error(`content/stad is broken: ${JSON.stringify(read.problems[0])}`)
  const [course] = read.courses
  const [first, second] = course?.lessons ?? []
  if (!course || !first) throw new Error('content/stad has too few lessons.')
  return {
    folder,
    why: inSwedish(course.why, course),
    contact: course.contact.email,
    first: wordsOf(first, course),
    second: wordsOf(second ?? first, course),
  }
}

function wordsOf({ title, question, variants, advice, facts }: Lesson, course: Course): LessonWords {
  const right = question.options.find((option) => option.right)
  const wrong = question.options.find((option) => !option.right)
  const source = facts[0]?.source
  const [variant] = variants
  const rightOfVariant = variant?.options.find((option) => option.right)
  if (!right || !wrong?.why || !source || !variant || !rightOfVariant)
    throw new Error(`"${title.sv}" has no wrong option, reason, source or variant.`)
  return {
    title: inSwedish(title, course),
    right: inSwedish(right.text, course),
    rightId: right.id,
    wrong: inSwedish(wrong.text, course),
    whyWrong: inSwedish(wrong.why, course),
    explanation: inSwedish(question.explanation, course),
    advice: inSwedish(advice, course),
    source,
    variant: { question: inSwedish(variant.text, course), right: inSwedish(rightOfVariant.text, course) },
  }
}

function inSwedish(text: Text, { languages }: Course): string {
  return textIn(text, 'sv', languages).replaceAll(/\s+/g, ' ').trim()
}
