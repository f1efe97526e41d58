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

/** Whether Teams reaches a learner. No conversation yet is a reason like any other: nobody is silently missing. */
export type Reach =
  | { readonly kind: 'teams'; readonly conversation: Conversation; readonly since: Millis }
  | {
      readonly kind: 'none'
      readonly reason: UnreachedReason
      readonly since: Millis
      /** The chat there was: the way back, should the reason pass. */
      readonly conversation?: Conversation
      /** The next item goes there all the same, to see whether the reason has passed. */
      readonly trial?: Trial
    }

export interface Trial {
  /** When it was decided on. */
  readonly at: Millis
  /** Nothing has come through; the reason holds. */
  readonly isOver: boolean
}

export type UnreachedReason =
  /** The directory knows them and the app isn't installed for them yet, or couldn't be. */
  | 'not installed'
  /** No licence with which one can use Teams. */
  | 'no licence'
  /** The person has blocked the bot. */
  | 'blocked'
  /** The person has removed the app. */
  | 'uninstalled'
  /** The chat is gone and can't be opened anew. */
  | 'conversation gone'
  /** IT has switched the bot off. */
  | 'disabled'
  | 'refused'

/** What the directory knows and the bot needs. */
export interface Profile {
  readonly department: string
  readonly language: Language
  /** Invented by local mode. */
  readonly simulated: boolean
}

export interface Mailbox {
  readonly since: Millis
  /** When the post was told that nobody has this address; nothing is sent there until the directory has another. */
  readonly refused?: Millis
}

export interface Learner extends Profile {
  readonly id: LearnerId
  readonly joined: Millis
  readonly reach: Reach
  /** Letters go out, and the directory has an address for them; the address itself is kept nowhere. */
  readonly mail?: Mailbox
  /** What they would rather have than cards. */
  readonly prefers?: 'letter'
  /** How often the app was installed for them from the organisation's catalogue, and when last. */
  readonly installs?: { readonly tries: number; readonly last: Millis }
  /** Ids of the courses with a chosen audience that they belong to; see enrolment.ts. */
  readonly audiences?: readonly string[]
  /** The last pause; over when `until` has passed. */
  readonly pause?: { readonly from: Millis; readonly until: Millis }
  /** No longer an employee: nothing goes out any more. */
  readonly left?: Millis
  /** By course id. */
  readonly standings: Readonly<Record<string, Standing>>
}
