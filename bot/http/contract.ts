// What the tab and the server say to each other: types only, so that neither side can drift from the other.

import type { Overview } from '../core/overview.ts'
import type { SetAside } from '../core/ports.ts'
import type { Preflight } from '../flows/run-preflight.ts'

export type { Text } from '../core/course.ts'
export type { Overview, OverviewCourse, OverviewLesson } from '../core/overview.ts'
export type { SetAside } from '../core/ports.ts'
export type { FiguresShown, Hidden, RightShown } from '../core/privacy.ts'
export type { Preflight } from '../flows/run-preflight.ts'

/** GET /api/overview. */
export interface OverviewAnswer extends Overview {
  /** What was given up after several tries and needs somebody from IT; the longest first. */
  readonly setAside: readonly SetAside[]
}

/** GET /api/preflight, for Admin: in the order in which to put things right. It may take a minute. */
export interface PreflightAnswer {
  readonly checks: readonly Preflight[]
}

/** The body of every answer of /api/ that is not 200. */
export interface ApiError {
  readonly error: string
  /** For a person: what is wrong and what to do. */
  readonly message: string
}

/** GET /tab/settings.json, open to all: what the tab needs before anyone is signed in. */
export interface TabSettings {
  /** Where local mode hands out its tokens; absent in production, where Teams does. */
  readonly localTokenUrl?: string
  /** How often the figures are read again, in milliseconds. */
  readonly refreshMilliseconds: number
}
