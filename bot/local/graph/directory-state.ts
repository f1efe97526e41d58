// The accounts of the simulated directory as they are now, and the log of what has happened to them.
import type { Account } from '../accounts.ts'
import { propertiesFrom } from './user-properties.ts'

/** "deleted" can be restored for thirty days, "purged" can't. */
export type Presence = 'there' | 'deleted' | 'purged'

export interface Entry {
  readonly account: Account
  readonly presence: Presence
}

export interface Change {
  readonly id: string
  /** Undefined: the account came or went. */
  readonly properties?: readonly string[]
}

export interface DirectoryState {
  /** In the order they came, the gone ones among them. */
  readonly entries: readonly Entry[]
  readonly log: readonly Change[]
  /** By id or by user principal name; only those that are there. */
  find(name: string): Account | undefined
  entry(id: string): Entry | undefined
  join(account: Account): void
  edit(id: string, edits: Partial<Omit<Account, 'id'>>): void
  settle(id: string, presence: Presence): void
  /** The next change to this account never reaches the log. */
  missNext(id: string): void
}

export function createDirectoryState(accounts: readonly Account[]): DirectoryState {
  const entries: Entry[] = accounts.map((account) => ({ account, presence: 'there' }))
  const places = new Map(accounts.map(({ id }, place) => [id, place]))
  const log: Change[] = []
  const missed = new Set<string>()

  function replace(id: string, entry: (before: Entry) => Entry, change: Change) {
    const place = places.get(id)
    const before = entries[place ?? -1]
    if (place === undefined || before === undefined) throw new Error(`There is no account ${id}.`)
    entries[place] = entry(before)
    if (!missed.delete(id)) log.push(change)
  }

  return {
    entries,
    log,
    find(name) {
      const entry =
        entries[places.get(name) ?? -1] ??
        entries.find(({ account }) => account.userPrincipalName.toLowerCase() === name.toLowerCase())
      return entry?.presence === 'there' ? entry.account : undefined
    },
    entry: (id) => entries[places.get(id) ?? -1],
    join(account) {
      if (places.has(account.id)) throw new Error(`There is already an account ${account.id}.`)
      places.set(account.id, entries.length)
      entries.push({ account, presence: 'there' })
      if (!missed.delete(account.id)) log.push({ id: account.id })
    },
    edit(id, edits) {
      const fields = Object.keys(edits) as (keyof Account)[]
      const properties = fields.flatMap(propertiesFrom)
      replace(id, (before) => ({ ...before, account: { ...before.account, ...edits } }), { id, properties })
    },
    settle(id, presence) {
      replace(id, ({ account }) => ({ account, presence }), { id })
    },
    missNext(id) {
      missed.add(id)
    },
  }
}
