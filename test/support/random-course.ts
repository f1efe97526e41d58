// Random courses for property tests: their calendars, lessons and ways of teaching.
import fc from 'fast-check'
import {
  type Calendar,
  type Course,
  defaultTeaching,
  type Teaching,
  type Weekday,
} from '../../bot/core/course.ts'
import { type RunningCourse, runCourse } from '../../bot/core/running-course.ts'
import type { Millis } from '../../bot/core/timetable.ts'
import { course, calendar as everySecondTuesday, lesson, question } from './builders.ts'
import { lastKnownDate } from './swedish-time.ts'

const day = 24 * 60 * 60 * 1000
const isoDate = (at: Millis) => new Date(at).toISOString().slice(0, 10)
const days = (most: number) => fc.integer({ min: 0, max: most }).map((count) => count * day)

const weekdays = fc.oneof(
  { weight: 3, arbitrary: fc.constant<Weekday[]>(['tuesday']) },
  fc.subarray<Weekday>(['monday', 'tuesday', 'wednesday', 'thursday', 'friday'], { minLength: 1 }),
  fc.subarray<Weekday>(['friday', 'saturday', 'sunday'], { minLength: 1 }),
)
const hours = fc.constantFrom(
  { time: '09:00', workingHours: { from: '08:00', to: '16:00' } },
  { time: '15:59', workingHours: { from: '08:00', to: '16:00' } },
  { time: '07:30', workingHours: { from: '07:30', to: '12:00' } },
  { time: '13:15', workingHours: { from: '10:00', to: '15:30' } },
)
const teaching: fc.Arbitrary<Teaching> = fc.oneof(
  { weight: 2, arbitrary: fc.constant(defaultTeaching) },
  fc.record({
    repetition: fc.record({
      afterWrongDays: fc.integer({ min: 1, max: 6 }),
      afterRightDays: fc.integer({ min: 1, max: 12 }),
      retireAfterRight: fc.integer({ min: 1, max: 3 }),
    }),
    reminders: fc.constantFrom(
      { afterWorkingDays: [1, 2], expiresAfterWorkingDays: 4 },
      { afterWorkingDays: [2], expiresAfterWorkingDays: 3 },
      { afterWorkingDays: [], expiresAfterWorkingDays: 5 },
    ),
    catchUpWorkingDays: fc.integer({ min: 1, max: 3 }),
  }),
)

const plannedCourse = fc.record({
  /** After the first course's start, roughly: some begin together, some one after the other. */
  later: days(30),
  weekdays,
  everyWeeks: fc.integer({ min: 1, max: 2 }),
  hours,
  breaks: fc.array(fc.record({ after: days(50), length: days(14) }), { maxLength: 2 }),
  slack: days(70),
  teaching,
  variants: fc.array(fc.integer({ min: 0, max: 2 }), { minLength: 1, maxLength: 5 }),
  hasSurvey: fc.boolean(),
  /** The lesson with this index has a fact that runs out. */
  held: fc.option(fc.record({ index: fc.nat(4), after: days(60) }), { freq: 4 }),
})

type PlannedCourse = typeof plannedCourse extends fc.Arbitrary<infer T> ? T : never

/** A course that begins on a date or some weeks later; dates are moments at midnight UTC here. */
export function randomCourse(id: string): fc.Arbitrary<(from: Millis) => RunningCourse> {
  return plannedCourse.map((planned) => (from: Millis) => {
    const { variants, held, hasSurvey } = planned
    const start = from + planned.later
    const lessons = variants.map((count, index) => ({
      ...lesson(`${id}-${index}`),
      variants: Array.from({ length: count }, (_, nth) => question(`v${nth}`)),
      facts: held?.index === index ? [{ ...fact, recheck: isoDate(start + held.after) }] : [],
    }))
    const survey = { questions: [question()], confidence: { sv: 'Jag vet vem jag frågar.' } }
    const content = { lessons, teaching: planned.teaching, ...(hasSurvey && { survey }) }
    const weeks = ((lessons.length + 2) * planned.everyWeeks) / planned.weekdays.length + 1
    return fitted(id, content, calendarOf(planned, start), start + weeks * 7 * day + planned.slack)
  })
}

const fact = { claim: { sv: 'Det är så.' }, source: 'exempel.se', checked: '2026-01-01' }

function calendarOf({ weekdays, everyWeeks, hours, breaks }: PlannedCourse, start: Millis): Calendar {
  return {
    ...everySecondTuesday,
    ...hours,
    weekdays,
    everyWeeks,
    start: isoDate(start),
    breaks: breaks.map(({ after, length }) => ({
      from: isoDate(start + after),
      to: isoDate(start + after + length),
    })),
  }
}

/** With a later end where the lessons don't fit. */
function fitted(id: string, content: Partial<Course>, calendar: Calendar, end: number): RunningCourse {
  const dates = { start: calendar.start, end: isoDate(end) }
  if (dates.end > lastKnownDate) throw new Error(`The holidays after ${lastKnownDate} are not listed.`)
  try {
    return runCourse(course(id, { ...content, calendar: { ...calendar, ...dates } }), dates)
  } catch (error) {
    if (error instanceof RangeError) return fitted(id, content, calendar, end + 30 * day)
    throw error
  }
}
