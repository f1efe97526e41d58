// One lesson in the overview: its date, whether its facts still hold, and its figures by group.
import { Temporal } from 'temporal-polyfill'
import type { Course, Text } from './course.ts'
import type { LessonPublished } from './overview.ts'
import { type FiguresShown, groupDepartments, showGroup, showWhole } from './privacy.ts'
import type { RunningCourse, Step } from './running-course.ts'
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

/** How long before a fact runs out the leader is told. */
const warningDays = 30
const day: Millis = 24 * 60 * 60 * 1000

export function showLessons(
  { course, timetable, steps }: RunningCourse,
  of: (lesson: string) => LessonPublished | undefined,
  now: Millis,
): OverviewLesson[] {
  return steps.flatMap((step) => {
    const { departments = [], published = [] } = of(step.id) ?? {}
    if (!step.lesson) return []
    return {
      ...describeStep(step, course, timetable.zone, now),
      figures: showWhole(departments, published),
      departments: groupDepartments(departments).map((group) => ({
        department: group.department,
        figures: showGroup(group, published),
      })),
    }
  })
}

function describeStep(step: Step, { lessons }: Course, zone: string, now: Millis) {
  const index = lessons.findIndex(({ id }) => id === step.id)
  const { heldFrom } = step
  return {
    id: step.id,
    number: index + 1,
    title: lessons[index]?.title ?? {},
    goesOut: isoTime(step.goesOut, zone),
    ...(now >= heldFrom - warningDays * day && { recheckBy: localDate(zone, heldFrom - 1) }),
    isHeldBack: now >= heldFrom,
  }
}

/** ISO 8601 with offset, to the second. */
export function isoTime(at: Millis, zone: string): string {
  return Temporal.Instant.fromEpochMilliseconds(at).toString({ timeZone: zone, smallestUnit: 'second' })
}
