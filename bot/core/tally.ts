// A slice's counts for one lesson or survey, by department. Pure sums: they hold no one's id and outlive the answers.
import type { Recalled } from './recall-counts.ts'
import type { ItemStanding } from './standing.ts'

/**
 * How many are in each state ("unreached/" is followed by the reason; "letter" is sent by post, "sent" in Teams), and
 * how many of the answered chose right.
 */
export interface Counts {
  readonly states: Readonly<Record<string, number>>
  readonly right: number
}

export interface DepartmentTally extends Counts {
  /** Learners who are to have the lesson. Those in none of the states are waiting. */
  readonly eligible: number
  /** How often each option was chosen at the first answer, by "question/option". */
  readonly options: Readonly<Record<string, number>>
  /** By which repetition it is: "1", "2" … */
  readonly repetitions: Readonly<Record<string, Counts>>
}

export interface Tally {
  readonly course: string
  /** A lesson's id or a survey's. */
  readonly lesson: string
  /** By department name. */
  readonly departments: Readonly<Record<string, DepartmentTally>>
  /** What was remembered when it came back, for the slice as a whole; absent: nothing counted yet. */
  readonly recall?: Recalled
  /** How many first got it in which edition; absent: nothing counted yet. */
  readonly editions?: Readonly<Record<string, number>>
}

const none: Counts = { states: {}, right: 0 }
const empty: DepartmentTally = { ...none, eligible: 0, options: {}, repetitions: {} }

export function emptyTally(course: string, lesson: string): Tally {
  return { course, lesson, departments: {} }
}

/** One more is to have the lesson, or with -1 one fewer. */
export function countEligible(tally: Tally, department: string, by: 1 | -1 = 1): Tally {
  return change(tally, department, (counts) => ({ ...counts, eligible: counts.eligible + by }))
}

/**
 * One learner's item leaves a state and comes into another; undefined is waiting.
 * `repetition` is 0 for the lesson itself.
 */
export function countMove(
  tally: Tally,
  department: string,
  repetition: number,
  from: ItemStanding | undefined,
  to: ItemStanding | undefined,
): Tally {
  return change(tally, department, (counts) => {
    if (repetition === 0) return { ...counts, ...moved(counts, from, to) }
    const before = counts.repetitions[repetition] ?? none
    return { ...counts, repetitions: { ...counts.repetitions, [repetition]: moved(before, from, to) } }
  })
}

export function countOptions(
  tally: Tally,
  department: string,
  question: string,
  chosen: readonly string[],
): Tally {
  return change(tally, department, (counts) => {
    const options = { ...counts.options }
    for (const option of chosen) {
      const key = `${question}/${option}`
      options[key] = (options[key] ?? 0) + 1
    }
    return { ...counts, options }
  })
}

function moved({ states: before, right }: Counts, from?: ItemStanding, to?: ItemStanding): Counts {
  const states = { ...before }
  if (from) states[stateName(from)] = (states[stateName(from)] ?? 0) - 1
  if (to) states[stateName(to)] = (states[stateName(to)] ?? 0) + 1
  return { states, right: right + rightIn(to) - rightIn(from) }
}

function stateName({ state, reason, by }: ItemStanding): string {
  if (state === 'sent' && by === 'letter') return 'letter'
  return state === 'unreached' ? `unreached/${reason}` : state
}

function rightIn(item: ItemStanding | undefined): number {
  return item?.state === 'answered' && item.right ? 1 : 0
}

function change(tally: Tally, department: string, how: (counts: DepartmentTally) => DepartmentTally): Tally {
  const counts = tally.departments[department] ?? empty
  return { ...tally, departments: { ...tally.departments, [department]: how(counts) } }
}
