// Since when people are reached as they are, by month, told of no fewer than five at a time.
import { smallestGroup } from './privacy.ts'

export interface ReachSince {
  /** "2026-09": of most of them, since months of fewer than five people are told together with those beside them. */
  readonly month: string
  readonly people: number
}

type Month = readonly [month: string, people: number]

/** Of five people or more, oldest first. */
export function sinceMonths(months: Readonly<Record<string, number>>): ReachSince[] {
  const told: Month[][] = []
  let early: Month[] = []
  for (const month of Object.entries(months).sort(([a], [b]) => a.localeCompare(b))) {
    early.push(month)
    if (peopleIn(early) < smallestGroup) continue
    told.push(early)
    early = []
  }
  const [last = [], ...before] = told.reverse()
  return [...before.reverse(), [...last, ...early]].flatMap((together) => {
    const [most] = together.toSorted(([, a], [, b]) => b - a)
    return most ? { month: most[0], people: peopleIn(together) } : []
  })
}

function peopleIn(months: readonly Month[]): number {
  return months.reduce((sum, [, people]) => sum + people, 0)
}
