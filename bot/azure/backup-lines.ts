// Reads a backup's files line by line, and says at which line one is damaged or ends too early.
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { type BackupTable, checksumOf, fileOf } from './backup-manifest.ts'
import { readLine, type StoredLine } from './stored-line.ts'

export type BackupLine = Omit<StoredLine, 'version'>

/**
 * The parts of one table in their order, each only once all of it has proved to be as it was written. Holds one part in
 * memory. Throws with file and line if something is missing, damaged or added.
 */
export async function* readParts(
  folder: string,
  { name, parts }: BackupTable,
): AsyncGenerator<readonly BackupLine[]> {
  const file = join(folder, fileOf(name))
  await stat(file).catch((cause: unknown) => {
    throw new Error(`${file} is missing. ${remedy}`, { cause })
  })
  const input = createReadStream(file)
  try {
    const lines = createInterface({ input, crlfDelay: 0 })[Symbol.asyncIterator]()
    let line = 0
    for (const part of parts) {
      const from = line + 1
      const rows: BackupLine[] = []
      while (rows.length < part.lines) {
        line++
        const next = await lines.next()
        if (next.done) throw new Error(`${file}:${line}: the file ends here, too early. ${remedy}`)
        const row = readLine(next.value)
        if (!row) throw new Error(`${file}:${line}: this line is no row of a table. ${remedy}`)
        rows.push(row)
      }
      if (checksumOf(rows.map((row) => row.line)) !== part.sha256)
        throw new Error(`${file}:${from}–${line}: these lines aren't as they were written. ${remedy}`)
      yield rows
    }
    if (!(await lines.next()).done)
      throw new Error(`${file}:${line + 1}: there is more than was written. ${remedy}`)
  } finally {
    input.destroy()
  }
}

const remedy = 'Nothing of this backup can be trusted: take another copy of it.'
