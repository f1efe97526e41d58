// What the server says of how people can be reached, at /api/reach.

export interface ReachAnswer {
  /** The course's time, ISO 8601 with offset. */
  readonly asOf: string
  readonly departments: readonly {
    /** `null` is several departments too small to be shown alone; an empty name, people without a department. */
    readonly department: string | null
    readonly people: number
    readonly ways: readonly ReachWay[]
  }[]
  /** Of all departments together. */
  readonly ways: readonly ReachWay[]
  readonly people: number
}

export interface ReachWay {
  readonly channel: 'teams' | 'letter' | 'none'
  readonly reason?: ReachReason
  readonly people: number
  /** Since when it has been so, by month (2026-09). */
  readonly since?: readonly { readonly month: string; readonly people: number }[]
}

export type ReachReason =
  | 'blocked'
  | 'uninstalled'
  | 'conversation gone'
  | 'refused'
  | 'not installed'
  | 'no licence'
  | 'disabled'
  | 'prefers letters'
