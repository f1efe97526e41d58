// What in the overview needs somebody's attention: worked out from what is shown anyway, worded by the tab.
import type { Text } from './course.ts'
import type { Overview, OverviewCourse, Wave } from './overview.ts'
import type { OverviewLesson } from './overview-lesson.ts'
import type { RestingCourse, SetAside } from './ports.ts'
import type { Millis } from './timetable.ts'

/** Course and lesson are ids; dates are ISO (YYYY-MM-DD). */
export type OverviewNotice =
  /** A fact is past its recheck date: nothing of the lesson is sent until somebody has checked it. */
  | {
      readonly kind: 'held back'
      readonly course: string
      readonly lesson: string
      readonly recheckBy: string
    }
  | {
      readonly kind: 'recheck soon'
      readonly course: string
      readonly lesson: string
      readonly recheckBy: string
    }
  /** Out for two weeks, and fewer than half of those it reached have answered. */
  | {
      readonly kind: 'few answers'
      readonly course: string
      readonly lesson: string
      readonly reached: number
      readonly answered: number
    }
  /** Of the item that went out last; nothing reaches one in twenty or more. `item` is a lesson's id or a survey's. */
  | {
      readonly kind: 'many unreached'
      readonly course: string
      readonly item: string
      readonly eligible: number
      readonly unreached: number
    }
  /** Of the item that went out last: may or may not have arrived, for one in a hundred or more. */
  | {
      readonly kind: 'many unknown'
      readonly course: string
      readonly item: string
      readonly eligible: number
      readonly unknown: number
    }
  /** Of all published answers fewer than half were right, at most. */
  | {
      readonly kind: 'often wrong'
      readonly course: string
      readonly lesson: string
      readonly answered: number
      readonly atMost: number
    }
  /** It is there, but nobody has started it. */
  | { readonly kind: 'not started'; readonly course: string; readonly title: Text }
  | { readonly kind: 'paused'; readonly course: string; readonly title: Text }
  /** Work that was given up after several tries; OverviewAnswer.setAside has it one by one. */
  | { readonly kind: 'set aside'; readonly count: number }

const day: Millis = 24 * 60 * 60 * 1000
/** By then both reminders have gone out, or are about to. */
const settlesAfterDays = 14
/** Below that it is the lesson, and not chance or a rounded figure, that is told of. */
const leastPeople = 10

const rank: readonly OverviewNotice['kind'][] = [
  'set aside',
  'not started',
  'paused',
  'held back',
  'many unreached',
  'many unknown',
  'recheck soon',
  'few answers',
  'often wrong',
]

/** The most pressing first. What was set aside is added by whoever knows of it. */
export function noticesIn(courses: readonly OverviewCourse[], now: Millis): OverviewNotice[] {
  return courses
    .flatMap(({ id, lessons, wave }) => [
      ...(wave ? waveNotices(id, wave) : []),
      ...lessons.flatMap((lesson) => lessonNotices(id, lesson, now)),
    ])
    .sort((a, b) => rank.indexOf(a.kind) - rank.indexOf(b.kind))
}

export function withResting(overview: Overview, resting: readonly RestingCourse[]): Overview {
  const notices = resting.map(({ id, title, why }) => ({ kind: why, course: id, title }))
  return { ...overview, notices: [...notices, ...overview.notices] }
}

/** `setAside` comes the longest first. */
export function withSetAside(overview: Overview, setAside: readonly SetAside[]) {
  const notice = { kind: 'set aside' as const, count: setAside.length }
  const notices = setAside.length > 0 ? [notice, ...overview.notices] : overview.notices
  return { ...overview, notices, setAside }
}

function waveNotices(course: string, { item, figures }: Wave): OverviewNotice[] {
  const { eligible, unreached, unknown } = figures
  if (eligible < leastPeople) return []
  return [
    ...(unreached * 20 >= eligible
      ? [{ kind: 'many unreached' as const, course, item, eligible, unreached }]
      : []),
    ...(unknown * 100 >= eligible
      ? [{ kind: 'many unknown' as const, course, item, eligible, unknown }]
      : []),
  ]
}

function lessonNotices(
  course: string,
  { id: lesson, recheckBy, isHeldBack, goesOut, figures }: OverviewLesson,
  now: Millis,
): OverviewNotice[] {
  const { answered, sent, expired, unknown, right } = figures
  const reached = answered + sent + expired + unknown
  const isSettled = now >= Date.parse(goesOut) + settlesAfterDays * day
  const isOftenWrong =
    right.kind === 'shown' && right.answered >= leastPeople && right.atMost * 2 < right.answered
  return [
    ...(recheckBy === undefined
      ? []
      : [
          {
            kind: isHeldBack ? ('held back' as const) : ('recheck soon' as const),
            course,
            lesson,
            recheckBy,
          },
        ]),
    ...(isSettled && reached >= leastPeople && answered * 2 < reached
      ? [{ kind: 'few answers' as const, course, lesson, reached, answered }]
      : []),
    ...(isOftenWrong
      ? [{ kind: 'often wrong' as const, course, lesson, answered: right.answered, atMost: right.atMost }]
      : []),
  ]
}
