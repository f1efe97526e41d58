// What the flows on writing lessons need from whoever reads content/.
import type { Course, Language, Lesson, Text } from '../core/course.ts'
import type { CourseRun } from '../core/course-run.ts'
import type { Edits } from '../core/lesson-edit.ts'
import type { Problem } from '../core/problem.ts'

export interface LessonDesk {
  /** The names of the folders. */
  courses(): Promise<readonly string[]>
  /** A course as it is with these edits; undefined if there is no such folder. Never throws for what is in it. */
  look(course: string, edits: Edits): Promise<WrittenFolder | undefined>
}

/** Problems and warnings name files without their folder. */
export interface WrittenFolder {
  readonly id: string
  /** Empty where course.yaml can't be read. */
  readonly title: Text
  readonly languages: readonly Language[]
  readonly lessons: readonly WrittenLesson[]
  /** Every YAML file as it is, edits and all: its name → its text. */
  readonly files: ReadonlyMap<string, string>
  /** The names of the pictures there are. */
  readonly pictures: readonly string[]
  /** Undefined where there are problems. */
  readonly course: Course | undefined
  /** For cards to look at, however unfinished its lessons. Undefined without a right course.yaml. */
  readonly sketch: Course | undefined
  readonly problems: readonly Problem[]
  /** `today` is an ISO date. None where there are problems. */
  warnings(today: string): readonly Problem[]
  /** What can't be taken over by a course that has started and has said `kept` up to now. */
  problemsSince(runs: readonly CourseRun[], kept: Course | undefined): readonly Problem[]
}

export interface WrittenLesson {
  readonly file: string
  /** As far as they have been written. */
  readonly id: string
  readonly title: Text
  /** Undefined where the file can't be read as YAML. */
  readonly sketch: Lesson | undefined
}
