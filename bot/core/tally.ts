// A slice's counts for one lesson, by department. Pure sums: they hold no one's id and outlive the answers.
import type { ItemStanding } from './standing.ts'

export interface DepartmentTally {
  /** Learners who are to have the lesson. Those in none of the states below are waiting. */
  readonly eligible: number
  /** How many are in each state; "unreached/" is followed by the reason. */
  readonly states: Readonly<Record<string, number>>
  /** How many of the answered chose right. */
  readonly right: number
  /** How often each option was chosen, by "question/option". */
  readonly options: Readonly<Record<string, number>>
}

export interface Tally {
  readonly course: string
  readonly lesson: string
  /** By department name. */
  readonly departments: Readonly<Record<string, DepartmentTally>>
}

const empty: DepartmentTally = { eligible: 0, states: {}, right: 0, options: {} }

export function emptyTally(course: string, lesson: string): Tally {
  return { course, lesson, departments: {} }
}

export function countEligible(tally: Tally, department: string): Tally {
  return change(tally, department, (counts) => ({ ...counts, eligible: counts.eligible + 1 }))
}

/** One learner's item leaves a state and comes into another; undefined is waiting. */
export function countMove(
  tally: Tally,
  department: string,
  from: ItemStanding | undefined,
  to: ItemStanding | undefined,
): Tally {
  return change(tally, department, (counts) => {
    const states = { ...counts.states }
    if (from) states[stateName(from)] = (states[stateName(from)] ?? 0) - 1
    if (to) states[stateName(to)] = (states[stateName(to)] ?? 0) + 1
    return { ...counts, states, right: counts.right + rightIn(to) - rightIn(from) }
  })
}

export function countOptions(tally: Tally, department: string, question: string, chosen: readonly string[]) {
  return change(tally, department, (counts) => {
    const options = { ...counts.options }
    for (const option of chosen) {
      const key = `${question}/${option}`
      options[key] = (options[key] ?? 0) + 1
    }
    return { ...counts, options }
  })
}

function stateName({ state, reason }: ItemStanding): string {
  return state === 'unreached' ? `unreached/${reason}` : state
}

function rightIn(item: ItemStanding | undefined): number {
  return item?.state === 'answered' && item.right ? 1 : 0
}

function change(tally: Tally, department: string, how: (counts: DepartmentTally) => DepartmentTally): Tally {
  const counts = tally.departments[department] ?? empty
  return { ...tally, departments: { ...tally.departments, [department]: how(counts) } }
}
