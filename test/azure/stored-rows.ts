// All rows of a store as the storage has them, for tests that compare stores; without versions and time stamps.
import { tablesOf } from '../../bot/azure/backup-tables.ts'
import type { Storage } from '../../bot/azure/storage.ts'
import { linesIn } from '../../bot/azure/stored-line.ts'
import { createTableRequests } from '../../bot/azure/table-requests.ts'

/** One line for each row, after the name of its table. */
export async function storedRows(storage: Storage): Promise<string[]> {
  const rows: string[] = []
  for (const { name, client } of tablesOf(storage)) {
    for await (const page of createTableRequests(client).pages(name, ''))
      rows.push(...linesIn(page).map(({ line }) => `${name} ${line}`))
  }
  return rows
}
