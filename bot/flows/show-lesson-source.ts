// One lesson's file for whoever writes in it: its text, what it leads to, and the versions there have been.
import { type LessonEdit, type LessonPlace, type LessonVersion, withEdit } from '../core/lesson-edit.ts'
import { checkOf, type LessonCheck } from './check-lesson.ts'
import { editsWith, type LessonWorld, lookAt } from './lesson-world.ts'

export interface LessonSource extends LessonPlace {
  readonly languages: readonly string[]
  readonly hasStarted: boolean
  /** The file as it counts now; empty while there is none of this name. */
  readonly text: string
  /** Of what has been written; absent where nobody has written here. */
  readonly version?: string
  readonly written?: Pick<LessonEdit, 'at' | 'by'>
  /** What content/ has, where that is something else. */
  readonly shipped?: string
  /** The names of the pictures there are. */
  readonly pictures: readonly string[]
  readonly versions: readonly LessonVersion[]
  readonly check: LessonCheck
}

/** Undefined if there is no such course. Throws if the storage can't be reached. */
export async function showLessonSource(
  world: LessonWorld,
  place: LessonPlace,
): Promise<LessonSource | undefined> {
  const [edit, versions] = await Promise.all([world.edits.find(place), world.edits.versions(place)])
  // The text must be the one that the version belongs to, whatever is written meanwhile.
  const edits = await editsWith(world, place, edit?.value.text)
  const looked = await lookAt(world, place.course, edits)
  if (!looked) return undefined
  const text = looked.folder.files.get(place.file) ?? ''
  const without = await world.desk.look(place.course, withEdit(edits, place, undefined))
  const shipped = without?.files.get(place.file)
  return {
    ...place,
    languages: looked.folder.languages,
    hasStarted: looked.hasStarted,
    text,
    ...(edit && { version: edit.version }),
    ...(edit?.value.text !== undefined && { written: { at: edit.value.at, by: edit.value.by } }),
    ...(shipped !== undefined && shipped !== text && { shipped }),
    pictures: looked.folder.pictures,
    versions,
    check: checkOf(world, looked, place.file),
  }
}
