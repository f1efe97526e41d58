// What was remembered of one lesson when it came back, gap by gap, against what was to be expected.
import type { Lesson, Question, Teaching } from './course.ts'
import { isRipe, type RecallPublished, type Ripening } from './memory-publication.ts'
import type { RightFigure } from './publication.ts'
import { type MemoryGap, memoryGaps } from './recall-counts.ts'
import { retrievability } from './repetition.ts'
import type { RunningCourse } from './running-course.ts'
import type { ItemStanding } from './standing.ts'
import { type Millis, opensAfterWorkingDays } from './timetable.ts'

/** Of the whole organisation only. `answered` is rounded down to a multiple of ten, and what was right is scaled to it. */
export type RecallShown =
  | ({ readonly kind: 'shown' } & RightFigure)
  | { readonly kind: 'hidden'; readonly why: MemoryHidden }

export type MemoryHidden =
  /** Nobody's first answer is published and old enough yet for the question to have come back to all of them. */
  | 'too early'
  /** Fewer than ten answers, or fewer than ten people of whom it may be known that they could have given one. */
  | 'few answers'

export interface MemoryGapShown {
  readonly gap: MemoryGap
  /** Calendar days after the answer before, as the course has it. */
  readonly days: number
  readonly recall: RecallShown
  /** The share of right answers to be expected, 0 to 1: what is remembered by FSRS, and the rest guessing. */
  readonly forecast: number
}

const day: Millis = 24 * 60 * 60 * 1000
/** So many working days after it is due it has come to everyone, whatever else was due, and most have answered. */
const settlingWorkingDays = 3

/** In the order after wrong, after right, later. */
export function showMemoryGaps(
  running: RunningCourse,
  lesson: Lesson,
  { recall }: { readonly recall?: RecallPublished },
  now: Millis,
): MemoryGapShown[] {
  const { teaching } = running.course
  return memoryGaps.map((gap) => {
    const figure = recall?.gaps[gap]
    const isEarly = !isRipe(recall, gap, ripeningOf(running, now))
    return {
      gap,
      days: daysOf(gap, teaching),
      recall: figure
        ? { kind: 'shown', ...figure }
        : { kind: 'hidden', why: isEarly ? 'too early' : 'few answers' },
      forecast: forecast(gap, lesson, teaching),
    }
  })
}

/** A course that ends first never gets there. */
export function ripeningOf({ course, timetable }: RunningCourse, now: Millis): Ripening {
  const { afterWrongDays, afterRightDays } = course.teaching.repetition
  const after = {
    'after wrong': afterWrongDays,
    'after right': afterRightDays,
    // After a wrong answer and a right one: the longest way to the second time.
    later: afterWrongDays + afterRightDays,
  }
  return {
    now,
    ripens: (gap, at) => opensAfterWorkingDays(timetable, at + after[gap] * day, settlingWorkingDays),
  }
}

/** The share of right answers that choosing blindly gives, 0 to 1: one of k options, or any of them where several are right. */
export function guessed({ options }: Question): number {
  const isSeveral = options.filter(({ right }) => right).length > 1
  return 1 / Math.max(1, isSeveral ? 2 ** options.length - 1 : options.length)
}

/**
 * observed = g + (1 − g) · known: whoever has forgotten still guesses right with chance g. Known is the retrievability of
 * FSRS-6 with its default parameters, fitted to flash cards and not to lessons: a yardstick, no promise. "Later" stands for the
 * commonest way there: wrong, right, and the longer gap.
 */
function forecast(gap: MemoryGap, { question, variants }: Lesson, teaching: Teaching): number {
  const { afterWrongDays } = teaching.repetition
  const ways: Record<MemoryGap, readonly [days: number, right: boolean][]> = {
    'after wrong': [[0, false]],
    'after right': [[0, true]],
    later: [
      [0, false],
      [afterWrongDays, true],
    ],
  }
  const answers = ways[gap].map(([days, right]) => answerOn(days, right))
  const known = retrievability(answers, (answers.at(-1)?.since ?? 0) + daysOf(gap, teaching) * day)
  const chances = [question, ...variants].map(guessed)
  const chance = chances.reduce((sum, each) => sum + each, 0) / chances.length
  return chance + (1 - chance) * known
}

function daysOf(gap: MemoryGap, { repetition }: Teaching): number {
  return gap === 'after wrong' ? repetition.afterWrongDays : repetition.afterRightDays
}

function answerOn(days: number, right: boolean): ItemStanding {
  const at = days * day
  return { state: 'answered', since: at, question: '', cardAt: at, shownAt: at, reminders: 0, right }
}
