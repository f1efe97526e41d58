// What the rules need from the world, as small interfaces. Edges implement them, tests bring fakes.
import type { Answer } from './answer.ts'
import type { Card } from './card.ts'
import type { Course, Language } from './course.ts'
import type { CourseRun } from './course-run.ts'
import type { Conversation, Learner, LearnerId, Profile, UnreachedReason } from './learner.ts'
import type { SliceCounts } from './overview.ts'
import type { Publication } from './publication.ts'
import type { RunningCourse } from './running-course.ts'
import type { SliceId, SliceMark } from './slice.ts'
import type { Tally } from './tally.ts'
import type { Millis } from './timetable.ts'

export interface Clock {
  now(): Millis
}

/** Fields hold counts, slices, courses and reasons: never answers, names or tokens. */
export interface Log {
  info(fields: object, message: string): void
  warn(fields: object, message: string): void
  error(fields: object, message: string): void
}

/** A row as it was read. `version` is opaque and changes with every write. */
export interface Stored<T> {
  readonly value: T
  readonly version: string
}

export interface SliceRows {
  readonly mark?: Stored<SliceMark>
  readonly learners: readonly Stored<Learner>[]
  readonly tallies: readonly Stored<Tally>[]
}

export type RowKey =
  | { readonly kind: 'mark' }
  | { readonly kind: 'learner'; readonly learner: LearnerId }
  | { readonly kind: 'tally'; readonly course: string; readonly lesson: string }

/** A row to write. With a version: only if nobody has changed it since. Without: only if it isn't there yet. */
export type Write =
  | { readonly kind: 'mark'; readonly value: SliceMark; readonly version?: string }
  | { readonly kind: 'learner'; readonly value: Learner; readonly version?: string }
  | { readonly kind: 'tally'; readonly value: Tally; readonly version?: string }
  | { readonly kind: 'answer'; readonly value: Answer }

/** All learners' state, partitioned by slice. Every method throws when the storage can't be reached. */
export interface LearnerStore {
  readonly slices: number
  readMark(slice: SliceId): Promise<Stored<SliceMark> | undefined>
  /** The slice's mark, learners and tallies; no answers. */
  readSlice(slice: SliceId): Promise<SliceRows>
  /** The rows with these keys; those that aren't there are left out. */
  readRows(slice: SliceId, keys: readonly RowKey[]): Promise<SliceRows>
  readCounts(slice: SliceId): Promise<SliceCounts>
  readAnswer(learner: LearnerId, course: string, item: string): Promise<Answer | undefined>
  /** All answers of one learner, in no particular order. */
  readAnswers(learner: LearnerId): Promise<readonly Answer[]>
  /**
   * Writes all rows or none: at most 100, each row once, all of one slice.
   * "conflict": somebody else wrote one of them first. Versions come back in the order of the writes.
   */
  commit(slice: SliceId, writes: readonly Write[]): Promise<CommitOutcome>
}

export type CommitOutcome =
  | { readonly kind: 'committed'; readonly versions: readonly string[] }
  | { readonly kind: 'conflict' }

export interface CourseRunStore {
  list(): Promise<readonly CourseRun[]>
  put(run: CourseRun): Promise<void>
}

/** What each started course said when it was last right; it goes on with that while content/ is broken. */
export interface CourseContentStore {
  list(): Promise<readonly Course[]>
  put(course: Course): Promise<void>
}

/** Which courses are under way. `version` changes when a course starts, stops or is edited. */
export interface Plan {
  readonly version: string
  readonly courses: readonly RunningCourse[]
}

export interface Planner {
  current(): Promise<Plan>
}

export type SendOutcome =
  | { readonly kind: 'sent'; readonly activityId: string }
  | { readonly kind: 'unreachable'; readonly reason: UnreachedReason }
  /** The request was written, no answer came: it may have arrived. */
  | { readonly kind: 'unknown'; readonly reason: string }
  /** Nothing was delivered; worth another try at a later tick. */
  | { readonly kind: 'passing'; readonly reason: string }
  /** Ours to fix. */
  | { readonly kind: 'failed'; readonly reason: string }

export interface Messenger {
  /** Sends a card. Never throws: every answer of Teams is an outcome. */
  send(conversation: Conversation, card: Card): Promise<SendOutcome>
  /** Puts a card in the place of one that was sent before. Never throws either. */
  update(conversation: Conversation, activityId: string, card: Card): Promise<SendOutcome>
}

export interface Directory {
  find(learner: LearnerId): Promise<Profile | undefined>
}

/** Addresses that open something of one person's for a short while, to whoever holds them. */
export interface Links {
  certificate(of: CertificateLink): Promise<string>
  storedData(of: { readonly learner: LearnerId }): Promise<string>
}

export interface CertificateLink {
  readonly learner: LearnerId
  readonly course: string
  /** As Teams has it; kept nowhere else. */
  readonly name: string
  readonly language: Language
}

/** A message that says: look at this slice. Doubled and lost ones do no harm. */
export interface SliceMessage {
  readonly slice: SliceId
  readonly receipt: unknown
}

export interface SliceQueue {
  /** True while an earlier tick's messages are still waiting. */
  isBusy(): Promise<boolean>
  put(slices: readonly SliceId[]): Promise<void>
  take(): Promise<readonly SliceMessage[]>
  done(message: SliceMessage): Promise<void>
}

/** What has been published of each lesson. Both methods throw when the storage can't be reached. */
export interface PublicationStore {
  /** All lessons of a course of which anything has been published, in no particular order. */
  list(course: string): Promise<readonly Stored<Publication>[]>
  /**
   * With a version: only if nobody has changed it since. Without: only if it isn't there yet.
   * False: somebody else wrote first.
   */
  put(publication: Publication, version: string | undefined): Promise<boolean>
}
