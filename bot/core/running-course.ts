// A course that is under way: what it says, and its calendar worked out once.
import { Temporal } from 'temporal-polyfill'
import type { Audience, Calendar, Course, Lesson, Weekday } from './course.ts'
import type { CourseRun } from './course-run.ts'
import { baseline, followUp, type SurveyId } from './item.ts'
import { createTimetable, type Millis, moment, type Timetable } from './timetable.ts'

/** One step of a course, in the order everyone takes them. */
export interface Step {
  /** The item's id: the lesson's, or the survey's. */
  readonly id: string
  readonly lesson?: Lesson
  readonly survey?: SurveyId
  /** When it goes out to those who follow from the start. */
  readonly goesOut: Millis
  /** From here on one of its facts is past its recheck date, and nothing of it is sent. */
  readonly heldFrom: Millis
}

export interface RunningCourse {
  readonly course: Course
  /** Whom it is for; left out: everybody. */
  readonly audience?: Audience
  /** Paused: nothing goes out and nobody is enrolled, but what is out may be answered and is shown. */
  readonly isPaused?: true
  readonly timetable: Timetable
  readonly steps: readonly Step[]
}

/** Throws a MisfitError if the lessons don't fit between start and end. */
export function runCourse(
  course: Course,
  run: Pick<CourseRun, 'start' | 'end' | 'audience' | 'breaks' | 'pilotOf'> &
    Partial<Pick<CourseRun, 'state'>>,
): RunningCourse {
  const audience = run.audience ?? course.audience
  const calendar = calendarOf(course, run)
  const timetable = createTimetable(calendar, course.lessons.length, course.survey !== undefined)
  const { baselineAt, followUpAt, lessonTimes, zone } = timetable
  const lessons = course.lessons.map((lesson, index) => ({
    id: lesson.id,
    lesson,
    goesOut: lessonTimes[index] ?? 0,
    heldFrom: heldFrom(lesson, zone),
  }))
  return {
    course,
    ...(audience && { audience }),
    ...(run.state === 'paused' && { isPaused: true }),
    timetable,
    steps: [
      ...(baselineAt === undefined ? [] : [surveyStep(baseline, baselineAt)]),
      ...lessons,
      ...(followUpAt === undefined ? [] : [surveyStep(followUp, followUpAt)]),
    ],
  }
}

/** The same course under another id and title: nobody is to take it for the course itself. */
export function asPilot(course: Course, id: string): Course {
  const titles = Object.entries(course.title).map(([language, title]) => [language, `${title} (pilot)`])
  return { ...course, id, title: Object.fromEntries(titles) }
}

const everyWorkingDay: readonly Weekday[] = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday']

/** A course's own calendar, on the days of its run; a pilot takes days for what takes the course months. */
export function calendarOf(
  { calendar }: Pick<Course, 'calendar'>,
  { start, end, breaks = [], pilotOf }: Pick<CourseRun, 'start' | 'end' | 'breaks' | 'pilotOf'>,
): Calendar {
  const days = { start, end, breaks: [...calendar.breaks, ...breaks] }
  if (pilotOf === undefined) return { ...calendar, ...days }
  return { ...calendar, ...days, weekdays: everyWorkingDay, everyWeeks: 1 }
}

function surveyStep(survey: SurveyId, goesOut: Millis): Step {
  return { id: survey, survey, goesOut, heldFrom: Number.POSITIVE_INFINITY }
}

/** The recheck date is the last day a fact may be told. */
function heldFrom({ facts }: Lesson, zone: string): Millis {
  const first = facts.map(({ recheck }) => recheck).sort()[0]
  if (first === undefined) return Number.POSITIVE_INFINITY
  return moment(Temporal.PlainDate.from(first).add({ days: 1 }).toString(), '00:00', zone)
}
