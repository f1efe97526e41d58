// Two courses in which people have answered, one of them over; for tests of what is erased then.
import type { CourseRun } from '../../bot/core/course-run.ts'
import { usualHabits } from '../../bot/flows/imagined-people.ts'
import { rehearseCourse } from '../../bot/flows/rehearse-course.ts'
import { createMemoryLearnerStore } from '../../bot/local/memory-learner-store.ts'
import { createMunicipality } from '../../bot/local/municipality.ts'
import { seededRandom } from '../../bot/local/random.ts'
import { calendar, course, lesson, running } from '../support/builders.ts'
import { memoryRuns } from '../support/runs.ts'

const lessons = ['ett', 'tva'].map((id) => lesson(id))
export const courses = [
  running(course('stad', { lessons, calendar: { ...calendar, end: '2026-11-30' } })),
  running(course('it-sakerhet', { lessons, calendar: { ...calendar, end: '2027-01-31' } })),
] as const

export const endedOn = '2026-11-30'

/** As at the end of January 2027. */
export async function courseThatEnded(slices = 4) {
  const learners = createMemoryLearnerStore(slices)
  await rehearseCourse({
    courses,
    people: createMunicipality({ size: 40, seed: 4 }).colleagues,
    learners,
    habits: { ...usualHabits, leaving: 0.1 },
    random: seededRandom(4),
    beatMinutes: 60,
  })
  const runs = memoryRuns(
    courses.map(({ course: { id, calendar: days } }): CourseRun => {
      const { start, end } = days
      return { course: id, state: 'running', start, end }
    }),
  )
  const all = Array.from({ length: slices }, (_, slice) => slice)
  return {
    learners,
    runs,
    clockAt: (date: string) => ({ now: () => Date.parse(`${date}T04:00Z`) }),
    tallies: () => Promise.all(all.map(async (slice) => (await learners.readCounts(slice)).tallies)),
    async answers(id: string) {
      const found = await Promise.all(all.map((slice) => learners.readSliceAnswers(slice)))
      return found.flat().filter((answer) => answer.course === id)
    },
    async standings(id: string) {
      const found = await Promise.all(all.map((slice) => learners.readSlice(slice)))
      return found.flatMap((rows) => rows.learners).filter(({ value }) => value.standings[id]).length
    },
  }
}
