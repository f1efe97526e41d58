// The people of a rehearsal: who joins late, leaves, pauses or never answers, and what the others answer and when.
import type { Card } from '../core/card.ts'
import type { Question } from '../core/course.ts'
import { surveyQuestion } from '../core/due.ts'
import { followUp, parseItemId } from '../core/item.ts'
import type { LearnerId, Profile } from '../core/learner.ts'
import type { Millis } from '../core/timetable.ts'

/** From 0 up to, but not including, 1; the same every time for the same seed. */
export type Random = () => number

/** Shares are from 0 to 1. */
export interface Habits {
  /** Of the people. */
  readonly neverAnswering: number
  readonly joiningLate: number
  readonly leaving: number
  readonly pausing: number
  /** Of the cards to the others: answered at once or days later, and answered only after a reminder. */
  readonly answering: number
  readonly answeringReminder: number
  readonly meanHoursToAnswer: number
  /** Of the first answers. */
  readonly rightAtFirst: number
  /** How much of the remaining wrong answers each repetition takes away. */
  readonly learnedByRepetition: number
}

export const usualHabits: Habits = {
  neverAnswering: 0.04,
  joiningLate: 0.08,
  leaving: 0.06,
  pausing: 0.05,
  answering: 0.8,
  answeringReminder: 0.5,
  meanHoursToAnswer: 14,
  rightAtFirst: 0.65,
  learnedByRepetition: 0.4,
}

export interface ImaginedPerson {
  readonly id: LearnerId
  readonly profile: Profile
  readonly joins: Millis
  readonly leaves?: Millis
  readonly pause?: { readonly from: Millis; readonly days: number }
  readonly neverAnswers: boolean
}

const hour: Millis = 60 * 60 * 1000

/** `from` is when those join who are there from the start; nobody comes later than two thirds into the course. */
export function imaginePerson(
  { id, department, language, simulated }: Profile & { readonly id: LearnerId },
  { from, until }: { from: Millis; until: Millis },
  habits: Habits,
  random: Random,
): ImaginedPerson {
  // Always as many draws, so that one person's luck doesn't shift everybody else's.
  const [late, joinsAt, leaving, leavesAt] = [random(), random(), random(), random()]
  const [pausing, pausesAt, lasting, answering] = [random(), random(), random(), random()]
  const between = (start: Millis, end: Millis, share: number) => Math.round(start + share * (end - start))
  const joins = late < habits.joiningLate ? between(from, until, joinsAt * (2 / 3)) : from
  const pause = { from: between(joins, until, pausesAt), days: Math.round(14 + 42 * lasting) }
  return {
    id,
    profile: { department, language, simulated },
    joins,
    ...(leaving < habits.leaving && { leaves: between(joins, until, leavesAt) }),
    ...(pausing < habits.pausing && { pause }),
    neverAnswers: answering < habits.neverAnswering,
  }
}

export interface ImaginedAnswer {
  readonly after: Millis
  readonly question: string
  readonly options: readonly string[]
}

/** What a person makes of a card; undefined if they leave it. */
export function imagineAnswer(
  person: ImaginedPerson,
  card: Extract<Card, { kind: 'lesson' | 'survey' }>,
  habits: Habits,
  random: Random,
): ImaginedAnswer | undefined {
  const share = card.isReminder ? habits.answeringReminder : habits.answering
  if (person.neverAnswers || random() >= share) return undefined
  const after = Math.round(-Math.log(1 - random()) * habits.meanHoursToAnswer * hour)
  const chanceOfRight = 1 - (1 - habits.rightAtFirst) * (1 - habits.learnedByRepetition) ** timesTaught(card)
  if (card.kind === 'lesson') {
    const { question } = card
    return { after, question: question.id, options: choose(question, chanceOfRight, random) }
  }
  const options = card.survey.questions.flatMap((question) =>
    choose(question, chanceOfRight, random).map((option) => `${question.id}/${option}`),
  )
  const confidence = `confidence/${1 + Math.floor(random() * 5)}`
  return { after, question: surveyQuestion, options: [...options, confidence] }
}

/** After the whole course as after two repetitions. */
function timesTaught(card: Extract<Card, { kind: 'lesson' | 'survey' }>): number {
  if (card.kind === 'survey') return card.item === followUp ? 2 : 0
  const item = parseItemId(card.item)
  return item?.kind === 'repetition' ? item.nth : 0
}

function choose({ options }: Question, chanceOfRight: number, random: Random): string[] {
  const wrong = options.filter(({ right }) => !right)
  const right = options.filter((option) => option.right)
  const slip = wrong[Math.floor(random() * wrong.length)]
  return random() < chanceOfRight || !slip ? right.map(({ id }) => id) : [slip.id]
}
