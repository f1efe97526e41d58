// Starts rehearsals for the leader, one at a time, each in a thread of its own.
import { Worker } from 'node:worker_threads'
import type { CourseRunStore, CourseSource } from './core/ports.ts'
import type { Rehearsal } from './flows/rehearsal.ts'
import type { RehearsalWork } from './rehearsal-worker.ts'

export interface Rehearsals {
  /** With the days the course runs, or would. Throws if the lessons don't fit or the ledger doesn't add up. */
  rehearse(course: string, people: number): Promise<Rehearsal | 'busy' | 'no such course'>
}

export function createRehearsals(source: CourseSource, runs: Pick<CourseRunStore, 'find'>): Rehearsals {
  let isBusy = false
  return {
    async rehearse(id, people) {
      const course = (await source.current()).find((each) => each.id === id)
      if (!course) return 'no such course'
      if (isBusy) return 'busy'
      isBusy = true
      try {
        const { start, end } = (await runs.find(id))?.value ?? course.calendar
        return await work({ course, start, end, people })
      } finally {
        isBusy = false
      }
    },
  }
}

function work(workerData: RehearsalWork): Promise<Rehearsal> {
  const { promise, resolve, reject } = Promise.withResolvers<Rehearsal>()
  const worker = new Worker(new URL('./rehearsal-worker.ts', import.meta.url), { workerData })
  worker.once('message', resolve)
  worker.once('error', reject)
  worker.once('exit', () => reject(new Error('The rehearsal ended without a result. Try again.')))
  return promise
}
