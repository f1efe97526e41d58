// The YAML files of one course: those in its folder, or those with what has been written in the tab in their place.
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { noSuchFile, readTextFile, type TextFile, textFrom } from './text-file.ts'

export interface CourseFiles {
  /** For what is told about them; the last part of it is the course's id. */
  readonly folder: string
  readonly names: readonly string[]
  /** Never throws. */
  read(name: string): Promise<TextFile>
}

/** Never throws. */
export async function filesOnDisk(folder: string): Promise<CourseFiles> {
  return {
    folder,
    names: await readdir(folder).catch((): string[] => []),
    read: (name) => readTextFile(join(folder, name)),
  }
}

/** Each text under its file's name takes the place of the file there is, or is one more. */
export function withEdits(files: CourseFiles, edits: ReadonlyMap<string, string>): CourseFiles {
  if (edits.size === 0) return files
  return {
    folder: files.folder,
    names: [...new Set([...files.names, ...edits.keys()])],
    async read(name) {
      const text = edits.get(name)
      if (text !== undefined) return textFrom(join(files.folder, name), Buffer.from(text))
      return files.names.includes(name) ? files.read(name) : noSuchFile(join(files.folder, name))
    },
  }
}
