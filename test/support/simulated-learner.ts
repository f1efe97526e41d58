// A learner for whom what `due` says is applied as the flows apply it (claim, send, record), without any I/O.
import { type DueItem, due } from '../../bot/core/due.ts'
import type { Learner } from '../../bot/core/learner.ts'
import type { RunningCourse } from '../../bot/core/running-course.ts'
import { type ItemStanding, itemOf, moveItem } from '../../bot/core/standing.ts'
import { countEligible, emptyTally, type Tally } from '../../bot/core/tally.ts'
import type { Millis } from '../../bot/core/timetable.ts'
import { learner as buildLearner, conversation } from './builders.ts'
import type { Entry, Habit, History, Life, Waiting } from './history.ts'

interface Happening {
  readonly at: Millis
  readonly happens: () => void
}

export class SimulatedLearner implements History {
  readonly entries: Entry[] = []
  readonly tallies = new Map<string, Tally>()
  readonly #courses: readonly RunningCourse[]
  readonly #life: Life
  #agenda: Happening[]
  #cards = 0
  #wakesAt: Millis = 0
  learner: Learner

  constructor(courses: readonly RunningCourse[], life: Life) {
    this.#courses = courses
    this.#life = life
    const reach = { kind: 'teams', conversation, since: life.joins } as const
    this.learner = buildLearner({ joined: life.joins, reach })
    const { pauses, blocks, leaves } = life
    this.#agenda = [
      ...pauses.map((pause) => this.#change(pause.from, () => ({ pause }))),
      ...blocks.map(({ until }) => this.#change(until, () => ({ reach: { ...reach, since: until } }))),
      ...(leaves === undefined ? [] : [this.#change(leaves, () => ({ left: leaves }))]),
    ]
  }

  /** When looking is of use: when the rules say so, or when something has happened. */
  get nextLook(): Millis {
    return Math.min(this.#wakesAt, ...this.#agenda.map(({ at }) => at))
  }

  /** Lets happen what has happened up to now. */
  catchUp(now: Millis): void {
    const past = this.#agenda.filter(({ at }) => at <= now).sort((a, b) => a.at - b.at)
    if (past.length === 0) return
    this.#agenda = this.#agenda.filter(({ at }) => at > now)
    for (const { happens } of past) happens()
    this.#wakesAt = 0
  }

  look(now: Millis, onWaiting: Waiting): void {
    this.#enrol(now)
    const { item, expired } = due(this.learner, this.#courses, now)
    for (const over of expired) {
      this.#note(now, over, 'expiry', 'over')
      this.#move(over, { ...this.#standing(over), state: 'expired', since: now })
    }
    if (item) this.#send(item, now)
    const next = due(this.learner, this.#courses, now)
    const isDone = !next.item && next.expired.length === 0
    this.#wakesAt = isDone ? (next.nextAt ?? Number.POSITIVE_INFINITY) : now
    if (isDone) onWaiting(this.learner, now, next.nextAt)
  }

  #enrol(now: Millis): void {
    if (this.learner.left !== undefined) return
    for (const { course, steps } of this.#courses) {
      if (this.learner.standings[course.id]) continue
      const standings = {
        ...this.learner.standings,
        [course.id]: { joined: now, department: this.learner.department, items: {} },
      }
      this.learner = { ...this.learner, standings }
      for (const { id } of steps) {
        const tally = countEligible(emptyTally(course.id, id), this.learner.department)
        this.tallies.set(`${course.id}/${id}`, tally)
      }
    }
  }

  #send(item: DueItem, now: Millis): void {
    const before = itemOf(this.learner, item)
    const isReminder = item.kind === 'reminder' && before !== undefined
    const { question } = item
    const claimed: ItemStanding = isReminder
      ? { ...before, state: 'claimed', since: now, shownAt: now, reminders: before.reminders + 1 }
      : { state: 'claimed', since: now, question, cardAt: now, shownAt: now, reminders: 0 }
    this.#move(item, claimed)
    const habit = this.#life.habits[this.#cards++ % this.#life.habits.length] ?? this.#life.habits[0]
    const isRefused = this.#life.blocks.some(({ from, until }) => from <= now && now < until)
    const outcome = isRefused || this.learner.reach.kind === 'none' ? 'unreached' : habit.outcome
    this.#note(now, item, item.kind, outcome)
    this.#move(item, settled(claimed, before, outcome))
    if (isRefused && this.learner.reach.kind === 'teams')
      this.learner = { ...this.learner, reach: { kind: 'none', reason: 'blocked', since: now } }
    if (outcome === 'sent' || outcome === 'unknown') this.#planAnswer(item, habit, now)
  }

  #planAnswer(item: DueItem, { answer, after }: Habit, now: Millis): void {
    if (answer === 'none') return
    const at = now + after
    this.#agenda.push({
      at,
      happens: () => {
        const asked = this.#standing(item)
        if (asked.state !== 'sent' && asked.state !== 'unknown') return
        this.#note(at, item, 'answer', answer)
        this.#move(item, { ...asked, state: 'answered', since: at, right: answer === 'right' })
      },
    })
  }

  #standing(item: DueItem): ItemStanding {
    const standing = itemOf(this.learner, item)
    if (!standing) throw new Error(`${item.item} has never been sent.`)
    return standing
  }

  #change(at: Millis, change: () => Partial<Learner>): Happening {
    return { at, happens: () => Object.assign(this, { learner: { ...this.learner, ...change() } }) }
  }

  #move(item: DueItem, next: ItemStanding | undefined): void {
    const key = `${item.course}/${item.lesson}`
    const tally = this.tallies.get(key) ?? emptyTally(item.course, item.lesson)
    const moved = moveItem(this.learner, tally, item, next)
    this.learner = moved.learner
    this.tallies.set(key, moved.tally)
  }

  #note(
    at: Millis,
    { course, item, lesson, question }: DueItem,
    kind: Entry['kind'],
    outcome: Entry['outcome'],
  ) {
    this.entries.push({ at, kind, course, item, lesson, question, outcome })
  }
}

function settled(
  claimed: ItemStanding,
  before: ItemStanding | undefined,
  outcome: Habit['outcome'] | 'unreached',
): ItemStanding | undefined {
  switch (outcome) {
    case 'sent':
      return { ...claimed, state: 'sent' }
    case 'unknown':
      return { ...claimed, state: 'unknown', reason: 'left behind' }
    case 'passing':
      return before
    case 'failed':
      if (claimed.reminders > 0 && before) return { ...claimed, state: before.state, since: before.since }
      return { ...claimed, state: 'unreached', reason: 'failed' }
    case 'unreached':
      return { ...claimed, state: 'unreached', reason: 'blocked' }
  }
}
