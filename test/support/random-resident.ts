// Random lives of learners for property tests, and random moments at which the rules are asked.
import fc from 'fast-check'
import type { Habit, Life, Ticks } from './history.ts'

export interface Resident {
  readonly life: Life
  readonly ticks: Ticks
}

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour
const minutes = (min: number, max: number) => fc.integer({ min, max }).map((count) => count * minute)

const habit: fc.Arbitrary<Habit> = fc.record({
  outcome: fc.oneof(
    { weight: 7, arbitrary: fc.constant('sent' as const) },
    { weight: 3, arbitrary: fc.constantFrom('unknown', 'passing', 'failed') },
  ),
  answer: fc.constantFrom('right', 'right', 'wrong', 'none'),
  after: fc.oneof(minutes(0, 30), minutes(30, 3 * 24 * 60), minutes(24 * 60, 30 * 24 * 60)),
})
const healthy = habit.map((each): Habit => ({ ...each, outcome: 'sent' }))

const ticks: fc.Arbitrary<Ticks> = fc
  .record({
    every: fc.constantFrom(minute, minute, hour, day),
    offset: minutes(0, 24 * 60 - 1),
    silence: fc.option(minutes(0, 90 * 24 * 60), { freq: 3 }),
  })
  .map(({ every, offset, silence }) => ({
    every,
    // Once a day means in the middle of the day: 10:00 to 11:59, an hour more in summer.
    offset: every === day ? 9 * hour + (offset % 120) * minute : offset,
    ...(silence !== null && { silence: { from: silence, until: silence + 21 * day } }),
  }))

const spans = fc.array(fc.tuple(minutes(0, 40 * 24 * 60), minutes(1, 25 * 24 * 60)), {
  minLength: 1,
  maxLength: 2,
})

/** Moments are counted from the start of the first course. */
export const randomResident: fc.Arbitrary<Resident> = fc
  .record({
    joins: fc.oneof(minutes(-20 * 24 * 60, 0), minutes(0, 60 * 24 * 60)),
    leaves: fc.option(minutes(0, 100 * 24 * 60), { freq: 4 }),
    pauses: fc.oneof({ weight: 2, arbitrary: fc.constant([]) }, spans),
    blocks: fc.oneof({ weight: 3, arbitrary: fc.constant([]) }, spans),
    first: healthy,
    others: fc.oneof(
      { weight: 2, arbitrary: fc.array(healthy, { maxLength: 4 }) },
      fc.array(habit, { maxLength: 4 }),
    ),
    ticks,
  })
  .map(({ joins, leaves, pauses, blocks, first, others, ticks }) => ({
    life: {
      joins,
      ...(leaves !== null && { leaves: joins + leaves }),
      pauses: inARow(joins, pauses),
      blocks: inARow(joins, blocks),
      habits: [first, ...others] as const,
    },
    ticks,
  }))

/** Spans from gaps and lengths. */
function inARow(from: number, spans: readonly (readonly [gap: number, length: number])[]) {
  let at = from
  return spans.map(([gap, length]) => {
    const span = { from: at + gap, until: at + gap + length }
    at = span.until + minute
    return span
  })
}

/** The same life at another time. */
export function moved({ life, ticks }: Resident, by: number): Resident {
  const span = ({ from, until }: { from: number; until: number }) => ({ from: from + by, until: until + by })
  const { joins, leaves, pauses, blocks, habits } = life
  return {
    life: {
      joins: joins + by,
      ...(leaves !== undefined && { leaves: leaves + by }),
      pauses: pauses.map(span),
      blocks: blocks.map(span),
      habits,
    },
    ticks: { ...ticks, ...(ticks.silence && { silence: span(ticks.silence) }) },
  }
}
