// A rehearsal small enough for a test, with everything in it that a large one has.
import { usualHabits } from '../../bot/flows/imagined-people.ts'
import { type RehearsalSettings, rehearseCourse } from '../../bot/flows/rehearse-course.ts'
import { createMemoryLearnerStore } from '../../bot/local/memory-learner-store.ts'
import { createMunicipality } from '../../bot/local/municipality.ts'
import { seededRandom } from '../../bot/local/random.ts'
import { calendar, course, lesson, question, running } from './builders.ts'

const lessons = ['ett', 'tva', 'tre', 'fyra'].map((id) =>
  lesson(id, { variants: [question('hemtjanst'), question('skola')] }),
)
const survey = { questions: [question('vad')], confidence: { sv: 'Jag vet.', en: 'I know.' } }

/** Four lessons in three months, with a survey. */
export const shortCourse = running(
  course('stad', { lessons, survey, calendar: { ...calendar, end: '2026-11-30' } }),
)

export function rehearse(seed: number, wishes: Partial<RehearsalSettings> = {}) {
  return rehearseCourse({
    courses: [shortCourse],
    people: createMunicipality({ size: 60, seed }).colleagues,
    learners: createMemoryLearnerStore(4),
    habits: { ...usualHabits, joiningLate: 0.2, leaving: 0.2, pausing: 0.2 },
    random: seededRandom(seed),
    beatMinutes: 15,
    ...wishes,
  })
}
