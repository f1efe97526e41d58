// The leader's overview, by course, lesson and department: the tallies of all slices added up, and of the answers what
// has been published.
import type { Text } from './course.ts'
import { addFigures, addNamed, countByDepartment, type DepartmentCounts, type Figures } from './figures.ts'
import type { RecallPublished } from './memory-publication.ts'
import { isoTime, type OverviewLesson, showLessons } from './overview-lesson.ts'
import { noticesIn, type OverviewNotice } from './overview-notices.ts'
import type { PublishedGroup } from './publication.ts'
import { addRecalled, type Recalled } from './recall-counts.ts'
import type { RunningCourse } from './running-course.ts'
import type { SliceMark } from './slice.ts'
import type { Tally } from './tally.ts'
import type { Millis } from './timetable.ts'

/** The lesson or survey whose time came last, and how far it has got. */
export interface Wave {
  readonly kind: 'lesson' | 'survey'
  /** A lesson's id or a survey's. */
  readonly item: string
  /** ISO 8601 with offset. */
  readonly goesOut: string
  readonly figures: Figures
}

export interface OverviewCourse {
  readonly id: string
  readonly title: Text
  readonly lessons: readonly OverviewLesson[]
  /** Absent until something goes out. */
  readonly wave?: Wave
}

export interface Overview {
  /** The course's time when the figures were read, ISO 8601 with offset; runs fast in local mode. */
  readonly asOf: string
  readonly learners: number
  /** How many of the learners are simulated (local mode); their figures are in all the others. */
  readonly simulated: number
  readonly courses: readonly OverviewCourse[]
  /** The most pressing first. */
  readonly notices: readonly OverviewNotice[]
}

/** What one slice has counted. */
export interface SliceCounts {
  readonly mark?: SliceMark
  readonly tallies: readonly Tally[]
}

/** Of a lesson or a survey. */
export interface LessonCounts {
  readonly course: string
  /** A lesson's id or a survey's. */
  readonly lesson: string
  readonly departments: readonly DepartmentCounts[]
  /** Of the whole organisation; never to be shown as it is. */
  readonly recalled: Recalled
  /** How many first got it in which edition. */
  readonly editions: Readonly<Record<string, number>>
}

/** With what has been published of it. */
export interface LessonPublished extends LessonCounts {
  readonly published: readonly PublishedGroup[]
  readonly recall?: RecallPublished
}

/** Surveys are left out. */
export function countLessons(
  counts: readonly SliceCounts[],
  courses: readonly RunningCourse[],
): LessonCounts[] {
  const all = countSteps(counts, courses)
  return courses.flatMap(({ course, steps }) =>
    all.filter((each) => {
      return each.course === course.id && steps.some(({ id, lesson }) => lesson && id === each.lesson)
    }),
  )
}

/** Lessons and surveys, in the order of the courses. */
export function countSteps(
  counts: readonly SliceCounts[],
  courses: readonly RunningCourse[],
): LessonCounts[] {
  const tallies = Map.groupBy(
    counts.flatMap((slice) => slice.tallies),
    ({ course, lesson }) => `${course}/${lesson}`,
  )
  return courses.flatMap(({ course, steps }) =>
    steps.map(({ id }) => {
      const all = tallies.get(`${course.id}/${id}`) ?? []
      return {
        course: course.id,
        lesson: id,
        departments: countByDepartment(all),
        recalled: addRecalled(all.map(({ recall = {} }) => recall)),
        editions: addNamed(all.map(({ editions = {} }) => editions)),
      }
    }),
  )
}

/** Departments come in Swedish alphabetical order. A survey is a wave where its counts are among those of the lessons. */
export function createOverview(
  counts: readonly SliceCounts[],
  courses: readonly RunningCourse[],
  lessons: readonly LessonPublished[],
  now: Millis,
  /** Of the time it tells, where no course is under way. */
  zone = 'UTC',
): Overview {
  const shown = courses.map((running) => showCourse(running, lessons, now))
  return {
    asOf: isoTime(now, courses[0]?.timetable.zone ?? zone),
    learners: sum(counts, ({ mark }) => mark?.learners ?? 0),
    simulated: sum(counts, ({ mark }) => mark?.simulated ?? 0),
    courses: shown,
    notices: noticesIn(shown, now),
  }
}

function showCourse(
  running: RunningCourse,
  lessons: readonly LessonPublished[],
  now: Millis,
): OverviewCourse {
  const { course } = running
  const of = (id: string) => lessons.find((each) => each.course === course.id && each.lesson === id)
  const wave = lastWave(running, of, now)
  return {
    id: course.id,
    title: course.title,
    lessons: showLessons(running, of, now),
    ...(wave && { wave }),
  }
}

function lastWave(
  { steps, timetable }: RunningCourse,
  of: (id: string) => LessonPublished | undefined,
  now: Millis,
): Wave | undefined {
  const last = steps.findLast(({ goesOut }) => goesOut <= now)
  const counts = last && of(last.id)
  return (
    counts && {
      kind: last.survey ? 'survey' : 'lesson',
      item: last.id,
      goesOut: isoTime(last.goesOut, timetable.zone),
      figures: addFigures(counts.departments.map(({ figures }) => figures)),
    }
  )
}

function sum<T>(rows: readonly T[], value: (row: T) => number): number {
  return rows.reduce((total, row) => total + value(row), 0)
}
