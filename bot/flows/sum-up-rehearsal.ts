// Sums up a rehearsal: for each lesson when it went out and to how many, and what everyone ended up with.
import type { LearnerStore } from '../core/ports.ts'
import type { RunningCourse, Step } from '../core/running-course.ts'
import type { Tally } from '../core/tally.ts'
import { localDate, type Millis } from '../core/timetable.ts'
import type { ImaginedPerson } from './imagined-people.ts'
import type { Rehearsal, RehearsedStep } from './rehearsal.ts'
import type { Diary } from './rehearsal-diary.ts'

interface Rehearsed {
  readonly learners: LearnerStore
  readonly courses: readonly RunningCourse[]
  readonly diary: Diary
  readonly people: readonly ImaginedPerson[]
  readonly from: Millis
  readonly looks: number
}

/** Throws if the tallies have counted other answers than the diary. */
export async function sumUpRehearsal(rehearsed: Rehearsed): Promise<Rehearsal> {
  const { learners, courses, diary, people, from, looks } = rehearsed
  const slices = await Promise.all(Array.from({ length: learners.slices }, (_, i) => learners.readSlice(i)))
  const tallies = slices.flatMap((slice) => slice.tallies.map(({ value }) => value))
  const standings = slices.flatMap((slice) => slice.learners.map(({ value }) => value.standings))
  const count = (holds: (person: ImaginedPerson) => boolean) => people.filter(holds).length
  return {
    people: {
      all: people.length,
      joiningLate: count(({ joins }) => joins > from),
      leaving: count(({ leaves }) => leaves !== undefined),
      pausing: count(({ pause }) => pause !== undefined),
      neverAnswering: count(({ neverAnswers }) => neverAnswers),
    },
    courses: courses.map(({ course, timetable, steps }) => ({
      id: course.id,
      title: course.title,
      from: timetable.days[0]?.date ?? '',
      to: timetable.days.at(-1)?.date ?? '',
      steps: steps.map((step) => sumUpStep(step, { course, timetable, steps }, tallies, diary)),
      certificates: standings.filter((each) => {
        const items = each[course.id]?.items
        return items && course.lessons.every(({ id }) => items[id]?.state === 'answered')
      }).length,
    })),
    cards: sumUpCards(diary),
    looks,
  }
}

function sumUpStep(
  { id, lesson, goesOut }: Step,
  { course, timetable }: RunningCourse,
  tallies: readonly Tally[],
  diary: Diary,
): RehearsedStep {
  const date = (at: Millis) => localDate(timetable.zone, at)
  const { firstSent, lastSent, ...noted } = diary.step(course.id, id)
  const departments = tallies
    .filter((tally) => tally.course === course.id && tally.lesson === id)
    .flatMap((tally) => Object.values(tally.departments))
  const sum = (value: (counts: (typeof departments)[number]) => number | undefined) =>
    departments.reduce((total, counts) => total + (value(counts) ?? 0), 0)
  const right = sum((counts) => counts.right)
  const answered = sum(({ states }) => states.answered)
  if (answered !== noted.answered || (lesson && right !== noted.right)) {
    throw new Error(
      `The tallies of ${course.id}/${id} have ${right} right of ${answered}, the diary ${noted.right} of ${noted.answered}.`,
    )
  }
  return {
    ...noted,
    right,
    id,
    ...(lesson && { title: lesson.title }),
    planned: date(goesOut),
    ...(firstSent !== undefined && { firstSent: date(firstSent) }),
    ...(lastSent !== undefined && { lastSent: date(lastSent) }),
    eligible: sum(({ eligible }) => eligible),
    expired: sum(({ states }) => states.expired),
  }
}

function sumUpCards({ cardsOn, mostCardsInADay, outsideWorkingHours }: Diary): Rehearsal['cards'] {
  const days = [...cardsOn].map(([date, cards]) => ({ date, cards }))
  const all = days.reduce((sum, { cards }) => sum + cards, 0)
  const busiestDay = days.reduce<{ date: string; cards: number } | undefined>(
    (most, each) => (most && most.cards >= each.cards ? most : each),
    undefined,
  )
  return {
    all,
    ...(busiestDay && { busiestDay }),
    meanADay: days.length === 0 ? 0 : all / days.length,
    mostForOneInADay: mostCardsInADay(),
    outsideWorkingHours: outsideWorkingHours(),
  }
}
