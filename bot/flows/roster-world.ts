// What keeping the roster needs from the world, and how it is set.
import type { EmployeeDirectory, ReadTrouble } from '../core/employee.ts'
import type { LearnerId } from '../core/learner.ts'
import type { Clock, LearnerStore, Log, Planner, RosterStore, SetAsideStore } from '../core/ports.ts'

export interface RosterWorld {
  readonly learners: LearnerStore
  readonly employees: EmployeeDirectory
  readonly planner: Planner
  readonly roster: RosterStore
  readonly setAside: SetAsideStore
  readonly clock: Clock
  readonly log: Log
  /** Letters go out to those who have an address. */
  readonly letters: boolean
  /** What to call a department, however the directory spells it. */
  readonly departmentName: (spelled: string | null) => string
  /** In local mode: invented people, who are counted apart. */
  readonly isSimulated?: (id: LearnerId) => boolean
  /** So long after they left, people are erased; see erase-learner.ts. */
  readonly eraseLeaversAfterDays: number
}

/** Why a round was broken off. What it had written by then is right, and the next round begins where this one did. */
export type BrokenOff =
  | { readonly kind: 'trouble'; readonly trouble: ReadTrouble }
  /** The instance stops. */
  | { readonly kind: 'stopped' }
