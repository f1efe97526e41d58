// What is remembered of a course: right at first, right when it came back, and what the forecast said.
import type { Lesson, Text } from './course.ts'
import { guessed, type MemoryGapShown, type RecallShown, showMemoryGaps } from './memory-gaps.ts'
import { type OftenForgotten, type OftenWrong, oftenForgotten, oftenWrong } from './memory-lists.ts'
import type { LessonPublished } from './overview.ts'
import { isoTime } from './overview-lesson.ts'
import { addRight, type RightShown, showWhole } from './privacy.ts'
import type { RunningCourse } from './running-course.ts'
import { type SurveyQuestionPublished, type SurveysShown, showSurveys } from './survey-figures.ts'
import type { Millis } from './timetable.ts'

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

/** `steps` are all of the course, its surveys among them. */
export function createMemory(
  running: RunningCourse,
  steps: readonly LessonPublished[],
  surveyed: readonly SurveyQuestionPublished[],
  now: Millis,
): CourseMemory {
  const { course, timetable } = running
  const rows = course.lessons.map((lesson, index) => {
    const counts = steps.find((each) => each.lesson === lesson.id)
    return {
      memory: showLesson(running, lesson, index + 1, counts, now),
      lesson,
      published: counts?.published ?? [],
    }
  })
  const lessons = rows.map(({ memory }) => memory)
  const surveys = showSurveys(running, steps, surveyed)
  return {
    asOf: isoTime(now, timetable.zone),
    course: { id: course.id, title: course.title },
    guessed: mean(lessons.map((each) => each.guessed)),
    first: addShown(lessons.map(({ first }) => first)),
    gaps: addGaps(lessons.map(({ gaps }) => gaps)),
    lessons,
    oftenWrong: oftenWrong(rows),
    oftenForgotten: oftenForgotten(lessons),
    ...(surveys && { surveys }),
  }
}

function showLesson(
  running: RunningCourse,
  lesson: Lesson,
  number: number,
  counts: LessonPublished | undefined,
  now: Millis,
): LessonMemory {
  return {
    id: lesson.id,
    number,
    title: lesson.title,
    guessed: guessed(lesson.question),
    first: showWhole(counts?.departments ?? [], counts?.published ?? []).right,
    gaps: showMemoryGaps(running, lesson, counts ?? {}, now),
  }
}

/** What is shown of any added up; else the reason of the one that has come furthest. */
function addShown(all: readonly RightShown[]): RightShown {
  const shown = all.flatMap((each) => (each.kind === 'shown' ? [each] : []))
  if (shown.length > 0) return { kind: 'shown', ...addRight(shown) }
  const hidden = all.find((each) => each.kind === 'hidden' && each.why !== 'no answers')
  return hidden ?? { kind: 'hidden', why: 'no answers' }
}

function addGaps(all: readonly (readonly MemoryGapShown[])[]): MemoryGapShown[] {
  const [first = []] = all
  return first.map(({ gap, days }, index) => {
    const same = all.flatMap((gaps) => gaps[index] ?? [])
    const told = same.filter(({ recall }) => recall.kind === 'shown')
    const weights = told.length > 0 ? told.map(({ recall }) => answeredIn(recall)) : same.map(() => 1)
    const forecasts = (told.length > 0 ? told : same).map(({ forecast }) => forecast)
    return {
      gap,
      days,
      recall: addRecall(same.map(({ recall }) => recall)),
      forecast: mean(forecasts, weights),
    }
  })
}

function addRecall(all: readonly RecallShown[]): RecallShown {
  const shown = all.flatMap((each) => (each.kind === 'shown' ? [each] : []))
  if (shown.length > 0) return { kind: 'shown', ...addRight(shown) }
  const few = all.find((each) => each.kind === 'hidden' && each.why === 'few answers')
  return few ?? { kind: 'hidden', why: 'too early' }
}

function answeredIn(recall: RecallShown): number {
  return recall.kind === 'shown' ? recall.answered : 0
}

function mean(values: readonly number[], weights: readonly number[] = values.map(() => 1)): number {
  const weight = weights.reduce((sum, each) => sum + each, 0)
  if (weight === 0) return 0
  return values.reduce((sum, value, i) => sum + value * (weights[i] ?? 0), 0) / weight
}
