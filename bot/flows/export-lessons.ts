// Every course's YAML files as they are now, to be put back into content/ as they are.
import { currentEdits, type LessonWorld } from './lesson-world.ts'

/** By their paths in content/, such as "stad/01-why-everyone.yaml". Throws if the storage can't be reached. */
export async function exportLessons(world: LessonWorld): Promise<ReadonlyMap<string, string>> {
  const [names, edits] = await Promise.all([world.desk.courses(), currentEdits(world)])
  const folders = await Promise.all(names.map((name) => world.desk.look(name, edits)))
  return new Map(
    folders.flatMap((folder) =>
      [...(folder?.files ?? [])].map(([file, text]) => [`${folder?.id}/${file}`, text]),
    ),
  )
}
