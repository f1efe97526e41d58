// What it takes to send letters: who brings them, and how fast they may go. Edges implement both.
import type { LearnerId } from './learner.ts'
import type { Letter } from './letter.ts'
import type { SendOutcome } from './ports.ts'
import type { Millis } from './timetable.ts'

export type LetterOutcome = Exclude<SendOutcome, { kind: 'conversation gone' }>

export interface PostOffice {
  /** Brings one letter to the address the directory has just now. Never throws: every answer is an outcome. */
  send(learner: LearnerId, letter: Letter): Promise<LetterOutcome>
}

/** Lessons go before repetitions and reminders. */
export type LetterUrgency = 'lesson' | 'repetition'

export type LetterRoom =
  /** It is the letter's turn now. */
  | { readonly kind: 'now' }
  /** Ask again after so long: the place in the queue is kept until then. */
  | { readonly kind: 'later'; readonly afterMilliseconds: Millis }

/** How fast all instances together send from the one mailbox. Every method throws if the storage can't be reached. */
export interface LetterPace {
  /** Room for one letter, after some seconds at most. `waiting` is how many the caller has, this one included. */
  room(urgency: LetterUrgency, waiting: number): Promise<LetterRoom>
  /** When so many more will have their turn. */
  later(urgency: LetterUrgency, waiting: number): Promise<Millis>
  /** The mailbox takes nothing for so long; a minute if it doesn't say. */
  tooFast(retryAfterSeconds?: number): Promise<void>
}
