// Writes a content folder for a run: the first lessons of the real course, the first of them due on the morning the run
// begins, the others a week apart.
import { cp, mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Temporal } from 'temporal-polyfill'
import { parse, stringify } from 'yaml'
import { readCourses } from '../../bot/content/read-courses.ts'
import { type RunningCourse, runCourse } from '../../bot/core/running-course.ts'
import { firstDate, zone } from './bench-day.ts'

export const courseId = 'stad'
const realFolder = fileURLToPath(new URL(`../../content/${courseId}`, import.meta.url))

/** `folder` is for DROPPE_CONTENT. */
export async function writeBenchCourse(folder: string, lessons: number): Promise<RunningCourse> {
  const courseFolder = join(folder, courseId)
  await mkdir(courseFolder, { recursive: true })
  const numbered = (await readdir(realFolder)).filter((file) => /^\d\d-.*\.yaml$/.test(file)).sort()
  if (numbered.length < lessons)
    throw new Error(`The course has only ${numbered.length} lessons, not ${lessons}.`)
  for (const file of numbered.slice(0, lessons)) await cp(join(realFolder, file), join(courseFolder, file))
  const written = parse(await readFile(join(realFolder, 'course.yaml'), 'utf8'))
  written.calendar = calendarFor(lessons)
  await writeFile(join(courseFolder, 'course.yaml'), stringify(written))

  const read = await readCourses(folder)
  if (read.kind !== 'courses') throw new Error(`content/${courseId} is broken: ${read.problems[0]?.what}.`)
  const [course] = read.courses
  if (!course) throw new Error(`content/${courseId} holds no course.`)
  return runCourse(course, course.calendar)
}

function calendarFor(lessons: number) {
  const start = Temporal.PlainDate.from(firstDate)
  return {
    zone,
    weekdays: ['tuesday'],
    everyWeeks: 1,
    time: '08:30',
    workingHours: { from: '08:00', to: '16:00' },
    holidays: 'SE',
    breaks: [],
    start: firstDate,
    end: start.add({ weeks: lessons + 6 }).toString(),
  }
}
