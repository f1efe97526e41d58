// How far the roster has come: one row among the settings, written by whoever has the roster's lease.
import type { TableClient } from '@azure/data-tables'
import type { RosterStore } from '../core/ports.ts'
import type { RosterState } from '../core/roster-state.ts'
import { rosterKey, rosterPartition } from './keys.ts'
import { unlessStatus } from './unless-status.ts'

const key = { partitionKey: rosterPartition, rowKey: rosterKey } as const

/** A column holds 32,768 characters, and nobody promises that a delta link has no more. */
const charactersOfColumn = 32_000

type Row = Readonly<Record<string, unknown>> & { readonly state: string }

export function createRosterRow(settings: TableClient): RosterStore {
  return {
    async read() {
      const row = await unlessStatus([404], settings.getEntity<Row>(key.partitionKey, key.rowKey))
      if (!row) return undefined
      const deltaLink = linkIn(row)
      return { ...stateIn(row), ...(deltaLink !== '' && { deltaLink }) }
    },
    async write({ deltaLink = '', ...state }) {
      const links = Array.from({ length: Math.ceil(deltaLink.length / charactersOfColumn) }, (_, nth) => [
        `link${nth}`,
        deltaLink.slice(nth * charactersOfColumn, (nth + 1) * charactersOfColumn),
      ])
      const row = { ...key, state: JSON.stringify(state), ...Object.fromEntries(links) }
      await settings.upsertEntity(row, 'Replace')
    },
  }
}

function stateIn({ state }: Row): RosterState {
  try {
    return JSON.parse(state) as RosterState
  } catch {
    throw new Error('The row of the roster among the settings is damaged. Delete it: all is read anew then.')
  }
}

function linkIn(row: Row): string {
  let link = ''
  for (let nth = 0; typeof row[`link${nth}`] === 'string'; nth++) link += row[`link${nth}`]
  return link
}
