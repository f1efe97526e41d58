// What a learner should get now, what is over, and when to look again. All that is ever sent was returned from here.

import { countedUnder, parseItemId } from './item.ts'
import type { Learner } from './learner.ts'
import { channelOf, reachableSince } from './reach.ts'
import { expiresAt, isOpen, reminderAt } from './reminder.ts'
import { nextRepetition, retrievability } from './repetition.ts'
import type { RunningCourse } from './running-course.ts'
import type { ItemStanding, Standing } from './standing.ts'
import { type Millis, nextWorkingTime, opensAfterWorkingDays, workingDaysBetween } from './timetable.ts'

export interface DueItem {
  /** A reminder is of an item that is out already: the same id, the same question. */
  readonly kind: 'survey' | 'lesson' | 'repetition' | 'reminder'
  readonly course: string
  readonly item: string
  /** What it is counted under: a lesson's id or a survey's. */
  readonly lesson: string
  readonly question: string
}

export interface Due {
  /** The one thing to send now. */
  readonly item?: DueItem
  /** Open items whose time is over. */
  readonly expired: readonly DueItem[]
  /** The earliest moment at which something else can become due; null if nothing ever will as things stand. */
  readonly nextAt: Millis | null
}

interface Candidate {
  readonly item: DueItem
  /** When it came due, or will; the one that has waited longest goes first. */
  readonly earliest: Millis
  /** The first working moment from now on at which it may go out. */
  readonly at: Millis
  /** When the course's next working day opens, or the course is over. */
  readonly tomorrow: Millis
  /** Repetitions: how likely the answer is still known. */
  readonly retrievability: number
}

/** The question of a survey's standing: it has several, and is answered as a whole. */
export const surveyQuestion = 'survey'

/** A new lesson goes before a repetition, a repetition before a reminder. */
const rank = { survey: 0, lesson: 0, repetition: 1, reminder: 2 } as const

/**
 * The one card a learner should get now over all their courses, and the items that expire.
 * Pure: the same learner, courses and moment give the same answer, however often and however late one asks.
 * Only courses the learner is enrolled in count; those who have left or pause get nothing.
 */
export function due(learner: Learner, courses: readonly RunningCourse[], now: Millis): Due {
  if (learner.left !== undefined) return { expired: [], nextAt: null }
  const { pause } = learner
  if (pause && now < pause.from) return due(withoutPause(learner), courses, now)
  if (pause && now < pause.until) return { expired: [], nextAt: pause.until }

  const candidates = courses.flatMap((running) => candidatesIn(learner, running, now))
  const ends = courses.flatMap((running) => endsIn(learner, running))
  const expired = ends.filter(({ at }) => at <= now).map(({ item }) => item)
  const [first] = candidates
    .filter(({ at, item }) => at === now && !expired.some((over) => isSame(over, item)))
    .sort(inOrder)
  const later = [...candidates, ...ends].map(({ at }) => at).filter((at) => at > now)
  if (!first || candidates.some((other) => takesTheDay(other, first))) {
    return { expired, nextAt: earliestOf(later) }
  }
  // What else is due now has to wait for another day, each by its own calendar.
  const tomorrows = candidates.filter(({ at }) => at === now).map(({ tomorrow }) => tomorrow)
  return { item: first.item, expired, nextAt: earliestOf([...later, ...tomorrows]) }
}

/** The day's one card is kept for what goes first, even if it comes later in the day. */
function takesTheDay(other: Candidate, first: Candidate): boolean {
  return rank[other.item.kind] < rank[first.item.kind] && other.at < other.tomorrow
}

/** One that hasn't begun changes nothing yet. */
function withoutPause({ pause: _, ...learner }: Learner): Learner {
  return learner
}

function candidatesIn(learner: Learner, running: RunningCourse, now: Millis): Candidate[] {
  const { course, timetable, isPaused } = running
  const standing = learner.standings[course.id]
  if (isPaused || !standing || standing.ended !== undefined || now >= timetable.endsAt) return []
  const free = dayAfterLastCard(learner, running)
  if (free === null) return []
  const tomorrow = opensAfterWorkingDays(timetable, now, 1) ?? timetable.endsAt
  const candidate = (
    kind: DueItem['kind'],
    [id, question]: readonly [string, string],
    earliest: Millis | null,
    recall = 0,
  ): Candidate[] => {
    const at = earliest === null ? null : nextWorkingTime(timetable, Math.max(earliest, free, now))
    const item = dueItem(kind, course.id, id, question)
    if (earliest === null || at === null || !item) return []
    return [{ item, earliest, at, tomorrow, retrievability: recall }]
  }

  const step = nextStep(learner, running, standing, now)
  // Nobody is asked again whom nothing reaches.
  const isReached = channelOf(learner) !== undefined
  const repetitions = isReached ? repetitionsIn(learner, running, standing, now) : []
  const reminders = isReached ? openItems(standing) : []
  return [
    ...(step ? candidate(step.kind, [step.id, step.question], step.earliest) : []),
    ...repetitions.flatMap(({ id, question, earliest, recall }) =>
      candidate('repetition', [id, question], earliest, recall),
    ),
    ...reminders
      .filter(([id]) => !isHeld(running, id, now))
      .flatMap(([id, item]) =>
        candidate('reminder', [id, item.question], reminderAt(item, learner, timetable, course.teaching)),
      ),
  ]
}

function repetitionsIn(learner: Learner, { steps, course }: RunningCourse, standing: Standing, now: Millis) {
  return steps.flatMap(({ lesson, heldFrom }) => {
    if (!lesson || now >= heldFrom) return []
    const next = nextRepetition(lesson, standing, course.teaching, (item) => !isWaiting(learner, item))
    if (!next) return []
    // How well it is remembered matters only among those that compete now.
    return { ...next, recall: next.earliest <= now ? retrievability(next.answers, now) : 0 }
  })
}

/** The first step of the course that the learner hasn't had; what is held back is passed over until it is right again. */
function nextStep(
  learner: Learner,
  { steps, timetable, course }: RunningCourse,
  standing: Standing,
  now: Millis,
) {
  const { catchUpWorkingDays } = course.teaching
  const index = steps.findIndex(
    ({ id, heldFrom }) => now < heldFrom && isWaiting(learner, standing.items[id]),
  )
  const step = steps[index]
  if (!step) return undefined
  // Reminders don't count: one of the lesson before must not push this one away.
  const cards = steps.flatMap(({ id }) => standing.items[id] ?? []).filter(isDelivered)
  const last = Math.max(0, ...cards.map(({ cardAt }) => cardAt))
  // Where the calendar itself sets lessons closer than those who catch up get them, the calendar holds.
  const previous = steps.slice(0, index).findLast(({ heldFrom }) => now < heldFrom)
  const gap = previous ? workingDaysBetween(timetable, previous.goesOut, step.goesOut) : catchUpWorkingDays
  const apart = Math.max(1, Math.min(catchUpWorkingDays, gap))
  const free = last === 0 ? 0 : opensAfterWorkingDays(timetable, last, apart)
  const earliest = free === null ? null : Math.max(step.goesOut, standing.joined, free)
  const kind = step.survey ? ('survey' as const) : ('lesson' as const)
  return { id: step.id, kind, question: step.lesson?.question.id ?? surveyQuestion, earliest }
}

/** Not had yet; or it couldn't be delivered, and since then a way to the learner has been found. */
function isWaiting(learner: Learner, item: ItemStanding | undefined): boolean {
  if (!item) return true
  if (item.state !== 'unreached') return false
  const since = reachableSince(learner)
  return since !== null && since > item.since
}

/** One card a day over all courses; null if the course is over first. */
function dayAfterLastCard({ standings }: Learner, { timetable }: RunningCourse): Millis | null {
  let last = 0
  for (const { items } of Object.values(standings)) {
    for (const id in items) {
      const item = items[id]
      if (item && isDelivered(item)) last = Math.max(last, item.shownAt)
    }
  }
  return last === 0 ? 0 : opensAfterWorkingDays(timetable, last, 1)
}

/** What couldn't be delivered was no card. */
function isDelivered({ state }: ItemStanding): boolean {
  return state !== 'unreached'
}

function endsIn(learner: Learner, { course, timetable, isPaused }: RunningCourse) {
  const standing = learner.standings[course.id]
  if (isPaused || !standing || standing.ended !== undefined) return []
  return openItems(standing).flatMap(([id, open]) => {
    const item = dueItem('reminder', course.id, id, open.question)
    return item ? [{ item, at: expiresAt(open, learner, timetable, course.teaching) }] : []
  })
}

function openItems({ items }: Standing): [string, ItemStanding][] {
  const open: [string, ItemStanding][] = []
  // The hottest loop of a rehearsal: a learner has forty items and one open; entries() would make forty pairs.
  for (const id in items) {
    const item = items[id]
    if (item && isOpen(item)) open.push([id, item])
  }
  return open
}

function isHeld({ steps }: RunningCourse, id: string, now: Millis): boolean {
  const item = parseItemId(id)
  const step = item && steps.find((each) => each.id === countedUnder(item))
  return !step || now >= step.heldFrom
}

function dueItem(kind: DueItem['kind'], course: string, id: string, question: string): DueItem | undefined {
  const item = parseItemId(id)
  return item && { kind, course, item: id, lesson: countedUnder(item), question }
}

function isSame(a: DueItem, b: DueItem): boolean {
  return a.course === b.course && a.item === b.item
}

function inOrder(a: Candidate, b: Candidate): number {
  return (
    rank[a.item.kind] - rank[b.item.kind] || a.retrievability - b.retrievability || a.earliest - b.earliest
  )
}

function earliestOf(moments: readonly Millis[]): Millis | null {
  return moments.length === 0 ? null : Math.min(...moments)
}
