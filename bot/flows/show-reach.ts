// Adds up the slices' marks to how everybody is reached, and says how the roster stands, for the leader.
import { isoTime } from '../core/overview-lesson.ts'
import type { Clock, LearnerStore, Planner, RosterStore, SetAside, SetAsideStore } from '../core/ports.ts'
import { addReach } from '../core/reach-counts.ts'
import { type ReachFigures, reachFigures } from '../core/reach-figures.ts'
import type { RosterState } from '../core/roster-state.ts'
import { installingApp } from './install-missing.ts'
import { zoneOf } from './zone.ts'

export interface ReachShown extends ReachFigures {
  /** The course's time when the figures were read, ISO 8601 with offset. */
  readonly asOf: string
  /** Missing where no directory is read: people are known by their chats alone. */
  readonly roster?: RosterShown
  /** Why the app can't be installed for all who don't have it, and what IT has to do. */
  readonly installing?: SetAside
}

/** Moments as `asOf` has them. */
export interface RosterShown {
  /** When all of the directory was last read. */
  readonly readAt?: string
  /** When the last round of any kind came to its end. */
  readonly lastRoundAt?: string
  /** What the directory refuses just now, and what to do about it. */
  readonly trouble?: { readonly what: string; readonly since: string }
  /** So many would have left at once that nobody was let go before somebody has looked. */
  readonly held?: { readonly leavers: number; readonly since: string }
  /** Names of departments that are probably one. */
  readonly nearDuplicates: readonly (readonly string[])[]
}

interface World {
  readonly learners: LearnerStore
  readonly planner: Planner
  readonly clock: Clock
  readonly setAside: SetAsideStore
  readonly roster?: RosterStore
}

/** Costs a point read for each slice, whatever the number of learners. Throws if the storage can't be reached. */
export async function showReach({ learners, planner, clock, setAside, roster }: World): Promise<ReachShown> {
  const slices = Array.from({ length: learners.slices }, (_, slice) => slice)
  const marks = await Promise.all(slices.map((slice) => learners.readMark(slice)))
  const zone = zoneOf((await planner.current()).courses)
  const state = await roster?.read()
  const installing = (await setAside.list()).find(({ what }) => what === installingApp)
  return {
    asOf: isoTime(clock.now(), zone),
    ...reachFigures(addReach(marks.map((mark) => mark?.value.reach ?? {}))),
    ...(state && { roster: rosterShown(state, zone) }),
    ...(installing && { installing }),
  }
}

function rosterShown({ full, last, trouble, held }: RosterState, zone: string): RosterShown {
  return {
    ...(full && { readAt: isoTime(full.at, zone) }),
    ...(last && { lastRoundAt: isoTime(last.at, zone) }),
    ...(trouble && { trouble: { what: trouble.what, since: isoTime(trouble.since, zone) } }),
    ...(held && { held: { leavers: held.leavers, since: isoTime(held.since, zone) } }),
    nearDuplicates: full?.nearDuplicates ?? [],
  }
}
