// The leader's overview: the tallies of all slices summed up, by course, lesson and department.
import { Temporal } from 'temporal-polyfill'
import type { Text } from './course.ts'
import { protectGroups } from './privacy.ts'
import type { RunningCourse, Step } from './running-course.ts'
import type { SliceMark } from './slice.ts'
import type { DepartmentTally, Tally } from './tally.ts'
import { localDate, type Millis } from './timetable.ts'

/**
 * How many learners stand where with one lesson. The seven states are exclusive and add up to `eligible`:
 * waiting + underway + sent + answered + expired + unreached + unknown.
 */
export interface Figures {
  readonly eligible: number
  /** Its day has not come for them yet. */
  readonly waiting: number
  /** Being sent just now. */
  readonly underway: number
  /** Out, not yet answered. */
  readonly sent: number
  readonly answered: number
  readonly expired: number
  readonly unreached: number
  /** May or may not have arrived; the reminder heals it. */
  readonly unknown: number
  /** How many of the answered chose right. */
  readonly right: number
}

/** As shown of a group: who was right is hidden (null) while fewer than five have answered. */
export interface FiguresShown extends Omit<Figures, 'right'> {
  readonly right: number | null
}

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
  readonly figures: Figures
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

/** Sums up all slices. Departments come in Swedish alphabetical order. */
export function createOverview(
  counts: readonly SliceCounts[],
  courses: readonly RunningCourse[],
  now: Millis,
): Overview {
  const tallies = counts.flatMap((slice) => slice.tallies)
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
          ...lessonFigures(tallies.filter((tally) => tally.course === course.id && tally.lesson === id)),
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

function lessonFigures(tallies: readonly Tally[]) {
  const byDepartment = new Map<string, DepartmentTally[]>()
  for (const tally of tallies) {
    for (const [department, counts] of Object.entries(tally.departments)) {
      byDepartment.set(department, [...(byDepartment.get(department) ?? []), counts])
    }
  }
  const departments = [...byDepartment]
    .map(([department, parts]) => ({ department, figures: figuresOf(parts) }))
    .sort((a, b) => a.department.localeCompare(b.department, 'sv'))
  return { figures: figuresOf([...byDepartment.values()].flat()), departments: protectGroups(departments) }
}

function figuresOf(parts: readonly DepartmentTally[]): Figures {
  const eligible = sum(parts, (part) => part.eligible)
  const started = {
    underway: sum(parts, ({ states }) => states.claimed ?? 0),
    sent: sum(parts, ({ states }) => states.sent ?? 0),
    answered: sum(parts, ({ states }) => states.answered ?? 0),
    expired: sum(parts, ({ states }) => states.expired ?? 0),
    unreached: sum(parts, ({ states }) => unreachedIn(states)),
    unknown: sum(parts, ({ states }) => states.unknown ?? 0),
  }
  const waiting = eligible - sum(Object.values(started), (count) => count)
  return { eligible, waiting, ...started, right: sum(parts, (part) => part.right) }
}

function unreachedIn(states: DepartmentTally['states']): number {
  const reasons = Object.entries(states).filter(([name]) => name.startsWith('unreached/'))
  return sum(reasons, ([, count]) => count)
}

function sum<T>(rows: readonly T[], value: (row: T) => number): number {
  return rows.reduce((total, row) => total + value(row), 0)
}

function isoTime(at: Millis, zone: string): string {
  return Temporal.Instant.fromEpochMilliseconds(at).toString({ timeZone: zone, smallestUnit: 'second' })
}
