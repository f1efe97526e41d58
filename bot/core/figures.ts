// How many learners stand where with one lesson, and what they answered: the tallies of all slices added up by department.
import type { Tally } from './tally.ts'

/**
 * How many learners stand where with one lesson. The seven states are exclusive and add up to `eligible`:
 * waiting + underway + sent + answered + expired + unreached + unknown.
 */
export interface Figures {
  readonly eligible: number
  /** Its day has not come for them yet. */
  readonly waiting: number
  /** Being sent just now. */
  readonly underway: number
  /** Out, not yet answered. */
  readonly sent: number
  readonly answered: number
  readonly expired: number
  readonly unreached: number
  /** May or may not have arrived; the reminder heals it. */
  readonly unknown: number
}

/** What was answered, added up: never to be shown as it is, only as published (publication.ts). */
export interface AnswerCounts {
  readonly answered: number
  readonly right: number
  /** How often each option was chosen, by "question/option". */
  readonly options: Readonly<Record<string, number>>
}

export interface DepartmentCounts {
  /** Empty: people without a department. */
  readonly department: string
  readonly figures: Figures
  /** To be counted where they were given: someone who moves takes none along, and none of these ever falls. */
  readonly answers: AnswerCounts
}

export const noAnswers: AnswerCounts = { answered: 0, right: 0, options: {} }

/** In Swedish alphabetical order. */
export function countByDepartment(tallies: readonly Tally[]): DepartmentCounts[] {
  const entries = tallies.flatMap((tally) => Object.entries(tally.departments))
  return [...Map.groupBy(entries, ([department]) => department)]
    .map(([department, parts]) => {
      const all = parts.map(([, counts]) => counts)
      const states = addNamed(all.map((each) => each.states))
      const right = sumOf(all.map((each) => each.right))
      const options = addNamed(all.map((each) => each.options))
      return {
        department,
        figures: figuresOf(sumOf(all.map(({ eligible }) => eligible)), states),
        answers: { answered: states.answered ?? 0, right, options },
      }
    })
    .sort((a, b) => a.department.localeCompare(b.department, 'sv'))
}

export function addFigures(all: readonly Figures[]): Figures {
  const sum = (name: keyof Figures) => all.reduce((total, figures) => total + figures[name], 0)
  return {
    eligible: sum('eligible'),
    waiting: sum('waiting'),
    underway: sum('underway'),
    sent: sum('sent'),
    answered: sum('answered'),
    expired: sum('expired'),
    unreached: sum('unreached'),
    unknown: sum('unknown'),
  }
}

export function addAnswers(all: readonly AnswerCounts[]): AnswerCounts {
  return {
    answered: sumOf(all.map(({ answered }) => answered)),
    right: sumOf(all.map(({ right }) => right)),
    options: addNamed(all.map(({ options }) => options)),
  }
}

function figuresOf(eligible: number, states: Readonly<Record<string, number>>): Figures {
  const unreached = Object.entries(states).filter(([name]) => name.startsWith('unreached/'))
  const started = {
    underway: states.claimed ?? 0,
    sent: (states.sent ?? 0) + (states.letter ?? 0),
    answered: states.answered ?? 0,
    expired: states.expired ?? 0,
    unreached: sumOf(unreached.map(([, count]) => count)),
    unknown: states.unknown ?? 0,
  }
  return { eligible, waiting: eligible - sumOf(Object.values(started)), ...started }
}

export function addNamed(all: readonly Readonly<Record<string, number>>[]): Record<string, number> {
  const sums: Record<string, number> = {}
  for (const counts of all) {
    for (const name in counts) sums[name] = (sums[name] ?? 0) + (counts[name] ?? 0)
  }
  return sums
}

function sumOf(counts: readonly number[]): number {
  return counts.reduce((total, count) => total + count, 0)
}
