// The leader's overview, by course, lesson and department: the tallies of all slices added up, and of the answers what
// has been published.
import { Temporal } from 'temporal-polyfill'
import type { Text } from './course.ts'
import { countByDepartment, type DepartmentCounts } from './figures.ts'
import { type FiguresShown, groupDepartments, showGroup, showWhole } from './privacy.ts'
import type { PublishedGroup } from './publication.ts'
import type { RunningCourse, Step } from './running-course.ts'
import type { SliceMark } from './slice.ts'
import type { Tally } from './tally.ts'
import { localDate, type Millis } from './timetable.ts'

export interface OverviewLesson {
  readonly id: string
  /** From 1. */
  readonly number: number
  readonly title: Text
  /** When it goes out to those who follow the course from its start, ISO 8601 with offset. */
  readonly goesOut: string
  /** The ISO date by which a fact must be checked again, once that is thirty days off or less. */
  readonly recheckBy?: string
  /** That date has passed: the lesson isn't sent until somebody has checked it. */
  readonly isHeldBack: boolean
  readonly figures: FiguresShown
  /** `null` is several departments too small to be shown alone; an empty name, people without a department. */
  readonly departments: readonly { readonly department: string | null; readonly figures: FiguresShown }[]
}

export interface OverviewCourse {
  readonly id: string
  readonly title: Text
  readonly lessons: readonly OverviewLesson[]
}

export interface Overview {
  /** The course's time when the figures were read, ISO 8601 with offset; runs fast in local mode. */
  readonly asOf: string
  readonly learners: number
  /** How many of the learners are simulated (local mode); their figures are in all the others. */
  readonly simulated: number
  readonly courses: readonly OverviewCourse[]
}

/** What one slice has counted. */
export interface SliceCounts {
  readonly mark?: SliceMark
  readonly tallies: readonly Tally[]
}

export interface LessonCounts {
  readonly course: string
  readonly lesson: string
  readonly departments: readonly DepartmentCounts[]
}

/** With the groups of which answers have been published. */
export interface LessonPublished extends LessonCounts {
  readonly published: readonly PublishedGroup[]
}

/** Surveys are left out. */
export function countLessons(
  counts: readonly SliceCounts[],
  courses: readonly RunningCourse[],
): LessonCounts[] {
  const tallies = Map.groupBy(
    counts.flatMap((slice) => slice.tallies),
    ({ course, lesson }) => `${course}/${lesson}`,
  )
  return courses.flatMap(({ course, steps }) =>
    steps
      .filter(({ lesson }) => lesson)
      .map(({ id }) => ({
        course: course.id,
        lesson: id,
        departments: countByDepartment(tallies.get(`${course.id}/${id}`) ?? []),
      })),
  )
}

/** Departments come in Swedish alphabetical order. */
export function createOverview(
  counts: readonly SliceCounts[],
  courses: readonly RunningCourse[],
  lessons: readonly LessonPublished[],
  now: Millis,
): Overview {
  const zone = courses[0]?.timetable.zone ?? 'UTC'
  return {
    asOf: isoTime(now, zone),
    learners: sum(counts, ({ mark }) => mark?.learners ?? 0),
    simulated: sum(counts, ({ mark }) => mark?.simulated ?? 0),
    courses: courses.map(({ course, timetable, steps }) => ({
      id: course.id,
      title: course.title,
      lessons: steps.flatMap((step) => {
        const { lesson, id } = step
        if (!lesson) return []
        return {
          id,
          number: course.lessons.indexOf(lesson) + 1,
          title: lesson.title,
          goesOut: isoTime(step.goesOut, timetable.zone),
          ...recheck(step, now, timetable.zone),
          ...lessonFigures(lessons.find((each) => each.course === course.id && each.lesson === id)),
        }
      }),
    })),
  }
}

/** How long before a fact runs out the leader is told. */
const warningDays = 30

function recheck({ heldFrom }: Step, now: Millis, zone: string) {
  const isHeldBack = now >= heldFrom
  if (now < heldFrom - warningDays * 24 * 60 * 60 * 1000) return { isHeldBack }
  return { isHeldBack, recheckBy: localDate(zone, heldFrom - 1) }
}

function lessonFigures({ departments = [], published = [] }: Partial<LessonPublished> = {}) {
  return {
    figures: showWhole(departments, published),
    departments: groupDepartments(departments).map((group) => ({
      department: group.department,
      figures: showGroup(group, published),
    })),
  }
}

function sum<T>(rows: readonly T[], value: (row: T) => number): number {
  return rows.reduce((total, row) => total + value(row), 0)
}

/** ISO 8601 with offset. */
export function isoTime(at: Millis, zone: string): string {
  return Temporal.Instant.fromEpochMilliseconds(at).toString({ timeZone: zone, smallestUnit: 'second' })
}
