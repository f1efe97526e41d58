// An employee as the organisation's directory has them, and what reading the directory can give.
import type { Audience, Language } from './course.ts'
import type { LearnerId } from './learner.ts'

export interface Employee {
  readonly id: LearnerId
  readonly mail: string | null
  /** As somebody has once spelled it; see department-names.ts. */
  readonly department: string | null
  /** Such as "sv"; null where nobody has said. */
  readonly language: Language | null
  /** Has a licence with which one can use Teams. */
  readonly hasTeams: boolean
  readonly enabled: boolean
  readonly guest: boolean
  /** Only where names are asked for, and then for no longer than the page it came with. */
  readonly name?: string
}

/** What is absent hasn't changed, or the directory hasn't said. */
export type EmployeeChange = Pick<Employee, 'id'> & Partial<Omit<Employee, 'id'>>

/** Only after "complete" is somebody who wasn't on any page not there. */
export type EmployeePage =
  | { readonly kind: 'page'; readonly employees: readonly Employee[] }
  | { readonly kind: 'complete' }
  | ReadTrouble

export type EmployeeChanges =
  | {
      readonly kind: 'changes'
      /** Each id once. */
      readonly changes: readonly EmployeeChange[]
      readonly removed: readonly LearnerId[]
      /** For the next time. */
      readonly deltaLink: string
    }
  | ReadTrouble

export type FoundEmployee = { readonly kind: 'employee'; readonly employee: Employee } | ReadTrouble

export type Members = { readonly kind: 'members'; readonly ids: ReadonlySet<LearnerId> } | ReadTrouble

/** `reason` is for the log: it has no names and no tokens. */
export type ReadTrouble =
  | { readonly kind: 'permission missing'; readonly permission: string; readonly reason: string }
  | { readonly kind: 'token refused'; readonly reason: string }
  | { readonly kind: 'throttled'; readonly retryAfterSeconds?: number; readonly reason: string }
  /** The directory can't be had just now. `isUndone`: whatever was asked for, it certainly wasn't done. */
  | { readonly kind: 'outage'; readonly reason: string; readonly isUndone?: true }
  /** The place where one was is forgotten: read everything again. */
  | { readonly kind: 'start over'; readonly reason: string }
  | { readonly kind: 'not found'; readonly reason: string }
  /** Ours to fix. `code` is Graph's word for it. */
  | { readonly kind: 'failed'; readonly reason: string; readonly code?: string }

/** The organisation's directory. No method throws. */
export interface EmployeeDirectory {
  /** Everybody whose account is enabled, guests among them, in no particular order. */
  readAll(): AsyncIterable<EmployeePage>
  /** Without a link: no changes, and a link from which on they are told. The directory may forget to tell some. */
  readChanges(deltaLink?: string): Promise<EmployeeChanges>
  /** One of them, whole: a change may say of a newcomer no more than what changed. "not found": the directory has none. */
  find(id: LearnerId): Promise<FoundEmployee>
  /** Those in the included groups who are in no excluded one. */
  membersOf(audience: Audience): Promise<Members>
}

/** What to do about it, for whoever runs the program. */
export function tellReadTrouble(trouble: ReadTrouble): string {
  switch (trouble.kind) {
    case 'permission missing':
      return `The directory refuses: give the app registration the application permission ${trouble.permission} and let an administrator consent to it. (${trouble.reason})`
    case 'token refused':
      return `The directory doesn't accept the app's token: check the app registration, its federated credential and the tenant id. (${trouble.reason})`
    case 'throttled':
      return `The directory says it is asked too often; the next round tries again. (${trouble.reason})`
    case 'outage':
      return `The directory can't be reached; the next round tries again. (${trouble.reason})`
    case 'start over':
      return `The directory has forgotten how far it was read; the next round reads all of it. (${trouble.reason})`
    case 'not found':
      return `The directory has no such thing: check the ids of the groups in the configuration. (${trouble.reason})`
    case 'failed':
      return `The directory was asked in a way it doesn't take, or answers in a way that isn't understood. (${trouble.reason})`
  }
}
