// That a course is under way: what the leader decided, apart from what the course says; and the trail of who decided what.
import type { Audience } from './course.ts'
import type { LessonChange } from './lesson-edit.ts'
import type { Millis } from './timetable.ts'

export interface CourseRun {
  /** Its id in standings, tallies and cards. */
  readonly course: string
  /** A pilot: the id of the course that it tries out. */
  readonly pilotOf?: string
  readonly state: 'running' | 'paused' | 'over'
  /** ISO dates, local to the course's zone: the first day anything goes out, and the last. */
  readonly start: string
  readonly end: string
  /** Whom it is for, where the leader has chosen otherwise than the course says. */
  readonly audience?: Audience
  /** Beside the calendar's own: the days it was paused. ISO dates. */
  readonly breaks?: readonly Break[]
  /** The first day of the pause, while it lasts. */
  readonly pausedFrom?: string
}

export interface Break {
  readonly from: string
  readonly to: string
}

/** One change that a leader has made. */
export interface TrailEntry {
  /** Milliseconds of the machine's clock. */
  readonly at: Millis
  /** The leader's Entra object id, and the name they had then. */
  readonly by: { readonly id: string; readonly name: string }
  readonly what: Change['kind'] | LessonChange | 'clear set aside'
  /** Left out where it is about no course. */
  readonly course?: string
  /** Such as the days chosen; no learner's id. */
  readonly details: Readonly<Record<string, string>>
}

/** What a leader may do to a course. Dates are ISO, local to the course's zone. */
export type Change =
  | { readonly kind: 'start'; readonly start: string; readonly end: string }
  | { readonly kind: 'pause' }
  /** Without an end it ends as much later as the pause was long. */
  | { readonly kind: 'resume'; readonly end?: string }
  /** A lesson every working day, to oneself and perhaps a group of the directory. */
  | { readonly kind: 'pilot'; readonly start: string; readonly group?: string }
  | { readonly kind: 'end pilot' }

/** Pausing twice, or resuming what runs, is a misunderstanding that the leader should hear of. */
export type Decided =
  | { readonly kind: 'run'; readonly run: CourseRun }
  | { readonly kind: 'refused'; readonly why: Refused }

export type Refused = 'has started' | 'has not started' | 'is paused' | 'is not paused' | 'is no pilot'

/** A course may be tried out several times, each time afresh. */
export function pilotId(course: string, nth: number): string {
  return `${course}-pilot${nth === 1 ? '' : nth}`
}

export interface Deciding {
  /** The id of the course, and which of its pilots this one is, from 1. */
  readonly course: string
  readonly nthPilot: number
  /** The ISO date where the course is. */
  readonly today: string
  /** The leader. */
  readonly by: string
  /** The last day of a pilot that begins on a day. */
  readonly pilotEnd: (start: string) => string
}

/** What a course's run is after a change. A pause becomes days without lessons, and the end comes that much later. */
export function decideRun(before: CourseRun | undefined, change: Change, deciding: Deciding): Decided {
  switch (change.kind) {
    case 'start': {
      if (before) return { kind: 'refused', why: 'has started' }
      const { start, end } = change
      return { kind: 'run', run: { course: deciding.course, state: 'running', start, end } }
    }
    case 'pilot':
      if (before) return { kind: 'refused', why: 'has started' }
      return { kind: 'run', run: pilot(change, deciding) }
    case 'end pilot':
      if (!before) return { kind: 'refused', why: 'has not started' }
      if (before.pilotOf === undefined) return { kind: 'refused', why: 'is no pilot' }
      return { kind: 'run', run: { ...before, state: 'over' } }
    case 'pause':
      if (!before) return { kind: 'refused', why: 'has not started' }
      if (before.state !== 'running') return { kind: 'refused', why: 'is paused' }
      return { kind: 'run', run: { ...before, state: 'paused', pausedFrom: deciding.today } }
    case 'resume':
      if (!before) return { kind: 'refused', why: 'has not started' }
      if (before.state !== 'paused') return { kind: 'refused', why: 'is not paused' }
      return { kind: 'run', run: resumed(before, deciding.today, change.end) }
  }
}

function pilot(
  { start, group }: Extract<Change, { kind: 'pilot' }>,
  { course, nthPilot, by, pilotEnd }: Deciding,
): CourseRun {
  return {
    course: pilotId(course, nthPilot),
    pilotOf: course,
    state: 'running',
    start,
    end: pilotEnd(start),
    audience: { include: group === undefined ? [] : [group], exclude: [], people: [by] },
  }
}

function resumed({ pausedFrom, ...before }: CourseRun, today: string, end: string | undefined): CourseRun {
  const run: CourseRun = { ...before, state: 'running', ...(end !== undefined && { end }) }
  if (pausedFrom === undefined || pausedFrom >= today) return run
  return {
    ...run,
    end: end ?? laterBy(before.end, daysBetween(pausedFrom, today)),
    breaks: [...(before.breaks ?? []), { from: pausedFrom, to: laterBy(today, -1) }],
  }
}

const dayMilliseconds = 24 * 60 * 60 * 1000

/** ISO dates; whole days by the calendar, whatever the zone. */
export function laterBy(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00Z`) + days * dayMilliseconds).toISOString().slice(0, 10)
}

function daysBetween(from: string, to: string): number {
  return (Date.parse(`${to}T00:00Z`) - Date.parse(`${from}T00:00Z`)) / dayMilliseconds
}
