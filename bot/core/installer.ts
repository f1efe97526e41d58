// Brings the app to somebody's Teams from the organisation's catalogue. When and for whom, the flow decides.
import type { ReadTrouble } from './employee.ts'
import type { LearnerId } from './learner.ts'

export type Installed =
  /** Teams tells the bot of it soon, with the chat. */
  | { readonly kind: 'installed' }
  /** Of this Teams tells nobody; the id of the chat, if it could be had. */
  | { readonly kind: 'there already'; readonly chat?: string }
  /** Concerning this one person. */
  | { readonly kind: 'no licence' | 'forbidden by policy'; readonly reason: string }
  | { readonly kind: 'failed'; readonly reason: string }
  /** It may have been done all the same: worth another try, and trying again does no harm. */
  | { readonly kind: 'passing'; readonly reason: string }
  /** Nothing was done, and others fare no better just now. */
  | InstallTrouble

export type InstallTrouble =
  | Extract<ReadTrouble, { kind: 'permission missing' | 'token refused' | 'throttled' }>
  | { readonly kind: 'not in the catalogue' }

export interface Installer {
  /** Never throws: every answer is an outcome. */
  install(learner: LearnerId): Promise<Installed>
}
