// Writes down what a rehearsal sends and hears, and sums it up. It counts for itself, apart from the tallies.
import type { Card } from '../core/card.ts'
import { countedUnder, parseItemId } from '../core/item.ts'
import type { LearnerId } from '../core/learner.ts'
import type { RunningCourse } from '../core/running-course.ts'
import { localDate, type Millis } from '../core/timetable.ts'

type Asking = Extract<Card, { kind: 'lesson' | 'survey' }>

/** What was counted under one lesson or survey. */
export interface StepDiary {
  /** The first and the last moment its first card went out to someone. */
  readonly firstSent: Millis | undefined
  readonly lastSent: Millis | undefined
  /** First cards, without reminders. */
  readonly sent: number
  readonly answered: number
  readonly right: number
  readonly reminders: number
  readonly repetitions: number
  readonly repetitionsAnswered: number
  readonly repetitionsRight: number
}

const blank: StepDiary = {
  firstSent: undefined,
  lastSent: undefined,
  sent: 0,
  answered: 0,
  right: 0,
  reminders: 0,
  repetitions: 0,
  repetitionsAnswered: 0,
  repetitionsRight: 0,
}

export interface Diary {
  sent(learner: LearnerId, card: Asking, at: Millis): void
  answered(course: string, item: string, right: boolean): void
  step(course: string, id: string): StepDiary
  /** Over all courses: by local date. */
  readonly cardsOn: ReadonlyMap<string, number>
  mostCardsInADay(): number
  outsideWorkingHours(): number
}

export function createDiary(courses: readonly RunningCourse[]): Diary {
  const steps = new Map<string, StepDiary>()
  const cardsOn = new Map<string, number>()
  const latest = new Map<LearnerId, { date: string; cards: number }>()
  const momentOf = momentsOf(courses)
  let mostCardsInADay = 0
  let outsideWorkingHours = 0

  const step = (course: string, id: string) => steps.get(`${course} ${id}`) ?? blank
  function note(course: string, item: string, how: (step: StepDiary, isRepetition: boolean) => StepDiary) {
    const parsed = parseItemId(item)
    if (!parsed) throw new Error(`"${item}" is no item.`)
    const id = countedUnder(parsed)
    steps.set(`${course} ${id}`, how(step(course, id), parsed.kind === 'repetition'))
  }

  return {
    sent(learner, { course, item, isReminder }, at) {
      const { date, isWorkingTime } = momentOf(course.id, at)
      const before = latest.get(learner)
      const cards = before?.date === date ? before.cards + 1 : 1
      latest.set(learner, { date, cards })
      mostCardsInADay = Math.max(mostCardsInADay, cards)
      cardsOn.set(date, (cardsOn.get(date) ?? 0) + 1)
      if (!isWorkingTime) outsideWorkingHours++
      note(course.id, item, (old, isRepetition) => {
        if (isReminder) return { ...old, reminders: old.reminders + 1 }
        if (isRepetition) return { ...old, repetitions: old.repetitions + 1 }
        return { ...old, sent: old.sent + 1, firstSent: old.firstSent ?? at, lastSent: at }
      })
    },
    answered(course, item, right) {
      const one = right ? 1 : 0
      note(course, item, (old, isRepetition) =>
        isRepetition
          ? {
              ...old,
              repetitionsAnswered: old.repetitionsAnswered + 1,
              repetitionsRight: old.repetitionsRight + one,
            }
          : { ...old, answered: old.answered + 1, right: old.right + one },
      )
    },
    step,
    cardsOn,
    mostCardsInADay: () => mostCardsInADay,
    outsideWorkingHours: () => outsideWorkingHours,
  }
}

/** Everybody gets a card at the same few moments, and zones are slow to work out: each moment is worked out once. */
function momentsOf(courses: readonly RunningCourse[]) {
  const hours = new Map(courses.map(({ course, timetable }) => [course.id, { course, timetable }]))
  const known = new Map<string, { date: string; isWorkingTime: boolean }>()
  return (course: string, at: Millis) => {
    const name = `${course} ${at}`
    const found = known.get(name)
    if (found) return found
    const running = hours.get(course)
    if (!running) throw new Error(`There is no course "${course}" in this rehearsal.`)
    const { days, zone } = running.timetable
    const date = localDate(zone, at)
    const day = days.find((each) => each.date === date)
    const moment = { date, isWorkingTime: day !== undefined && day.opens <= at && at < day.closes }
    known.set(name, moment)
    return moment
  }
}
