// The surveys at a course's start and end, question by question, for the whole organisation.
import type { Question, Survey, Text } from './course.ts'
import { surveyQuestion } from './due.ts'
import { addAnswers, addFigures, type Figures } from './figures.ts'
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

/**
 * How many chose 4 or 5 of 5, and how many 1 or 2; the figures are those of RightShown, with high or low for right. Each
 * is of another half of the people, as chance has it, so `answered` differs.
 */
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
  /** What it is published under: "survey.baseline.who", "survey.baseline.confidence". */
  readonly id: string
  readonly groups: readonly Counted[]
}

export interface SurveyQuestionPublished {
  readonly id: string
  readonly published: readonly PublishedGroup[]
}

/** The same survey counted in two halves of the slices; a slice is a matter of chance. */
export interface Halves {
  readonly high: LessonCounts
  readonly low: LessonCounts
}

/**
 * Each question on its own, and promised is what `publish` promises, for each of them: nobody can be certain of what one
 * person answered to it, nor of whether they are confident or not. Nothing is told of the same answer twice: what two
 * figures say together of three kinds of answers can be certain where neither is. So those with high confidence are
 * counted among half of the people and those with low among the others. How many were right in all questions at once is
 * counted too and never shown, for the same reason. Not promised: that nobody can guess from one question to another.
 */
export function countSurvey(survey: Survey, step: LessonCounts, halves: Halves): SurveyQuestionCounts[] {
  const { lesson } = step
  if (lesson !== baseline && lesson !== followUp) return []
  const steps = ['1', '2', '3', '4', '5']
  return [
    ...survey.questions.map(({ id, options }) => {
      const right = options.filter((option) => option.right)
      return { id: `${lesson}.${id}`, groups: [countAnswers(step, id, idsOf(options), idsOf(right))] }
    }),
    {
      id: `${lesson}.confidence`,
      groups: [
        countAnswers(halves.high, 'confidence', steps, ['4', '5'], 'high'),
        countAnswers(halves.low, 'confidence', steps, ['1', '2'], 'low'),
      ],
    },
  ]
}

function countAnswers(
  { departments }: LessonCounts,
  question: string,
  all: readonly string[],
  right: readonly string[],
  department: string | null = null,
): Counted {
  const { options } = addAnswers(departments.map(({ answers }) => answers))
  const sum = (ids: readonly string[]) =>
    ids.reduce((total, id) => total + (options[`${surveyQuestion}/${question}/${id}`] ?? 0), 0)
  const answers = { answered: sum(all), right: sum(right), options: {} }
  return { department, members: [{ department: department ?? '', answers }] }
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
  const right = (id: SurveyId, question: string, group: string | null = null): RightShown => {
    const published = surveyed.find((each) => each.id === `${id}.${question}`)?.published ?? []
    const own = published.filter(({ department }) => department === group)
    return showWhole(departmentsOf(id), own).right
  }
  const confidence = (id: SurveyId): ConfidenceShown => ({
    high: right(id, 'confidence', 'high'),
    low: right(id, 'confidence', 'low'),
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
