// How far the roster has come, and what it found: kept between rounds, shared by all instances. No one's id is in it.
import type { ReadTrouble } from './employee.ts'
import type { OutOfScope } from './roster.ts'
import type { Millis } from './timetable.ts'

export interface RosterState {
  /** From here on the directory tells what has changed. */
  readonly deltaLink?: string
  /** The last time that everybody was read. */
  readonly full?: FullReading
  /** The last round that came to its end, of either kind. */
  readonly last?: RoundCounts
  /** Learners who haven't left. */
  readonly enrolled: number
  /** What the directory refuses just now. */
  readonly trouble?: RosterTrouble
  /** So many would have left at once that it must be said a second time. */
  readonly held?: HeldLeavers
  /** By course with an audience, a digest of who was in it when all learners were last looked at. */
  readonly audiences: Readonly<Record<string, string>>
}

export interface FullReading {
  readonly at: Millis
  /** Accounts that are enabled, those out of scope among them. */
  readonly found: number
  readonly outOfScope: Readonly<Partial<Record<OutOfScope, number>>>
  /** Names of departments that are probably one; see near-duplicates.ts. */
  readonly nearDuplicates: readonly (readonly string[])[]
}

export interface RoundCounts {
  readonly at: Millis
  readonly of: 'everything' | 'changes'
  readonly joined: number
  readonly returned: number
  readonly left: number
  /** To another department. */
  readonly moved: number
  /** Of whom anything at all is different now, the ones above among them. */
  readonly changed: number
  readonly erased: number
}

export interface RosterTrouble {
  readonly kind: ReadTrouble['kind']
  /** With what to do about it. */
  readonly what: string
  readonly since: Millis
}

export interface HeldLeavers {
  readonly leavers: number
  readonly since: Millis
}

export const emptyRoster: RosterState = { enrolled: 0, audiences: {} }
