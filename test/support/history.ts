// One learner's history, tick by tick: what was planned for them, and what came of it.
import type { Due, DueItem } from '../../bot/core/due.ts'
import type { Learner } from '../../bot/core/learner.ts'
import type { RunningCourse } from '../../bot/core/running-course.ts'
import type { Tally } from '../../bot/core/tally.ts'
import type { Millis } from '../../bot/core/timetable.ts'
import { SimulatedLearner } from './simulated-learner.ts'

export interface Span {
  readonly from: Millis
  readonly until: Millis
}

/** What happens to a card: whether it arrives, and what the learner does with it. */
export interface Habit {
  readonly outcome: 'sent' | 'unknown' | 'passing' | 'failed'
  readonly answer: 'right' | 'wrong' | 'none'
  readonly after: Millis
}

export interface Life {
  readonly joins: Millis
  readonly leaves?: Millis
  /** Rising, none within another. */
  readonly pauses: readonly Span[]
  /** Teams refuses everything in between, which shows at the next try. */
  readonly blocks: readonly Span[]
  /** For the first card, the second …, and from the beginning again. */
  readonly habits: readonly [Habit, ...Habit[]]
}

export interface Ticks {
  readonly every: Millis
  readonly offset: Millis
  readonly silence?: Span
  /** Looks at every tick, whatever `nextAt` says. */
  readonly isEager?: boolean
}

export interface Entry extends Pick<DueItem, 'course' | 'item' | 'lesson' | 'question'> {
  readonly at: Millis
  readonly kind: DueItem['kind'] | 'answer' | 'expiry'
  /** Of a card: what became of it. Of an answer: right or wrong. */
  readonly outcome: Habit['outcome'] | 'unreached' | 'right' | 'wrong' | 'over'
}

export interface History {
  readonly entries: readonly Entry[]
  readonly learner: Learner
  /** By "course/lesson". */
  readonly tallies: ReadonlyMap<string, Tally>
}

/** Called when nothing is to be done before `nextAt`. */
export type Waiting = (learner: Learner, now: Millis, nextAt: Due['nextAt']) => void

const day: Millis = 24 * 60 * 60 * 1000

/** From joining until a month after the last course. */
export function live(
  courses: readonly RunningCourse[],
  life: Life,
  ticks: Ticks,
  onWaiting: Waiting = () => {},
): History {
  const end = Math.max(...courses.map(({ timetable }) => timetable.endsAt)) + 30 * day
  const simulated = new SimulatedLearner(courses, life)
  let now = tickAt(ticks, life.joins)
  while (now <= end) {
    simulated.catchUp(now)
    if (ticks.isEager || simulated.nextLook <= now) simulated.look(now, onWaiting)
    now = tickAt(ticks, ticks.isEager ? now + 1 : Math.max(now + 1, simulated.nextLook))
  }
  return simulated
}

/** The first tick at or after a moment. */
export function tickAt({ every, offset, silence }: Ticks, at: Millis): Millis {
  const tick = Math.ceil((at - offset) / every) * every + offset
  const isSilent = silence && silence.from <= tick && tick < silence.until
  return isSilent ? Math.ceil((silence.until - offset) / every) * every + offset : tick
}
