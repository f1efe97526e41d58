// The surveys at a course's start and end, question by question, for the whole organisation.
import type { Text } from './course.ts'
import type { Figures } from './figures.ts'
import type { RightShown } from './privacy.ts'

export interface SurveyShown {
  /** When it goes out to those who follow the course from its start, ISO 8601 with offset. */
  readonly goesOut: string
  readonly figures: Figures
}

/** A question at the start and at the end. Not the same people: whoever came or left between is in one of them only. */
export interface SurveyQuestionShown {
  readonly id: string
  readonly text: Text
  readonly baseline: RightShown
  readonly followUp: RightShown
}

/** How many chose 4 or 5 of 5, and how many 1 or 2; the figures are those of RightShown, with high for right. */
export interface ConfidenceShown {
  readonly high: RightShown
  readonly low: RightShown
}

export interface SurveysShown {
  readonly baseline: SurveyShown
  readonly followUp: SurveyShown
  readonly questions: readonly SurveyQuestionShown[]
  readonly confidence: {
    readonly statement: Text
    readonly baseline: ConfidenceShown
    readonly followUp: ConfidenceShown
  }
}
