// What is remembered of a course: right at first, right when it came back, and what the forecast said.
import type { Text } from './course.ts'
import type { RightShown } from './privacy.ts'
import type { RightFigure } from './publication.ts'
import type { SurveysShown } from './survey-figures.ts'

/**
 * Which time it came back: the first time, after the course's gap for a wrong answer (12 days) or for a right one (24),
 * or a later time (24 days and more after the first).
 */
export type MemoryGap = 'after wrong' | 'after right' | 'later'

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

export interface LessonMemory {
  readonly id: string
  readonly number: number
  readonly title: Text
  /** The share of right answers that guessing alone gives, 0 to 1. */
  readonly guessed: number
  readonly first: RightShown
  /** In the order of MemoryGap. */
  readonly gaps: readonly MemoryGapShown[]
}

/** One that most often goes wrong at first, the worst first. */
export interface OftenWrong {
  readonly id: string
  readonly number: number
  readonly title: Text
  readonly right: RightFigure
  /** The wrong option most often chosen, where the options are told. */
  readonly mostChosen?: {
    readonly option: string
    readonly text: Text
    readonly chosen: number
    readonly answered: number
  }
  /** That option draws half of the wrong answers or more, and a fifth of all: people are sure of it, and wrong. */
  readonly isWithConviction: boolean
}

/** One that was right at first and is most often wrong later, the worst first. */
export interface OftenForgotten {
  readonly id: string
  readonly number: number
  readonly title: Text
  /** When it came back after a right answer. */
  readonly recall: RightFigure
  readonly forecast: number
}

export interface CourseMemory {
  /** The course's time, ISO 8601 with offset. */
  readonly asOf: string
  readonly course: { readonly id: string; readonly title: Text }
  /** What the lessons add up to. */
  readonly guessed: number
  readonly first: RightShown
  /** What the lessons' figures add up to, in the order of MemoryGap. */
  readonly gaps: readonly MemoryGapShown[]
  readonly lessons: readonly LessonMemory[]
  readonly oftenWrong: readonly OftenWrong[]
  readonly oftenForgotten: readonly OftenForgotten[]
  /** Absent where the course has no survey. */
  readonly surveys?: SurveysShown
}
