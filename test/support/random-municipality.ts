// A random municipality for property tests: one or two courses, and learners who take them.
import fc from 'fast-check'
import type { RunningCourse } from '../../bot/core/running-course.ts'
import { randomCourse } from './random-course.ts'
import { moved, type Resident, randomResident } from './random-resident.ts'

export interface Municipality {
  readonly courses: readonly RunningCourse[]
  readonly residents: readonly Resident[]
}

const day = 24 * 60 * 60 * 1000
const earliest = Date.parse('2026-08-03T00:00Z')

/** With so many learners. The courses begin between August and February: over Christmas, and both changes of the clock. */
export function municipality(size: number): fc.Arbitrary<Municipality> {
  return fc
    .record({
      start: fc.integer({ min: 0, max: 180 }).map((after) => earliest + after * day),
      first: randomCourse('stad'),
      second: fc.option(randomCourse('it')),
      residents: fc.array(randomResident, { minLength: size, maxLength: size }),
    })
    .map(({ start, first, second, residents }) => ({
      courses: [first(start), ...(second ? [second(start)] : [])],
      residents: residents.map((each) => moved(each, start)),
    }))
}
