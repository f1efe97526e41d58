// An employee as the bot knows them: a profile, a way to reach them, and where they stand in each course.
import type { Language } from './course.ts'
import type { Standing } from './standing.ts'
import type { Millis } from './timetable.ts'

export type LearnerId = string

/** Where Teams keeps the chat with one learner. */
export interface Conversation {
  readonly serviceUrl: string
  readonly id: string
}

/** How a learner can be reached. No conversation yet is a reason like any other: nobody is silently missing. */
export type Reach =
  | { readonly kind: 'teams'; readonly conversation: Conversation; readonly since: Millis }
  | { readonly kind: 'none'; readonly reason: UnreachedReason; readonly since: Millis }

export type UnreachedReason = 'blocked' | 'uninstalled' | 'conversation gone' | 'refused'

/** What the directory knows and the bot needs. */
export interface Profile {
  readonly department: string
  readonly language: Language
  /** Invented by local mode. */
  readonly simulated: boolean
}

export interface Learner extends Profile {
  readonly id: LearnerId
  readonly joined: Millis
  readonly reach: Reach
  /** The last pause; over when `until` has passed. */
  readonly pause?: { readonly from: Millis; readonly until: Millis }
  /** No longer an employee: nothing goes out any more. */
  readonly left?: Millis
  /** By course id. */
  readonly standings: Readonly<Record<string, Standing>>
}
