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

/** Why a round ends before everybody has had their turn. */
export type RoundTrouble =
  | InstallTrouble
  /** For many in a row. */
  | { readonly kind: 'failing'; readonly reason: string }

export interface Installer {
  /** Never throws: every answer is an outcome. */
  install(learner: LearnerId): Promise<Installed>
}

/** What to do about it, for whoever runs the program. */
export function tellInstallTrouble(trouble: RoundTrouble): string {
  switch (trouble.kind) {
    case 'not in the catalogue':
      return 'The app is not in the organisation’s app catalogue: publish it in the Teams admin center. Until then it reaches those alone who have installed it themselves.'
    case 'permission missing':
      return `Nobody gets the app by itself: give the app registration the application permission ${trouble.permission} and let an administrator consent to it. (${trouble.reason})`
    case 'token refused':
      return `Microsoft Graph doesn’t accept the app’s token: check the app registration, its credential and the tenant id. (${trouble.reason})`
    case 'throttled':
      return `Microsoft Graph says that apps are installed too fast; the next round goes on. (${trouble.reason})`
    case 'failing':
      return `The app could not be installed for one after the other; the next round tries again. (${trouble.reason})`
  }
}
