// The surveys at a course's start and end, question by question, for the whole organisation.
import type { Question, Survey, Text } from './course.ts'
import { surveyQuestion } from './due.ts'
import { type AnswerCounts, addAnswers, addFigures, type Figures } from './figures.ts'
import { baseline, followUp, type SurveyId } from './item.ts'
import type { LessonCounts } from './overview.ts'
import { isoTime } from './overview-lesson.ts'
import { type RightShown, showWhole } from './privacy.ts'
import type { Counted, PublishedGroup } from './publication.ts'
import type { RunningCourse } from './running-course.ts'

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

/** Surveys are published for the whole organisation, so many new answers at a time. */
export const smallestSurveyBatch = 10

/** One question of one survey, counted like a lesson of a single group; of the confidence, two. */
export interface SurveyQuestionCounts {
  readonly survey: SurveyId
  /** What it is published under: "survey.baseline.who", "survey.baseline.confidence.high". */
  readonly id: string
  readonly group: Counted
}

export interface SurveyQuestionPublished {
  readonly id: string
  readonly published: readonly PublishedGroup[]
}

/**
 * Each question on its own: how many were right in all of them at once is counted too and never shown, for together with
 * the questions' own figures it could tell what one person answered to each.
 */
export function countSurvey(survey: Survey, { lesson, departments }: LessonCounts): SurveyQuestionCounts[] {
  if (lesson !== baseline && lesson !== followUp) return []
  const { options } = addAnswers(departments.map(({ answers }) => answers))
  const countOf = (name: string) => options[`${surveyQuestion}/${name}`] ?? 0
  const count = (question: string, all: readonly string[], right: readonly string[], kind = '') => {
    const sum = (ids: readonly string[]) => ids.reduce((total, id) => total + countOf(`${question}/${id}`), 0)
    const answers: AnswerCounts = { answered: sum(all), right: sum(right), options: {} }
    return {
      survey: lesson,
      id: `${lesson}.${question}${kind}`,
      group: { department: null, members: [{ department: '', answers }] },
    }
  }
  const steps = ['1', '2', '3', '4', '5']
  return [
    ...survey.questions.map(({ id, options: all }) =>
      count(id, idsOf(all), idsOf(all.filter(({ right }) => right))),
    ),
    count('confidence', steps, ['4', '5'], '.high'),
    count('confidence', steps, ['1', '2'], '.low'),
  ]
}

function idsOf(options: Question['options']): string[] {
  return options.map(({ id }) => id)
}

/** Undefined where the course has no survey. */
export function showSurveys(
  { course, steps, timetable }: RunningCourse,
  counts: readonly LessonCounts[],
  surveyed: readonly SurveyQuestionPublished[],
): SurveysShown | undefined {
  const { survey } = course
  if (!survey) return undefined
  const departmentsOf = (id: SurveyId) => counts.find(({ lesson }) => lesson === id)?.departments ?? []
  const show = (id: SurveyId): SurveyShown => ({
    goesOut: isoTime(steps.find((step) => step.id === id)?.goesOut ?? 0, timetable.zone),
    figures: addFigures(departmentsOf(id).map(({ figures }) => figures)),
  })
  const right = (id: SurveyId, question: string): RightShown => {
    const published = surveyed.find((each) => each.id === `${id}.${question}`)?.published ?? []
    return showWhole(departmentsOf(id), published).right
  }
  const confidence = (id: SurveyId): ConfidenceShown => ({
    high: right(id, 'confidence.high'),
    low: right(id, 'confidence.low'),
  })
  return {
    baseline: show(baseline),
    followUp: show(followUp),
    questions: survey.questions.map(({ id, text }) => ({
      id,
      text,
      baseline: right(baseline, id),
      followUp: right(followUp, id),
    })),
    confidence: {
      statement: survey.confidence,
      baseline: confidence(baseline),
      followUp: confidence(followUp),
    },
  }
}
