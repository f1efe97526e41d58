// The store as the commands of IT work with it: of the version they know, and whole.
import { createCourseRunTable } from './azure/course-run-table.ts'
import { createLearnerTable } from './azure/learner-table.ts'
import { createLessonEditTable } from './azure/lesson-edit-table.ts'
import { refuseHalfRestored } from './azure/restoring-row.ts'
import { readSchema, schemaVersion } from './azure/schema-row.ts'
import { createSetAsideTable } from './azure/set-aside-table.ts'
import { readSlices } from './azure/settings-table.ts'
import type { CourseRunStore, LearnerStore, LessonEditStore, SetAsideStore } from './core/ports.ts'
import { openStoreOf } from './store-of-environment.ts'

export interface KnownStore {
  readonly learners: LearnerStore
  readonly runs: CourseRunStore
  readonly edits: LessonEditStore
  readonly setAside: SetAsideStore
}

/** Throws one clear line if it is another version's, empty, half restored, or out of reach. */
export async function openKnownStore(environment: NodeJS.ProcessEnv): Promise<KnownStore> {
  const { settings, learners, courseRuns, lessonEdits, setAside } = await openStoreOf(environment)
  await refuseHalfRestored(settings)
  const slices = await readSlices(settings)
  if (slices === undefined) throw new Error('The store is empty: no instance has been started on it.')
  const version = await readSchema(settings)
  if (version !== schemaVersion)
    throw new Error(
      `The store has version ${version} of the schema, this command knows ${schemaVersion}. Use the Droppe that the instances are.`,
    )
  const onDamaged = (what: string, reason: string) =>
    console.error(`There is ${what} that can’t be read and is left out: ${reason}`)
  return {
    learners: createLearnerTable(learners, slices, { onDamaged }),
    runs: createCourseRunTable(courseRuns),
    edits: createLessonEditTable(lessonEdits),
    setAside: createSetAsideTable(setAside),
  }
}
