// Puts a backup into a store. All of it is checked before the first row is written; broken off, it can be begun again.

import { type BackupLine, readParts } from './backup-lines.ts'
import { type BackupManifest, readManifest } from './backup-manifest.ts'
import { type BackedUpTable, isPassing, tablesOf } from './backup-tables.ts'
import { isHeld } from './lease-row.ts'
import { isRestoring, putRestoring, readRestoring, removeRestoring } from './restoring-row.ts'
import { schemaVersion } from './schema-row.ts'
import type { Storage } from './storage.ts'
import { linesIn } from './stored-line.ts'
import { createTableRequests, type TableRequests } from './table-requests.ts'
import type { RowWrite } from './transaction.ts'

export interface RestoreSettings {
  readonly folder: string
  /** What is in the store is erased first. Otherwise a store with anything in it is refused. */
  readonly isReplacing: boolean
}

/** Azure's limits for a transaction are 100 rows and 4 MiB. */
const rowsAtOnce = 100
const charactersAtOnce = 1_000_000
const transactionsAtOnce = 8

/** Throws, with what to do, before anything is written: if the backup isn't whole, or the store isn't to be written to. */
export async function restoreBackup(
  storage: Storage,
  { folder, isReplacing }: RestoreSettings,
): Promise<BackupManifest> {
  const manifest = await readManifest(folder)
  if (manifest.schema > schemaVersion)
    throw new Error(
      `The backup has version ${manifest.schema} of the schema, this Droppe knows ${schemaVersion}. Restore with the Droppe that made it, or a later one.`,
    )
  const tables = matching(tablesOf(storage), manifest)
  for (const { backup } of tables) for await (const _ of readParts(folder, backup));
  if (await isHeld(storage.settings, 'heartbeat'))
    throw new Error(
      'An instance is running on this store. Stop all of them, wait two minutes, and try again.',
    )
  await makeRoom(storage, manifest.id, isReplacing)
  for (const { table, backup } of tables) await write(table, readParts(folder, backup))
  await removeRestoring(storage.settings)
  return manifest
}

type BackupTable = BackupManifest['tables'][number]

function matching(known: readonly BackedUpTable[], { tables }: BackupManifest) {
  return tables.map((backup: BackupTable) => {
    const table = known.find(({ name }) => name === backup.name)
    if (table) return { table, backup }
    throw new Error(
      `The backup has a table "${backup.name}", which this Droppe doesn't know. Restore with the Droppe that made it, or a later one.`,
    )
  })
}

/** From here on no instance starts on the store, until all is written. */
async function makeRoom(storage: Storage, backup: string, isReplacing: boolean): Promise<void> {
  const tables = tablesOf(storage)
  const before = await readRestoring(storage.settings)
  if (before && before.backup !== backup && !isReplacing)
    throw new Error(
      'Another backup was being restored into this store. Take that one again with --from, or give --replace to erase what is there.',
    )
  if (!before && !isReplacing) {
    const filled = await firstFilled(tables)
    if (filled !== undefined)
      throw new Error(
        `The store isn't empty: the table ${filled} has rows in it. Restore into a new storage account, or give --replace to erase what is there.`,
      )
  }
  if (isReplacing || before?.step === 'erasing') {
    await putRestoring(storage.settings, { backup, step: 'erasing' })
    for (const table of tables) await erase(table)
  }
  await putRestoring(storage.settings, { backup, step: 'writing' })
}

async function firstFilled(tables: readonly BackedUpTable[]): Promise<string | undefined> {
  for (const { client } of tables) {
    for await (const page of createTableRequests(client).pages(`the table ${client.tableName}`, '')) {
      if (linesIn(page).length > 0) return client.tableName
    }
  }
  return undefined
}

async function erase(table: BackedUpTable): Promise<void> {
  const requests = createTableRequests(table.client)
  for await (const page of requests.pages(`the table ${table.client.tableName}`, '')) {
    const rows = linesIn(page).filter((row) => !isRestoring(row))
    await inTransactions(requests, rows, ({ rowKey }) => ({ rowKey, isErased: true, version: '*' }))
  }
}

async function write(table: BackedUpTable, parts: AsyncIterable<readonly BackupLine[]>): Promise<void> {
  const requests = createTableRequests(table.client)
  for await (const part of parts) {
    const rows = part.filter(({ partition }) => !isPassing(table, partition))
    await inTransactions(requests, rows, ({ rowKey, line }) => ({ rowKey, json: line }))
  }
}

async function inTransactions(
  requests: TableRequests,
  rows: readonly BackupLine[],
  writeOf: (row: BackupLine) => RowWrite,
): Promise<void> {
  const left = chunks(rows).values()
  const lane = async () => {
    for (const { partition, some } of left) {
      const written = await requests.write({ partition, name: `part ${partition}` }, some.map(writeOf))
      if (!written)
        throw new Error(`Somebody else writes to part ${partition} of the store. Stop all instances.`)
    }
  }
  await Promise.all(Array.from({ length: transactionsAtOnce }, lane))
}

/** Each of one partition, and small enough for a transaction. */
function chunks(rows: readonly BackupLine[]): { partition: string; some: BackupLine[] }[] {
  const made: { partition: string; some: BackupLine[]; characters: number }[] = []
  for (const row of rows) {
    const last = made.at(-1)
    const hasRoom =
      last?.partition === row.partition &&
      last.some.length < rowsAtOnce &&
      last.characters + row.line.length <= charactersAtOnce
    if (hasRoom) {
      last.some.push(row)
      last.characters += row.line.length
    } else {
      made.push({ partition: row.partition, some: [row], characters: row.line.length })
    }
  }
  return made
}
