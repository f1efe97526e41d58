// What a learner should get now, and when to look again. Everything that is ever sent was returned from here.
import type { Course, Lesson } from './course.ts'
import type { Learner } from './learner.ts'
import type { ItemStanding, Standing } from './standing.ts'
import { type Millis, nextWorkingTime, opensAfterWorkingDays, type Timetable } from './timetable.ts'

/** A course that is under way, with its calendar worked out from the day it started. */
export interface RunningCourse {
  readonly course: Course
  readonly timetable: Timetable
}

export interface DueItem {
  readonly kind: 'lesson'
  readonly course: string
  readonly item: string
  readonly lesson: string
  readonly question: string
}

export interface Due {
  /** The one thing to send now. */
  readonly item?: DueItem
  /** The earliest moment at which something else can become due; null if nothing ever will as things stand. */
  readonly nextAt: Millis | null
}

/** Late joiners catch up, but no closer than this (design: learning needs the gap, and the day needs the peace). */
const workingDaysBetweenLessons = 2

/**
 * The one card a learner should get now over all their courses: the lesson that has waited longest.
 * Pure: the same learner, courses and moment give the same answer, however often and however late one asks.
 * Only courses the learner is enrolled in count.
 */
export function due(learner: Learner, courses: readonly RunningCourse[], now: Millis): Due {
  const next = courses
    .map((running) => nextLesson(learner, running))
    .filter((candidate) => candidate !== undefined)
    .sort((a, b) => a.at - b.at)[0]
  if (!next) return { nextAt: null }
  // What came due in working hours may be asked about in the evening: then the morning is when to look again.
  const at = next.at > now ? next.at : nextWorkingTime(next.timetable, now)
  if (at !== now) return { nextAt: at }
  return { item: next.item, nextAt: opensAfterWorkingDays(next.timetable, now, 1) }
}

interface Candidate {
  readonly item: DueItem
  /** The first working moment at which it may go out. */
  readonly at: Millis
  readonly timetable: Timetable
}

function nextLesson(learner: Learner, { course, timetable }: RunningCourse): Candidate | undefined {
  const standing = learner.standings[course.id]
  if (!standing) return undefined
  const index = course.lessons.findIndex((lesson) => isWaiting(learner, standing.items[lesson.id]))
  const lesson = course.lessons[index]
  if (!lesson) return undefined
  const earliest = [
    timetable.lessonTimes[index] ?? null,
    standing.joined,
    afterLastLesson(standing, index, timetable),
    afterLastCard(learner, timetable),
  ]
  // A null is a moment past the timetable's end: never.
  if (earliest.includes(null)) return undefined
  const at = nextWorkingTime(timetable, Math.max(...earliest.map(Number)))
  return at === null ? undefined : { item: lessonItem(course, lesson), at, timetable }
}

/** Two working days after the course's last card, or less where the calendar itself sets lessons closer. */
function afterLastLesson(standing: Standing, index: number, timetable: Timetable): Millis | null {
  const last = lastCard(standing)
  if (last === 0) return 0
  const gap = (timetable.lessonTimes[index] ?? 0) - (timetable.lessonTimes[index - 1] ?? 0)
  const apart = opensAfterWorkingDays(timetable, last, workingDaysBetweenLessons)
  return apart === null ? null : Math.min(apart, last + gap)
}

/** One card a day over all courses. */
function afterLastCard(learner: Learner, timetable: Timetable): Millis | null {
  const last = Math.max(0, ...Object.values(learner.standings).map(lastCard))
  return last === 0 ? 0 : opensAfterWorkingDays(timetable, last, 1)
}

function lastCard(standing: Standing): Millis {
  const cards = Object.values(standing.items).filter((item) => item.state !== 'unreached')
  return Math.max(0, ...cards.map((item) => item.cardAt))
}

/** Not had yet; or it couldn't be delivered, and since then a way to the learner has been found. */
function isWaiting(learner: Learner, item: ItemStanding | undefined): boolean {
  if (!item) return true
  return item.state === 'unreached' && learner.reach.kind === 'teams' && learner.reach.since > item.since
}

function lessonItem(course: Course, lesson: Lesson): DueItem {
  return {
    kind: 'lesson',
    course: course.id,
    item: lesson.id,
    lesson: lesson.id,
    question: lesson.question.id,
  }
}
