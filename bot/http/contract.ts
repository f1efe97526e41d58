// What the tab and the server say to each other: types only, so that neither side can drift from the other.

import type { CoursePlan } from '../core/course-plan.ts'
import type { Change, TrailEntry } from '../core/course-run.ts'
import type { CourseMemory } from '../core/memory.ts'
import type { Overview } from '../core/overview.ts'
import type { SetAside } from '../core/ports.ts'
import type { Problem } from '../core/problem.ts'
import type { Misfit } from '../core/timetable.ts'
import type { LessonCheck } from '../flows/check-lesson.ts'
import type { Rehearsal } from '../flows/rehearsal.ts'
import type { Preflight } from '../flows/run-preflight.ts'
import type { LessonWithCards } from '../flows/show-lesson-figures.ts'
import type { LessonSource } from '../flows/show-lesson-source.ts'
import type { WrittenCourseShown } from '../flows/show-lessons.ts'
import type { Operations } from '../flows/show-operations.ts'
import type { Report } from '../flows/show-report.ts'

export type { Text } from '../core/course.ts'
export type { CoursePlan, PlannedLesson } from '../core/course-plan.ts'
export type { Break, Change, TrailEntry } from '../core/course-run.ts'
export type { Figures } from '../core/figures.ts'
export type { LessonVersion } from '../core/lesson-edit.ts'
export type {
  EditionShown,
  GroupShown,
  LessonShown,
  OptionsHidden,
  OptionsShown,
} from '../core/lesson-figures.ts'
export type {
  CourseMemory,
  LessonMemory,
} from '../core/memory.ts'
export type { MemoryGapShown, MemoryHidden, RecallShown } from '../core/memory-gaps.ts'
export type { OftenForgotten, OftenWrong } from '../core/memory-lists.ts'
export type { Overview, OverviewCourse, Wave } from '../core/overview.ts'
export type { OverviewLesson } from '../core/overview-lesson.ts'
export type { OverviewNotice } from '../core/overview-notices.ts'
export type { SetAside } from '../core/ports.ts'
export type { FiguresShown, Hidden, RightShown } from '../core/privacy.ts'
export type { Problem as WritingProblem } from '../core/problem.ts'
export type { MemoryGap } from '../core/recall-counts.ts'
export type {
  ConfidenceShown,
  SurveyQuestionShown,
  SurveyShown,
  SurveysShown,
} from '../core/survey-figures.ts'
export type { Misfit } from '../core/timetable.ts'
export type { Holiday } from '../core/working-days.ts'
export type { LessonCards } from '../flows/check-lesson.ts'
export type { Rehearsal, RehearsedStep } from '../flows/rehearsal.ts'
export type { Preflight as PreflightCheck } from '../flows/run-preflight.ts'
export type { WrittenCourseShown, WrittenLessonShown } from '../flows/show-lessons.ts'
export type * from './reach-answer.ts'

/** GET /api/me: who is signed in. What they may do is checked at every request, whatever the tab makes of this. */
export interface MeAnswer {
  readonly name: string
  /** "ProjectLeader", "Admin", "Reader". */
  readonly roles: readonly string[]
}

/** GET /api/overview. */
export interface OverviewAnswer extends Overview {
  /** What was given up after several tries and needs somebody from IT; the longest first. */
  readonly setAside: readonly SetAside[]
}

/** GET /api/preflight: in the order in which to put things right. It may take a minute; 404 where nothing is looked at. */
export interface PreflightAnswer {
  readonly checks: readonly Preflight[]
}

/** GET /api/courses, and what comes back after a change. */
export interface CoursesAnswer {
  /** The course's time, ISO 8601 with offset; runs fast in local mode. */
  readonly asOf: string
  readonly courses: readonly CoursePlan[]
}

/** GET /api/trail, the latest first. */
export interface TrailAnswer {
  readonly entries: readonly TrailEntry[]
}

/** POST /api/courses/:course/rehearsal, { people }. */
export interface RehearsalAnswer {
  readonly rehearsal: Rehearsal
}

/** POST /api/courses/:course/preview, { change }: what it would be, with a misfit where the lessons don't fit. */
export interface PreviewAnswer {
  readonly plan: CoursePlan
}

/** GET /api/operations, and what comes back when something has been cleared. */
export type OperationsAnswer = Operations

/** POST /api/courses/:course. 409: somebody was quicker; 422: it can't be done, and why. */
export interface CourseChange {
  /** Of the plan one has seen; left out where it has none. */
  readonly version?: string
  readonly change: Change
}

/** GET /api/lessons/:course/:lesson; 404 where no such lesson is under way. The cards are Adaptive Cards 1.5. */
export type LessonAnswer = LessonWithCards

/** GET /api/memory/:course; 404 where there is no such course under way. */
export type MemoryAnswer = CourseMemory

/**
 * GET /api/report/:course as JSON, /api/report/:course.xlsx and /api/report/:course.csv as files, these with
 * ?language=sv (the default) or en: what the other pages show, nothing more.
 */
export type ReportAnswer = Report

/** The body of every answer of /api/ that is not 200. */
export interface ApiError {
  readonly error: string
  /** For a person: what is wrong and what to do. */
  readonly message: string
}

/** 422 where the lessons don't fit: `error` is "misfit". */
export interface MisfitAnswer extends ApiError {
  readonly misfit: Misfit
}

/** GET /tab/settings.json, open to all: what the tab needs before anyone is signed in. */
export interface TabSettings {
  /** Where local mode hands out its tokens; absent in production, where Teams does. */
  readonly localTokenUrl?: string
  /** How often the figures are read again, in milliseconds. */
  readonly refreshMilliseconds: number
}

/** GET /api/content: every lesson as it is written now. */
export interface WritingAnswer {
  readonly courses: readonly WrittenCourseShown[]
}

/** GET /api/content/:course/:file, and what comes back after it was published. 404: there is no such course. */
export type LessonSourceAnswer = LessonSource

/** GET /api/content/:course/:file/versions/:version. */
export interface LessonTextAnswer {
  readonly text: string
}

/** POST …/check, { text }: nothing is kept. */
export type LessonCheckAnswer = LessonCheck

/** POST …/send, { text, language }: to one's own chat. 422: why not. */
export interface DraftBody {
  readonly text: string
  readonly language: string
}

/** POST …/publish. 409: somebody else was quicker; 422: what is wrong with it. Without a text: as in content/ again. */
export interface PublishBody {
  readonly text?: string
  /** Of the lesson one has seen; left out where it has none. */
  readonly version?: string
}

/** The body of a 422 for what is wrong in the text. */
export interface ProblemsError extends ApiError {
  readonly problems: readonly Problem[]
}
