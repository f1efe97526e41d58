// All that is shown of one course on the other pages, together.
import type { CourseMemory } from '../core/memory.ts'
import type { Overview, OverviewCourse } from '../core/overview.ts'
import type { Looked } from './look-at-figures.ts'
import { showMemory } from './show-memory.ts'
import { overviewOf } from './show-overview.ts'

export interface Report extends Pick<Overview, 'asOf' | 'learners' | 'simulated'> {
  readonly course: OverviewCourse
  readonly memory: CourseMemory
}

/** Undefined where no such course is under way. */
export function showReport(looked: Looked, id: string): Report | undefined {
  const { learners, simulated, courses } = overviewOf(looked)
  const course = courses.find((each) => each.id === id)
  const memory = showMemory(looked, id)
  return course && memory && { asOf: memory.asOf, learners, simulated, course, memory }
}
