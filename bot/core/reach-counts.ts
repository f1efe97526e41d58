// How many learners of a slice are reached by which way, by department: sums that move with the learners' rows.
import type { Learner } from './learner.ts'
import { type Way, wayOf } from './reach.ts'
import type { Millis } from './timetable.ts'

/** By department, by way ("teams", "letter/blocked", "none/no licence") and by the month since when ("2026-09", UTC). */
export type ReachCounts = Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, number>>>>>>

/** What is 0 is left out. Those who have left aren't counted. */
export function countReach(
  counts: ReachCounts,
  before: Learner | undefined,
  after: Learner | undefined,
): ReachCounts {
  const [from, to] = [placeOf(before), placeOf(after)]
  if (from?.join('|') === to?.join('|')) return counts
  return added(added(counts, from, -1), to, 1)
}

export function addReach(all: readonly ReachCounts[]): ReachCounts {
  let sum: ReachCounts = {}
  for (const counts of all) {
    for (const [department, ways] of Object.entries(counts)) {
      for (const [way, months] of Object.entries(ways)) {
        for (const [month, count] of Object.entries(months)) sum = added(sum, [department, way, month], count)
      }
    }
  }
  return sum
}

type Place = readonly [department: string, way: string, month: string]

function placeOf(learner: Learner | undefined): Place | undefined {
  if (!learner || learner.left !== undefined) return undefined
  const way = wayOf(learner)
  return [learner.department, nameOf(way), monthOf(way.since)]
}

function nameOf(way: Way): string {
  return way.channel === 'teams' ? 'teams' : `${way.channel}/${way.reason}`
}

function monthOf(at: Millis): string {
  return new Date(at).toISOString().slice(0, 7)
}

function added(counts: ReachCounts, place: Place | undefined, by: number): ReachCounts {
  if (!place) return counts
  const [department, way, month] = place
  const ways = counts[department] ?? {}
  const months = ways[way] ?? {}
  const changed = pruned({ ...months, [month]: (months[month] ?? 0) + by }, (count) => count !== 0)
  const moved = pruned({ ...ways, [way]: changed }, (each) => Object.keys(each).length > 0)
  return pruned({ ...counts, [department]: moved }, (each) => Object.keys(each).length > 0)
}

function pruned<T>(record: Readonly<Record<string, T>>, keep: (value: T) => boolean): Record<string, T> {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => keep(value)))
}
