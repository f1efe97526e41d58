// What is remembered of one course.
import { type CourseMemory, createMemory } from '../core/memory.ts'
import type { Looked } from './look-at-figures.ts'

/** Undefined where no such course is under way. */
export function showMemory({ at, courses }: Looked, course: string): CourseMemory | undefined {
  const looked = courses.find(({ running }) => running.course.id === course)
  return looked && createMemory(looked.running, looked.steps, looked.surveyed, at)
}
