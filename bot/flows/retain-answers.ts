// Erases answers whose time is over, once a day; or says what would be erased.
import type { Clock, CourseRunStore, LearnerStore, Log, RetentionStore } from '../core/ports.ts'
import { type ErasableCourse, erasableCourses } from '../core/retention.ts'
import { type AnswersOfCourse, eraseAnswers } from './erase-answers.ts'

interface World {
  readonly learners: LearnerStore
  readonly runs: Pick<CourseRunStore, 'list'>
  readonly clock: Clock
}

export type Retained = ErasableCourse & AnswersOfCourse

const none: AnswersOfCourse = { answers: 0, learners: 0 }

/**
 * All courses that have begun, and how many answers of those that are due were erased, or with a dry run would be.
 * Throws if the storage can't be reached.
 */
export async function retainAnswers(
  world: World,
  { afterDays, isDryRun }: { readonly afterDays: number; readonly isDryRun: boolean },
): Promise<readonly Retained[]> {
  const courses = await coursesOf(world, afterDays)
  const due = new Set(courses.filter(({ isDue }) => isDue).map(({ course }) => course))
  const erased = due.size === 0 ? {} : await eraseAnswers(world.learners, due, { isDryRun })
  return courses.map((each) => ({ ...each, ...(erased[each.course] ?? none) }))
}

/**
 * Once a day; what was erased whole isn't looked for again. Any number of instances may do it at any time. Broken off,
 * it is done again the next time.
 */
export async function retainDaily(
  world: World & { readonly retention: RetentionStore; readonly log: Log },
  afterDays: number,
  stopping?: AbortSignal,
): Promise<void> {
  const today = todayOf(world.clock)
  const before = await world.retention.read()
  if (before?.day === today) return
  const erased = before?.erased ?? {}
  const due = (await coursesOf(world, afterDays)).filter(
    ({ course, end, isDue }) => isDue && erased[course] !== end,
  )
  const counts =
    due.length === 0
      ? {}
      : await eraseAnswers(world.learners, new Set(due.map(({ course }) => course)), {
          isDryRun: false,
          ...(stopping && { stopping }),
        })
  for (const { course } of due)
    world.log.info({ course, ...counts[course] }, 'Answers to a course were erased: their time is over.')
  const ended = Object.fromEntries(due.map(({ course, end }) => [course, end]))
  await world.retention.write({ day: today, erased: { ...erased, ...ended } })
}

async function coursesOf({ runs, clock }: World, afterDays: number): Promise<readonly ErasableCourse[]> {
  return erasableCourses(await runs.list(), afterDays, todayOf(clock))
}

function todayOf(clock: Clock): string {
  return new Date(clock.now()).toISOString().slice(0, 10)
}
