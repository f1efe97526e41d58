// What a simulated Graph is started with, and what a test or local mode can make happen in it.
import type { Account } from '../accounts.ts'
import type { Group } from '../groups.ts'
import type { LicenceName } from '../licences.ts'
import type { Municipality } from '../municipality.ts'
import type { Faults } from './guards.ts'
import type { CatalogueApp } from './installations.ts'
import type { Limits } from './limits.ts'
import type { SentLetter } from './mail-route.ts'
import type { Permission } from './permissions.ts'

export interface GraphSettings {
  /** 0 for any free one. */
  readonly port: number
  readonly municipality: Municipality
  /** In place of the municipality's own. */
  readonly accounts?: readonly Account[]
  readonly groups?: readonly Group[]
  /** What Droppe needs, if nothing else is said. */
  readonly granted?: readonly Permission[]
  /** Whether a bearer token is good; every token is, if nothing else is said. */
  readonly verify?: (token: string) => boolean | Promise<boolean>
  readonly app?: CatalogueApp
  /** The one that letters are sent from. */
  readonly mailbox?: string
  readonly limits?: Partial<Limits>
  readonly faults?: Faults
  /** How long Exchange takes for a letter. */
  readonly letterMilliseconds?: number
  /** How many accounts, or changes, a page of a delta query goes through. */
  readonly deltaPageSize?: number
  /** Whose Teams gives no answer just now, so that nothing can be installed for them: 502. */
  readonly isAway?: (userId: string) => boolean
  readonly onLetter?: (letter: SentLetter) => void
  readonly onInstall?: (userId: string) => void
  readonly onRemove?: (userId: string) => void
  /** In milliseconds; for the limits. */
  readonly now?: () => number
}

export interface SimulatedGraph {
  /** Without "/v1.0". */
  readonly baseUrl: string
  readonly groups: readonly Group[]
  readonly outbox: readonly SentLetter[]
  /** How often each "METHOD /path STATUS" was answered; ids in paths are "*". */
  readonly answered: ReadonlyMap<string, number>
  /** Ids of the users who have the app. */
  readonly installed: ReadonlySet<string>
  account(id: string): Account
  join(account: Account): void
  disable(id: string): void
  enable(id: string): void
  /** To the recycle bin; delta says "changed". */
  remove(id: string): void
  /** Out of the recycle bin, for ever; delta says "deleted". */
  purge(id: string): void
  restore(id: string): void
  move(id: string, department: string | null): void
  license(id: string, licence: LicenceName): void
  edit(id: string, edits: Partial<Omit<Account, 'id'>>): void
  /** Delta will never tell of the next change to this account. */
  missInDelta(id: string): void
  /** "reset" is answered by 410 and a Location, "expired" by 400 syncStateNotFound. */
  expireDeltaTokens(as?: 'reset' | 'expired'): void
  /** Whoever is in the middle of a list has to begin again. */
  expirePageTokens(): void
  grant(permission: Permission): void
  revoke(permission: Permission): void
  /** An administrator's policy forbids this user the app. */
  block(id: string): void
  throttleNext(times: number, retryAfterSeconds: number): void
  /** 503 to everything. */
  outage(isOut: boolean): void
  stop(): Promise<void>
}
