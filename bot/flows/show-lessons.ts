// The list of lessons for those who write them: every file of content/ as it is now, what is wrong with it and who wrote it.
import type { Text } from '../core/course.ts'
import { editsOf, type LessonEdit } from '../core/lesson-edit.ts'
import type { Problem } from '../core/problem.ts'
import { type LessonWorld, lookAt, today } from './lesson-world.ts'

export interface WrittenCourseShown {
  readonly id: string
  readonly title: Text
  readonly languages: readonly string[]
  /** Then what has been sent keeps its ids. */
  readonly hasStarted: boolean
  readonly lessons: readonly WrittenLessonShown[]
  /** The name that one more lesson would begin with, such as "16-". */
  readonly nextNumber: string
  /** What is wrong in course.yaml or survey.yaml, which are not written here. */
  readonly problems: readonly Problem[]
}

export interface WrittenLessonShown {
  readonly file: string
  readonly id: string
  readonly title: Text
  readonly problems: number
  readonly warnings: number
  /** Written in the tab; absent where it is as in content/. */
  readonly written?: Pick<LessonEdit, 'at' | 'by'>
}

/** Throws if the storage can't be reached. */
export async function showLessons(world: LessonWorld): Promise<readonly WrittenCourseShown[]> {
  const [names, written] = await Promise.all([world.desk.courses(), world.edits.list()])
  const edits = editsOf(written)
  const looked = await Promise.all(names.map((name) => lookAt(world, name, edits)))
  return looked.flatMap((each) => {
    if (!each) return []
    const { folder, problems, hasStarted } = each
    const warnings = folder.warnings(today(world))
    const lessons = folder.lessons.map(({ file, id, title }) => {
      const edit = written.find((one) => one.course === folder.id && one.file === file)
      return {
        file,
        id,
        title,
        problems: problems.filter((problem) => problem.file === file).length,
        warnings: warnings.filter((warning) => warning.file === file).length,
        ...(edit?.text !== undefined && { written: { at: edit.at, by: edit.by } }),
      }
    })
    return [
      {
        id: folder.id,
        title: folder.title,
        languages: folder.languages,
        hasStarted,
        lessons,
        nextNumber: `${String(lessons.length + 1).padStart(2, '0')}-`,
        problems: problems.filter((problem) => !lessons.some(({ file }) => file === problem.file)),
      },
    ]
  })
}
