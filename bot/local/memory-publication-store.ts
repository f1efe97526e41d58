// What has been published of each lesson, in memory, for tests.
import type { PublicationStore, Stored } from '../core/ports.ts'
import type { Publication } from '../core/publication.ts'

export function createMemoryPublicationStore(): PublicationStore {
  const kept = new Map<string, Stored<Publication>>()
  let writes = 0
  return {
    async list(course) {
      return [...kept.values()].filter(({ value }) => value.course === course)
    },
    async put(publication, version) {
      const name = `${publication.course} ${publication.lesson}`
      if (kept.get(name)?.version !== version) return false
      kept.set(name, { value: publication, version: String(++writes) })
      return true
    },
  }
}
