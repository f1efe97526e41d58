// Who taps what when in the case "answer": the same in the process that sends and in the one that checks.
import type { Person } from '../../bot/local/municipality.ts'
import { departmentOf, personId } from './people.ts'

/** One request; `tap` numbers what is tapped, so that a number that comes again is a tap sent twice. */
export interface PlannedRequest {
  /** Milliseconds from the beginning. */
  readonly at: number
  readonly tap: number
}

const tapsPerDouble = 10
/** Later than the answer to the first has come. */
const laterMilliseconds = 3000

/**
 * At a constant rate, whatever comes back: requests per second × seconds of them, ascending.
 * After every ten taps one of them comes a second time, by turns at the same moment as the first and some seconds later.
 */
export function planRequests(perSecond: number, seconds: number): PlannedRequest[] {
  const planned: PlannedRequest[] = []
  const total = Math.round(perSecond * seconds)
  for (let nth = 0, tap = 0, doubles = 0; nth < total; nth++) {
    const at = (nth * 1000) / perSecond
    if (nth % (tapsPerDouble + 1) !== tapsPerDouble) planned.push({ at, tap: tap++ })
    else if (doubles++ % 2 === 0) planned.push({ at: planned.at(-1)?.at ?? at, tap: tap - 1 })
    else planned.push({ at, tap: Math.max(0, tap - Math.ceil((perSecond * laterMilliseconds) / 1000)) })
  }
  return planned
}

export interface Answerers {
  readonly firstPerson: number
  readonly people: number
}

/** Everybody answers the first lesson before anybody answers the second. */
export function placeOfTap(tap: number, { firstPerson, people }: Answerers) {
  return { person: firstPerson + (tap % people), lesson: Math.floor(tap / people) }
}

export function personOf(nth: number): Person {
  const id = personId(nth)
  return {
    id,
    name: `Person ${nth}`,
    email: `${nth}@kommun.example`,
    department: departmentOf(nth),
    language: 'sv',
    simulated: false,
  }
}

/** Two of three choose the first option. */
export function optionOfTap<T>(tap: number, options: readonly T[]): T | undefined {
  return options[tap % 3 === 0 ? (tap / 3) % options.length : 0]
}
