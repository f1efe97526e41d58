// What a card says. How it looks in Teams stands in teams/; a letter would say the same.
import type { Earned, Missing } from './certificate.ts'
import type { Course, Language, Lesson, Question, Survey } from './course.ts'
import type { Learner } from './learner.ts'
import type { NextCard, Progress } from './progress.ts'
import type { Millis } from './timetable.ts'

/** A lesson's item and the course it belongs to. */
export interface LessonPart {
  readonly language: Language
  readonly course: Course
  readonly lesson: Lesson
  readonly question: Question
  readonly item: string
}

export interface SurveyPart {
  readonly language: Language
  readonly course: Course
  readonly survey: Survey
  /** The item's id: baseline or follow-up. */
  readonly item: string
}

export type Card =
  | { readonly kind: 'welcome'; readonly language: Language; readonly courses: readonly Course[] }
  | ({
      readonly kind: 'lesson'
      readonly isReminder: boolean
      /** Sent to whoever wrote it, to be looked at. */
      readonly isDraft?: boolean
    } & LessonPart)
  | ({ readonly kind: 'feedback'; readonly chosen: readonly string[]; readonly right: boolean } & LessonPart)
  | ({ readonly kind: 'survey'; readonly isReminder: boolean } & SurveyPart)
  /** After a survey: no right or wrong, since the lessons will tell. */
  | ({ readonly kind: 'thanks' } & SurveyPart)
  /** A kind answer to anything one types. */
  | { readonly kind: 'reply'; readonly language: Language; readonly courses: readonly Course[] }
  | { readonly kind: 'notice'; readonly language: Language; readonly notice: Notice }
  | TalkCard

/** What the bot says when it is talked to. */
export type TalkCard =
  | { readonly kind: 'help'; readonly language: Language }
  | {
      readonly kind: 'progress'
      readonly language: Language
      readonly courses: readonly Progress[]
      readonly pause?: PauseShown
    }
  /** For how long? */
  | {
      readonly kind: 'pause'
      readonly language: Language
      /** ISO dates: the first and the last day a pause may end on. */
      readonly earliest: string
      readonly latest: string
      /** One that is under way. */
      readonly pause?: PauseShown
    }
  | { readonly kind: 'paused'; readonly language: Language; readonly pause: PauseShown }
  | {
      readonly kind: 'resumed'
      readonly language: Language
      readonly wasPaused: boolean
      readonly next?: NextCard
    }
  | {
      readonly kind: 'stored data'
      readonly language: Language
      readonly learner: Learner
      readonly answers: number
      readonly zone: string
      readonly link: string
    }
  | { readonly kind: 'human'; readonly language: Language; readonly courses: readonly Course[] }
  | {
      readonly kind: 'certificate'
      readonly language: Language
      readonly courses: readonly CertificateShown[]
    }

export interface PauseShown {
  /** The first day on which something may come again begins at this moment. */
  readonly until: Millis
  readonly zone: string
}

export type CertificateShown = { readonly course: Course } & ((Earned & { readonly link: string }) | Missing)

/** A sentence to a person when there is no card to show. */
export type Notice =
  | 'try again'
  | 'not now'
  | 'nothing chosen'
  | 'card not known'
  | 'never sent'
  | 'not yours'
  | 'not installed'
  | 'no lesson yet'
  | 'not understood'
  /** On a card that was sent to be looked at. */
  | 'draft'
  /** On an old card: the item has been sent again further down. */
  | 'moved'
  /** On a card whose time is over. */
  | 'expired'
  /** Why a pause can't be. */
  | 'no such date'
  | 'past'
  | 'too long'
  /** How everything comes from now on, and why it can't. */
  | 'by letter'
  | 'by Teams'
  | 'no letters'
  | 'no address'
  | 'no Teams'
