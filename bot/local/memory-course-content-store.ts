// What started courses say, in memory, for tests.
import type { Course } from '../core/course.ts'
import type { CourseContentStore } from '../core/ports.ts'

export function createMemoryCourseContentStore(): CourseContentStore {
  const kept = new Map<string, Course>()
  return {
    async list() {
      return [...kept.values()]
    },
    async put(course) {
      kept.set(course.id, course)
    },
  }
}
