// Rehearses a course in a thread of its own: it takes seconds of the processor, and people's answers must not wait.
import { parentPort, workerData } from 'node:worker_threads'
import type { Course } from './core/course.ts'
import { runCourse } from './core/running-course.ts'
import { usualHabits } from './flows/imagined-people.ts'
import { rehearseCourse } from './flows/rehearse-course.ts'
import { createMemoryLearnerStore } from './local/memory-learner-store.ts'
import { createMunicipality } from './local/municipality.ts'
import { seededRandom } from './local/random.ts'

export interface RehearsalWork {
  readonly course: Course
  /** ISO dates. */
  readonly start: string
  readonly end: string
  readonly people: number
}

/** The same for all, so that a leader who changes a course sees what the change makes. */
const seed = 1
const slices = 16

const { course, start, end, people } = workerData as RehearsalWork
const { audience: _, ...forAll } = course
const rehearsal = await rehearseCourse({
  courses: [runCourse(forAll, { start, end })],
  people: createMunicipality({ size: people, seed }).colleagues,
  learners: createMemoryLearnerStore(slices),
  habits: usualHabits,
  random: seededRandom(seed),
  beatMinutes: 15,
})
parentPort?.postMessage(rehearsal)
