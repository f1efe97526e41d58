// What GET /api/reach answers: types alone, shared with the tab.
import type { ReachShown } from '../flows/show-reach.ts'

export type { LetterReason } from '../core/reach.ts'
export type { ReachDepartment, ReachFigures, ReachWay } from '../core/reach-figures.ts'
export type { ReachSince } from '../core/reach-since.ts'
export type { RosterShown } from '../flows/show-reach.ts'

/** GET /api/reach. */
export type ReachAnswer = ReachShown
