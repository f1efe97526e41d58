// A course as the leader plans it: its days, its lessons and when they go out, and what may be done to it now.
import type { Calendar, Course, Text, Weekday } from './course.ts'
import type { Break, CourseRun } from './course-run.ts'
import { asPilot, calendarOf, type RunningCourse, runCourse } from './running-course.ts'
import { localDate, type Millis, type Misfit, MisfitError } from './timetable.ts'
import { type Holiday, holidaysIn } from './working-days.ts'

export interface PlannedLesson {
  readonly id: string
  /** From 1; surveys have none. */
  readonly number?: number
  readonly title?: Text
  /** ISO date. */
  readonly date: string
  /** A fact must be checked again: from this ISO date on the lesson isn't sent. */
  readonly heldFrom?: string
}

export interface CoursePlan {
  readonly id: string
  readonly title: Text
  /** "offered": nobody has started it. "over": its last day has passed. */
  readonly state: 'offered' | 'running' | 'paused' | 'over'
  /** Changes with every change; undefined while there is nothing to change. */
  readonly version?: string
  /** The course that this one tries out. */
  readonly pilotOf?: string
  /** How many are named one by one, and the directory's groups; undefined: everybody. */
  readonly audience?: { readonly people: number; readonly groups: readonly string[] }
  /** ISO dates, as the calendar says or as it was started. */
  readonly start: string
  readonly end: string
  readonly weekdays: readonly Weekday[]
  readonly everyWeeks: number
  readonly time: string
  readonly pausedFrom?: string
  /** The calendar's. */
  readonly breaks: readonly Break[]
  /** Those there have been; the one that lasts begins at `pausedFrom`. */
  readonly pauses: readonly Break[]
  /** Those between start and end; none where the lessons don't fit. */
  readonly holidays: readonly Holiday[]
  /** In the order they go out. Empty if they don't fit. */
  readonly lessons: readonly PlannedLesson[]
  /** Why the lessons don't fit between start and end. */
  readonly misfit?: Misfit
}

interface Planned {
  readonly run?: CourseRun
  readonly version?: string
  readonly now: Millis
}

export function planCourse(course: Course, { run, version, now }: Planned): CoursePlan {
  const { start: first, end: last } = course.calendar
  const calendar = calendarOf(course, run ?? { start: first, end: last })
  const { zone, start, end, weekdays, everyWeeks, time } = calendar
  const planned = fitCourse(course, run ?? { start, end })
  const audience = run?.audience ?? course.audience
  return {
    id: run?.course ?? course.id,
    title: run?.pilotOf === undefined ? course.title : asPilot(course, run.course).title,
    state: stateOf(run, localDate(zone, now)),
    ...(version !== undefined && { version }),
    ...(run?.pilotOf !== undefined && { pilotOf: run.pilotOf }),
    ...(audience && { audience: { people: audience.people?.length ?? 0, groups: audience.include } }),
    start,
    end,
    weekdays,
    everyWeeks,
    time,
    ...(run?.pausedFrom !== undefined && { pausedFrom: run.pausedFrom }),
    breaks: course.calendar.breaks,
    pauses: run?.breaks ?? [],
    ...(planned.kind === 'fits'
      ? { holidays: holidaysBetween(calendar), lessons: lessonsOf(planned.running) }
      : { holidays: [], lessons: [], misfit: planned.misfit }),
  }
}

type Fit =
  | { readonly kind: 'fits'; readonly running: RunningCourse }
  | { readonly kind: 'misfit'; readonly misfit: Misfit; readonly why: string }

/** Whether a course's lessons fit between two days. */
export function fitCourse(course: Course, run: Parameters<typeof runCourse>[1]): Fit {
  try {
    return { kind: 'fits', running: runCourse(course, run) }
  } catch (error) {
    if (!(error instanceof MisfitError)) throw error
    return { kind: 'misfit', misfit: error.misfit, why: error.message }
  }
}

function holidaysBetween(calendar: Calendar): readonly Holiday[] {
  return holidaysIn(calendar).filter(({ date }) => calendar.start <= date && date <= calendar.end)
}

function stateOf(run: CourseRun | undefined, today: string): CoursePlan['state'] {
  if (!run) return 'offered'
  return run.end < today && run.state === 'running' ? 'over' : run.state
}

function lessonsOf({ course, steps, timetable: { zone } }: RunningCourse): PlannedLesson[] {
  return steps.map(({ id, lesson, goesOut, heldFrom }) => ({
    id,
    ...(lesson && { number: course.lessons.indexOf(lesson) + 1, title: lesson.title }),
    date: localDate(zone, goesOut),
    ...(Number.isFinite(heldFrom) && { heldFrom: localDate(zone, heldFrom) }),
  }))
}
