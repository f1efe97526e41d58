// Writes all tables into a folder while instances go on. It is no snapshot of one moment: each slice is whole and
// agrees with itself, but two slices are from moments that may lie minutes apart.
import { once } from 'node:events'
import { createWriteStream, type WriteStream } from 'node:fs'
import { mkdir, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { finished } from 'node:stream/promises'
import {
  type BackupManifest,
  type BackupTable,
  checksumOf,
  fileOf,
  writeManifest,
} from './backup-manifest.ts'
import { readSlice } from './backup-slice.ts'
import { type BackedUpTable, isPassing, learnersName, tablesOf } from './backup-tables.ts'
import { refuseHalfRestored } from './restoring-row.ts'
import { readSchema } from './schema-row.ts'
import { readSlices } from './settings-table.ts'
import type { Storage } from './storage.ts'
import { linesIn, type StoredLine } from './stored-line.ts'
import { createTableRequests } from './table-requests.ts'

/** Each is held in memory until it is written: some megabytes where there are 100,000 people. */
const slicesAtOnce = 4

/**
 * Makes the folder if it isn't there; only this user can read it. Throws if it holds anything already, if the store is
 * empty, and if the storage can't be reached.
 */
export async function writeBackup(storage: Storage, folder: string): Promise<BackupManifest> {
  await refuseHalfRestored(storage.settings)
  const slices = await readSlices(storage.settings)
  if (slices === undefined) throw new Error('The store is empty: there is nothing to back up.')
  await mkdir(folder, { recursive: true, mode: 0o700 })
  if ((await readdir(folder)).length > 0)
    throw new Error(`The folder ${folder} isn't empty. Give --to a new one.`)
  const began = new Date().toISOString()
  const schema = await readSchema(storage.settings)
  const tables: BackupTable[] = []
  for (const table of tablesOf(storage)) {
    const parts = table.name === learnersName ? slicesOf(table, slices) : pagesOf(table)
    tables.push(await writeTable(folder, table.name, parts))
  }
  const ended = new Date().toISOString()
  const manifest: BackupManifest = { format: 1, schema, slices, began, ended, tables }
  await writeManifest(folder, manifest)
  return manifest
}

async function* slicesOf({ client }: BackedUpTable, slices: number): AsyncGenerator<readonly StoredLine[]> {
  const requests = createTableRequests(client)
  for (let from = 0; from < slices; from += slicesAtOnce) {
    const some = Array.from({ length: Math.min(slicesAtOnce, slices - from) }, (_, nth) => from + nth)
    yield* await Promise.all(some.map((slice) => readSlice(requests, slice)))
  }
}

async function* pagesOf(table: BackedUpTable): AsyncGenerator<readonly StoredLine[]> {
  for await (const page of createTableRequests(table.client).pages(`the table ${table.client.tableName}`, ''))
    yield linesIn(page).filter(({ partition }) => !isPassing(table, partition))
}

async function writeTable(
  folder: string,
  name: string,
  parts: AsyncIterable<readonly StoredLine[]>,
): Promise<BackupTable> {
  const file = createWriteStream(join(folder, fileOf(name)), { flags: 'wx', mode: 0o600 })
  const written: BackupTable['parts'] = []
  for await (const part of parts) {
    if (part.length === 0) continue
    const lines = part.map(({ line }) => line)
    written.push({ lines: lines.length, sha256: checksumOf(lines) })
    await write(file, lines)
  }
  file.end()
  await finished(file)
  return { name, rows: written.reduce((sum, { lines }) => sum + lines, 0), parts: written }
}

async function write(file: WriteStream, lines: readonly string[]): Promise<void> {
  const hasRoom = file.write(`${lines.join('\n')}\n`)
  if (!hasRoom) await once(file, 'drain')
}
