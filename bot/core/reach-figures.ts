// How many are reached by which way, for the leader: the slices' counts added up, and nobody to be picked out of them.
//
// The ways of a department add up to its people, and the departments to the whole, exactly. What could single somebody
// out is told less precisely instead: departments of fewer than five people are shown together (privacy.ts), and a
// reason is named only where five people or more have it. The others of the same channel follow as one way without a
// reason. Among departments a reason that must be left out of one is left out of all, and never as the only one of its
// channel while others are named: else the whole less the rest would give it back.
import { groupBySize, smallestGroup } from './privacy.ts'
import type { LetterReason, Way } from './reach.ts'
import type { ReachCounts } from './reach-counts.ts'
import { type ReachSince, sinceMonths } from './reach-since.ts'

export interface ReachFigures {
  readonly people: number
  readonly ways: readonly ReachWay[]
  /** In Swedish alphabetical order; last, as `null`, several that are too small to be shown alone. */
  readonly departments: readonly ReachDepartment[]
}

export interface ReachDepartment {
  /** Empty: people without a department. */
  readonly department: string | null
  readonly people: number
  readonly ways: readonly ReachWay[]
}

export interface ReachWay {
  readonly channel: Way['channel']
  /** Missing with letters and with none: several reasons, each of too few people to be named. */
  readonly reason?: LetterReason
  readonly people: number
  /** Oldest first, adding up to `people`; missing where they are fewer than five, or have no one reason. */
  readonly since?: readonly ReachSince[]
}

/** People by month, by way as reach-counts.ts names it. */
type Ways = ReachCounts[string]

interface Counted {
  readonly department: string | null
  readonly ways: Ways
}

const channels = ['teams', 'letter', 'none'] as const

export function reachFigures(counts: ReachCounts): ReachFigures {
  const departments = Object.entries(counts)
    .map(([department, ways]) => ({ department, ways }))
    .sort((a, b) => a.department.localeCompare(b.department, 'sv'))
  const { alone, together } = groupBySize(departments, ({ ways }) => peopleIn(ways))
  const groups: readonly Counted[] = [
    ...alone,
    ...(together.length > 0 ? [{ department: null, ways: addWays(together) }] : []),
  ]
  const whole = addWays(departments)
  const everywhere = toldAmong(groups)
  return {
    people: peopleIn(whole),
    ways: waysShown(whole, (way) => peopleOf(whole, way) >= smallestGroup),
    departments: groups.map(({ department, ways }) => ({
      department,
      people: peopleIn(ways),
      ways: waysShown(ways, (way) => everywhere.has(way)),
    })),
  }
}

/** The ways that are named in every department that has them. */
function toldAmong(groups: readonly Counted[]): ReadonlySet<string> {
  const all = [...new Set(groups.flatMap(({ ways }) => Object.keys(ways)))]
  const isSmall = (way: string) =>
    groups.some(({ ways }) => peopleOf(ways, way) > 0 && peopleOf(ways, way) < smallestGroup)
  return new Set(
    channels.flatMap((channel) => {
      const its = all.filter((way) => channelOf(way) === channel)
      const told = its.filter((way) => !isSmall(way))
      const inAll = (way: string) => groups.reduce((sum, { ways }) => sum + peopleOf(ways, way), 0)
      if (its.length - told.length !== 1) return told
      return told.sort((a, b) => inAll(a) - inAll(b)).slice(1)
    }),
  )
}

function waysShown(ways: Ways, isTold: (way: string) => boolean): ReachWay[] {
  return channels.flatMap((channel) => {
    const its = Object.keys(ways)
      .filter((way) => channelOf(way) === channel)
      .sort((a, b) => peopleOf(ways, b) - peopleOf(ways, a))
    // Teams needs no reason.
    const told = its.filter((way) => channel === 'teams' || isTold(way))
    const rest = its.filter((way) => !told.includes(way)).reduce((sum, way) => sum + peopleOf(ways, way), 0)
    return [
      ...told.map((way) => wayShown(way, ways[way] ?? {})),
      ...(rest > 0 ? [{ channel, people: rest }] : []),
    ]
  })
}

function wayShown(way: string, months: Ways[string]): ReachWay {
  const people = sumOf(months)
  const reason = way.split('/')[1] as LetterReason | undefined
  return {
    channel: channelOf(way),
    ...(reason !== undefined && { reason }),
    people,
    ...(people >= smallestGroup && { since: sinceMonths(months) }),
  }
}

function channelOf(way: string): Way['channel'] {
  return way.split('/')[0] as Way['channel']
}

function addWays(all: readonly Counted[]): Ways {
  const sum: Record<string, Record<string, number>> = {}
  for (const { ways } of all) {
    for (const [way, months] of Object.entries(ways)) {
      const its = sum[way] ?? {}
      for (const [month, people] of Object.entries(months)) its[month] = (its[month] ?? 0) + people
      sum[way] = its
    }
  }
  return sum
}

function peopleIn(ways: Ways): number {
  return Object.values(ways).reduce((sum, months) => sum + sumOf(months), 0)
}

function peopleOf(ways: Ways, way: string): number {
  return sumOf(ways[way] ?? {})
}

function sumOf(months: Ways[string]): number {
  return Object.values(months).reduce((sum, people) => sum + people, 0)
}
