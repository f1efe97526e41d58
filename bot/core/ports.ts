// What the rules need from the world, as small interfaces. Edges implement them, tests bring fakes.
import type { Answer } from './answer.ts'
import type { Card } from './card.ts'
import type { Course, Language, Text } from './course.ts'
import type { CourseRun, TrailEntry } from './course-run.ts'
import type { Conversation, Learner, LearnerId, Profile, UnreachedReason } from './learner.ts'
import type { LessonChange, LessonEdit, LessonPlace, LessonVersion } from './lesson-edit.ts'
import type { SliceCounts } from './overview.ts'
import type { PaceState } from './pace.ts'
import type { Publication } from './publication.ts'
import type { RosterState } from './roster-state.ts'
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
  /** Takes a learner's row away, if nobody has changed it since. */
  | { readonly kind: 'erased learner'; readonly learner: LearnerId; readonly version: string }
  /** Takes an answer away; no answer is ever changed. A conflict if it isn't there. */
  | {
      readonly kind: 'erased answer'
      readonly learner: LearnerId
      readonly course: string
      readonly item: string
    }

/** All learners' state, partitioned by slice. Every method throws when the storage can't be reached. */
export interface LearnerStore {
  readonly slices: number
  readMark(slice: SliceId): Promise<Stored<SliceMark> | undefined>
  /** The slice's mark, learners and tallies; no answers. */
  readSlice(slice: SliceId): Promise<SliceRows>
  /**
   * The rows with these keys; those that aren't there are left out. A tally may be as this instance saw it last: whether
   * it still is, the commit tells.
   */
  readRows(slice: SliceId, keys: readonly RowKey[]): Promise<SliceRows>
  readCounts(slice: SliceId): Promise<SliceCounts>
  readAnswer(learner: LearnerId, course: string, item: string): Promise<Answer | undefined>
  /** All answers of one learner, in no particular order. */
  readAnswers(learner: LearnerId): Promise<readonly Answer[]>
  /** All answers in a slice, in no particular order. */
  readSliceAnswers(slice: SliceId): Promise<readonly Answer[]>
  /**
   * Writes all rows or none: at most 100, each row once, all of one slice.
   * "conflict": somebody else wrote one of them first. Versions come back in the order of the writes, '' for a row
   * that was erased.
   */
  commit(slice: SliceId, writes: readonly Write[]): Promise<CommitOutcome>
}

export type CommitOutcome =
  | { readonly kind: 'committed'; readonly versions: readonly string[] }
  | { readonly kind: 'conflict' }

export interface CourseRunStore {
  list(): Promise<readonly CourseRun[]>
  put(run: CourseRun): Promise<void>
  find(course: string): Promise<Stored<CourseRun> | undefined>
  /**
   * A leader's change and its entry in the trail, both or neither. Without a version: only if there is no such run yet;
   * with one: only if nobody has changed it since. False: somebody else was quicker.
   */
  change(change: RunChange): Promise<boolean>
  /** An entry of the trail that no course's change belongs to. */
  note(entry: TrailEntry): Promise<void>
  /** The latest first. */
  trail(max: number): Promise<readonly TrailEntry[]>
}

export interface RunChange {
  readonly run: CourseRun
  readonly version: string | undefined
  readonly entry: TrailEntry
}

/** What each started course said when it was last right; it goes on with that while content/ is broken. */
export interface CourseContentStore {
  list(): Promise<readonly Course[]>
  put(course: Course): Promise<void>
}

/** Lessons written in the tab, every version of them. Every method throws when the storage can't be reached. */
export interface LessonEditStore {
  /** Changes with every edit; undefined while there has been none. */
  revision(): Promise<string | undefined>
  /** The latest of every file that has been written. */
  list(): Promise<readonly LessonEdit[]>
  find(place: LessonPlace): Promise<Stored<LessonEdit> | undefined>
  /**
   * The file's new text, its version, and its entry in the trail: all or none. Without a text: what was written no
   * longer counts. Without a version: only if nothing has been written there yet; with one: only if nobody has changed
   * it since. False: somebody else was quicker.
   */
  write(edit: LessonWrite): Promise<boolean>
  /** The latest first. */
  versions(place: LessonPlace): Promise<readonly LessonVersion[]>
  /** The text of one version; undefined if there is none. */
  textOf(place: LessonPlace, versionId: string): Promise<string | undefined>
  /** The latest first. */
  trail(max: number): Promise<readonly TrailEntry[]>
}

export interface LessonWrite {
  readonly place: LessonPlace
  readonly text: string | undefined
  readonly version: string | undefined
  readonly entry: TrailEntry & { readonly what: LessonChange }
}

/** What the courses say now. The same object as long as nothing has changed. */
export interface CourseSource {
  current(): Promise<readonly Course[]>
}

/** Which courses are under way. `version` changes when a course starts, stops or is edited. */
export interface Plan {
  readonly version: string
  readonly courses: readonly RunningCourse[]
  /** Those of which nothing is sent, though they are there. */
  readonly resting?: readonly RestingCourse[]
}

export interface RestingCourse {
  readonly id: string
  readonly title: Text
  readonly why: 'not started' | 'paused'
  /** IANA time zone. */
  readonly zone: string
}

export interface Planner {
  current(): Promise<Plan>
}

export type SendOutcome =
  /** The id is empty if it didn't come through. */
  | { readonly kind: 'sent'; readonly activityId: string }
  | { readonly kind: 'unreachable'; readonly reason: UnreachedReason }
  /** The connector no longer knows the conversation: a new one may be opened, once. */
  | { readonly kind: 'conversation gone' }
  /** The request was written, no answer came: it may have arrived. */
  | { readonly kind: 'unknown'; readonly reason: string }
  /** Too fast: nothing was delivered. Not before so many seconds have passed, if the connector says how many. */
  | { readonly kind: 'throttled'; readonly retryAfterSeconds?: number }
  /** Nothing was delivered; worth another try. */
  | { readonly kind: 'passing'; readonly reason: string }
  /** Ours to fix. */
  | { readonly kind: 'failed'; readonly reason: string }

/** One request to the connector for each call, and never two at a time in one conversation. */
export interface Messenger {
  /** Sends a card. Never throws: every answer of Teams is an outcome. */
  send(conversation: Conversation, card: Card): Promise<SendOutcome>
  /** Puts a card in the place of one that was sent before. Never throws either. */
  update(conversation: Conversation, activityId: string, card: Card): Promise<SendOutcome>
  /** Opens the personal chat with somebody whose earlier one is gone. Never throws either. */
  open(learner: LearnerId, serviceUrl: string): Promise<Opened>
}

export type Opened =
  | { readonly kind: 'opened'; readonly conversation: Conversation }
  | Exclude<SendOutcome, { kind: 'sent' | 'conversation gone' }>

/** What goes first when there isn't room for all: lessons before repetitions, repetitions before corrections. */
export type Urgency = 'lesson' | 'repetition' | 'correction'

/** How many requests a second all instances together make to the connector. */
export interface Pace {
  /**
   * Waits for room for 1 to `wanted` requests, until just before the first of them may be made.
   * Undefined: something more urgent has all the room; ask again in some seconds. Throws if the storage can't be reached.
   */
  room(wanted: number, urgency: Urgency): Promise<Room | undefined>
  /** The connector has called a request too fast that was made at this moment (milliseconds of the machine's clock). */
  tooFast(madeAt: Millis): void
}

export interface Room {
  readonly size: number
  /**
   * Resolves with the moment (milliseconds of the machine's clock) at which the nth request, from 0, is to be made.
   * Throws if that moment has passed and the storage can't be reached for another: nothing is to be sent then.
   */
  turn(nth: number): Promise<Millis>
}

/** The state of a pace, shared by all instances. */
export interface PaceStore<State = PaceState> {
  read(): Promise<Stored<State> | undefined>
  /** Undefined: somebody else wrote first. Without a version: only if nothing is there yet. Gives the new version. */
  write(state: State, version: string | undefined): Promise<string | undefined>
}

/** How far the roster has come. Both throw if the storage can't be reached. */
export interface RosterStore {
  read(): Promise<RosterState | undefined>
  write(state: RosterState): Promise<void>
}

/** A right that one instance has at a time. Held by two for a moment, it must do no harm. */
export interface Lease {
  /** True: it is ours for so many seconds from now. */
  hold(seconds: number): Promise<boolean>
  /** Gives it up early. Does nothing if it isn't ours. */
  release(): Promise<void>
}

/** Work that was given up after several tries, for IT to look at. */
export interface SetAside {
  /** Such as "slice 17"; no one's id. */
  readonly what: string
  readonly reason: string
  /** Milliseconds of the machine's clock. */
  readonly since: Millis
}

export interface SetAsideStore {
  list(): Promise<readonly SetAside[]>
  /** Keeps the first moment if it is there already. */
  put(what: string, reason: string): Promise<void>
  /** Does nothing if it isn't there. */
  remove(what: string): Promise<void>
}

export interface Directory {
  find(learner: LearnerId): Promise<Profile | undefined>
}

/** Addresses that open something of one person's for a while, to whoever holds them. */
export interface Links {
  /** Where the letter about an item is answered. */
  answer(of: AnswerLink): Promise<string>
  certificate(of: CertificateLink): Promise<string>
  storedData(of: { readonly learner: LearnerId }): Promise<string>
}

export interface AnswerLink {
  readonly learner: LearnerId
  readonly course: string
  readonly item: string
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
  /** How many times it has been taken by now, this time included. */
  readonly tries: number
  readonly receipt: unknown
  /** When it was to be taken: milliseconds of the clock of the machine that put it there. */
  readonly since?: Millis
  /** The trace that it belongs to; only telemetry reads it. */
  readonly trace?: string
}

export interface SliceQueue {
  /** True while messages are waiting that nobody has taken; those under way and those given back for later don't count. */
  hasWaiting(): Promise<boolean>
  /**
   * They can be taken one after the other, spread over so many seconds; at once when left out. The first fifth of that
   * time is taken to put them; once aborted, no more are.
   */
  put(slices: readonly SliceId[], overSeconds?: number, signal?: AbortSignal): Promise<void>
  /** Takes at most so many, 1 to 32. They are ours for a minute, and come back to others after that. */
  take(max: number): Promise<readonly SliceMessage[]>
  /** Ours for a minute more; the message that comes back takes the place of the one given. */
  keep(message: SliceMessage): Promise<SliceMessage>
  /** Others may take it after so many seconds. */
  giveBack(message: SliceMessage, afterSeconds: number): Promise<void>
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

export interface RetentionState {
  /** The ISO date of the last round that came to its end. */
  readonly day: string
  /** By course of which all answers have been erased, the last day it had then. */
  readonly erased: Readonly<Record<string, string>>
}

/** Both throw when the storage can't be reached. */
export interface RetentionStore {
  read(): Promise<RetentionState | undefined>
  write(state: RetentionState): Promise<void>
}
