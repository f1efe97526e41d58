// A lesson's file as it was written in the tab; it takes the place of the one in content/.
import type { Millis } from './timetable.ts'

/** A file of content/: the course is the folder's name. */
export interface LessonPlace {
  readonly course: string
  /** Such as 01-why-everyone.yaml. */
  readonly file: string
}

export interface LessonEdit extends LessonPlace {
  /** As an author would write it. Absent: it was taken back, and what content/ has counts. */
  readonly text?: string
  readonly by: Editor
  /** Milliseconds of the machine's clock. */
  readonly at: Millis
}

/** The leader's Entra object id, and the name they had then. */
export interface Editor {
  readonly id: string
  readonly name: string
}

/** One version there has been of a file. */
export interface LessonVersion {
  /** Opaque; says which one to whoever keeps them. */
  readonly id: string
  readonly at: Millis
  readonly by: Editor
  /** What was written was taken back: content/ counted from then on. */
  readonly isWithdrawal: boolean
}

/** "write lesson": its text; "withdraw lesson": what content/ has counts again. */
export type LessonChange = 'write lesson' | 'withdraw lesson'

/** All that has been written: course → file → text. */
export type Edits = ReadonlyMap<string, ReadonlyMap<string, string>>

export const noEdits: Edits = new Map()

export function editsOf(edits: readonly LessonEdit[]): Edits {
  const byCourse = Map.groupBy(edits, ({ course }) => course)
  return new Map(
    [...byCourse].map(([course, own]) => [
      course,
      new Map(own.flatMap(({ file, text }) => (text === undefined ? [] : [[file, text] as const]))),
    ]),
  )
}

/** The same with one file otherwise, or without it. */
export function withEdit(edits: Edits, { course, file }: LessonPlace, text: string | undefined): Edits {
  const own = new Map(edits.get(course))
  if (text === undefined) own.delete(file)
  else own.set(file, text)
  return new Map(edits).set(course, own)
}

/** A name that a lesson's file may have. */
export function isLessonFile(name: string): boolean {
  return /^\d\d-[a-z0-9-]{1,40}\.yaml$/.test(name)
}
