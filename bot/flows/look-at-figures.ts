// Looks at all figures: reads every slice's counts and publishes what may be known by now, whichever page asked.
import { ripeningOf } from '../core/memory-gaps.ts'
import { publishRecall } from '../core/memory-publication.ts'
import { countSteps, type LessonCounts, type LessonPublished, type SliceCounts } from '../core/overview.ts'
import type { Clock, LearnerStore, Planner, PublicationStore, RestingCourse, Stored } from '../core/ports.ts'
import { groupDepartments } from '../core/privacy.ts'
import { nothingPublished, type Publication, publish } from '../core/publication.ts'
import type { RunningCourse } from '../core/running-course.ts'
import {
  countSurvey,
  type Halves,
  type SurveyQuestionPublished,
  smallestSurveyBatch,
} from '../core/survey-figures.ts'
import type { Millis } from '../core/timetable.ts'

export interface Looking {
  readonly learners: LearnerStore
  readonly publications: PublicationStore
  readonly planner: Planner
  readonly clock: Clock
}

/** What every page is made from, of one moment. */
export interface Looked {
  readonly at: Millis
  readonly slices: readonly SliceCounts[]
  readonly courses: readonly CourseLooked[]
  /** Those of which nothing is sent. */
  readonly resting?: readonly RestingCourse[]
}

export interface CourseLooked {
  readonly running: RunningCourse
  /** Lessons and surveys; of surveys nothing is published as a whole. */
  readonly steps: readonly LessonPublished[]
  readonly surveyed: readonly SurveyQuestionPublished[]
}

/**
 * Costs one range read a slice and one a course, whatever the number of answers, and one write for each lesson and survey
 * question of which more can be published. Throws if the storage can't be reached.
 */
export async function lookAtFigures({ learners, publications, planner, clock }: Looking): Promise<Looked> {
  const { courses, resting = [] } = await planner.current()
  // Read before the counts: these then hold every answer that has been published, by whomever.
  const before = await Promise.all(courses.map(({ course }) => publications.list(course.id)))
  const numbers = Array.from({ length: learners.slices }, (_, slice) => slice)
  const slices = await Promise.all(numbers.map((slice) => learners.readCounts(slice)))
  // Not before: no answer that was read is younger than this.
  const at = clock.now()
  const counted = countSteps(slices, courses)
  // Of surveys alone: adding up is what takes longest after the reading.
  const surveys = courses.map((each) => ({ ...each, steps: each.steps.filter(({ survey }) => survey) }))
  const [high, low] = [0, 1].map((half) =>
    countSteps(
      slices.filter((_, slice) => slice % 2 === half),
      surveys,
    ),
  )
  return {
    at,
    slices,
    resting,
    courses: await Promise.all(
      courses.map(async (running, i) => {
        const desk = { publications, running, stored: before[i] ?? [], at }
        const steps = counted.filter(({ course }) => course === running.course.id)
        return {
          running,
          steps: await Promise.all(steps.map((step) => publishStep(desk, step))),
          surveyed: (
            await Promise.all(
              steps.map((step) =>
                publishSurvey(desk, step, { high: sameIn(high, step), low: sameIn(low, step) }),
              ),
            )
          ).flat(),
        }
      }),
    ),
  }
}

interface Desk {
  readonly publications: PublicationStore
  readonly running: RunningCourse
  readonly stored: readonly Stored<Publication>[]
  readonly at: Millis
}

async function publishStep(desk: Desk, step: LessonCounts): Promise<LessonPublished> {
  const isLesson = desk.running.course.lessons.some(({ id }) => id === step.lesson)
  if (!isLesson) return { ...step, published: [] }
  const { groups, recall } = await keep(desk, step.lesson, (before) =>
    publishRecall(
      publish(before, groupDepartments(step.departments)),
      step.recalled,
      ripeningOf(desk.running, desk.at),
    ),
  )
  return { ...step, published: groups, ...(recall && { recall }) }
}

async function publishSurvey(
  desk: Desk,
  step: LessonCounts,
  halves: Halves,
): Promise<SurveyQuestionPublished[]> {
  const { survey } = desk.running.course
  const questions = survey ? countSurvey(survey, step, halves) : []
  return Promise.all(
    questions.map(async ({ id, groups }) => {
      const { groups: published } = await keep(desk, id, (before) =>
        publish(before, groups, smallestSurveyBatch),
      )
      return { id, published }
    }),
  )
}

function sameIn(all: readonly LessonCounts[] = [], step: LessonCounts): LessonCounts {
  const same = all.find(({ course, lesson }) => course === step.course && lesson === step.lesson)
  return same ?? { ...step, departments: [], recalled: {}, editions: {} }
}

/** What is shown has been kept first: every viewer at every instance sees the same batches. */
async function keep(
  { publications, running, stored }: Desk,
  lesson: string,
  next: (before: Publication) => Publication,
): Promise<Publication> {
  const course = running.course.id
  const of = (all: readonly Stored<Publication>[]) => all.find(({ value }) => value.lesson === lesson)
  const known = of(stored)
  const before = known?.value ?? nothingPublished(course, lesson)
  const after = next(before)
  if (after === before || (await publications.put(after, known?.version))) return after
  // Somebody else published first, and theirs holds.
  return of(await publications.list(course))?.value ?? before
}

interface KeepSettings {
  /** Real time. */
  readonly maxAgeMilliseconds: number
  /** A clock that only goes forward, in milliseconds. */
  readonly elapsed: () => number
}

/**
 * Looks once for all who ask within so short a time, and anew when a course has been started, stopped or edited. What
 * is kept is what a look at that moment gave to everyone, published figures and all.
 */
export function createLook(world: Looking, { maxAgeMilliseconds, elapsed }: KeepSettings) {
  let kept: { readonly looked: Promise<Looked>; readonly version: string; readonly at: number } | undefined
  return async (): Promise<Looked> => {
    const { version } = await world.planner.current()
    if (kept?.version === version && elapsed() - kept.at < maxAgeMilliseconds) return kept.looked
    const mine = { looked: lookAtFigures(world), version, at: elapsed() }
    kept = mine
    mine.looked.catch(() => {
      if (kept === mine) kept = undefined
    })
    return mine.looked
  }
}
