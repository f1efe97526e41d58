// What a rehearsal comes to, as plain data that can be printed, sent or compared.
import type { Text } from '../core/course.ts'

export interface RehearsedStep {
  readonly id: string
  /** Undefined for surveys. */
  readonly title?: Text
  /** ISO dates: by the calendar, and the first and last one on which somebody got it. */
  readonly planned: string
  readonly firstSent?: string
  readonly lastSent?: string
  readonly eligible: number
  readonly sent: number
  readonly answered: number
  readonly right: number
  readonly expired: number
  readonly reminders: number
  readonly repetitions: number
  readonly repetitionsAnswered: number
  readonly repetitionsRight: number
}

export interface RehearsedCourse {
  readonly id: string
  readonly title: Text
  /** ISO dates: the first and last working day. */
  readonly from: string
  readonly to: string
  readonly steps: readonly RehearsedStep[]
  /** Who has answered every lesson. */
  readonly certificates: number
}

export interface Rehearsal {
  readonly people: {
    readonly all: number
    readonly joiningLate: number
    readonly leaving: number
    readonly pausing: number
    readonly neverAnswering: number
  }
  readonly courses: readonly RehearsedCourse[]
  readonly cards: {
    readonly all: number
    readonly busiestDay?: { readonly date: string; readonly cards: number }
    readonly meanADay: number
    /** Must be 1. */
    readonly mostForOneInADay: number
    /** Must be 0. */
    readonly outsideWorkingHours: number
  }
  /** How often a slice was looked at. */
  readonly looks: number
}
