// Reads every course in content/, or else tells everything that is wrong with them at once.

import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Course } from '../core/course.ts'
import { type Edits, noEdits } from '../core/lesson-edit.ts'
import { filesOnDisk, withEdits } from './course-files.ts'
import type { Problem } from './problem.ts'
import { readCourse, type WrittenCourse } from './read-course.ts'

export type Courses =
  | {
      readonly kind: 'courses'
      readonly courses: readonly Course[]
      /** The same courses beside their files. */
      readonly written: readonly WrittenCourse[]
    }
  | { readonly kind: 'problems'; readonly problems: readonly Problem[] }

export interface CourseFolder {
  readonly name: string
  /** Worth something only where there are no problems. */
  readonly written: WrittenCourse | undefined
  readonly problems: readonly Problem[]
}

export interface Folders {
  readonly folders: readonly CourseFolder[]
  /** What is wrong with content/ as a whole. */
  readonly problems: readonly Problem[]
}

/** Never throws for what is in the folder, nor for a folder that isn't there. */
export async function readCourses(folder: string): Promise<Courses> {
  const { folders, problems: general } = await readFolders(folder)
  const problems = [...general, ...folders.flatMap((course) => course.problems)].sort(byPlace)
  if (problems.length > 0) return { kind: 'problems', problems }
  const written = folders.flatMap((course) => course.written ?? [])
  return { kind: 'courses', courses: written.map(({ course }) => course), written }
}

/** The same, course by course: what is wrong with one is no reason to refuse another. */
export async function readFolders(folder: string, edits: Edits = noEdits): Promise<Folders> {
  const failed = (what: string, instead: string): Folders => ({
    folders: [],
    problems: [{ file: folder, line: 1, what, instead }],
  })

  const withEditsOf = async (name: string) =>
    withEdits(await filesOnDisk(join(folder, name)), edits.get(name) ?? new Map())

  let folders: string[]
  try {
    const entries = await readdir(folder, { withFileTypes: true })
    folders = entries
      .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
      .map(({ name }) => name)
  } catch {
    return failed(
      'there is no such folder, or it can not be read',
      'name the folder that has a folder for each course',
    )
  }
  if (folders.length === 0) return failed('there is no course', 'make a folder for it with a course.yaml')

  const read = folders.sort().map(async (name) => ({ name, ...(await readCourse(await withEditsOf(name))) }))
  return { folders: await Promise.all(read), problems: [] }
}

function byPlace(one: Problem, other: Problem): number {
  return one.file === other.file ? one.line - other.line : one.file < other.file ? -1 : 1
}
