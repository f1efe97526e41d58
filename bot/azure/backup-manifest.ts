// What a backup says of itself. It is written last: a folder without it is a backup that was broken off.
import { createHash } from 'node:crypto'
import { readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'

/** Lines that were read from the storage in one go, and so belong together. */
const Part = z.object({ lines: z.int().positive(), sha256: z.string().regex(/^[0-9a-f]{64}$/) })
const BackupTable = z.object({
  name: z.string().regex(/^\w+$/),
  rows: z.int().nonnegative(),
  /** In the order of their lines. */
  parts: z.array(Part),
})
const Manifest = z.object({
  format: z.literal(1),
  /** The version of the schema (schema-row.ts). */
  schema: z.int().positive(),
  slices: z.int().positive(),
  /** ISO 8601. */
  began: z.iso.datetime(),
  ended: z.iso.datetime(),
  tables: z.array(BackupTable),
})

export type BackupPart = z.infer<typeof Part>
export type BackupTable = z.infer<typeof BackupTable>
export type BackupManifest = z.infer<typeof Manifest>

export const manifestName = 'backup.json'

export function fileOf(table: string): string {
  return `${table}.jsonl`
}

/** Of a part's lines, each with its line feed. */
export function checksumOf(lines: readonly string[]): string {
  const hash = createHash('sha256')
  for (const line of lines) hash.update(line).update('\n')
  return hash.digest('hex')
}

/** Whole or not at all. */
export async function writeManifest(folder: string, manifest: BackupManifest): Promise<void> {
  const file = join(folder, manifestName)
  await writeFile(`${file}.new`, `${JSON.stringify(manifest, undefined, 1)}\n`, { mode: 0o600 })
  await rename(`${file}.new`, file)
}

/** With a name for this backup that no other has. Throws if there is none, or none that can be understood. */
export async function readManifest(folder: string): Promise<BackupManifest & { readonly id: string }> {
  const file = join(folder, manifestName)
  const text = await readFile(file, 'utf8').catch((cause: unknown) => {
    throw new Error(
      `${file} can't be read, so ${folder} holds no whole backup: it was broken off, or is another folder. Give --from the folder of a backup that ended well.`,
      { cause },
    )
  })
  const id = createHash('sha256').update(text).digest('hex').slice(0, 16)
  return { ...understood(file, text), id }
}

function understood(file: string, text: string): BackupManifest {
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch (cause) {
    throw new Error(`${file} is damaged: it is no JSON. Take another copy of the backup.`, { cause })
  }
  const read = Manifest.safeParse(json)
  if (read.success) return read.data
  const [issue] = read.error.issues
  throw new Error(
    `${file} is damaged, or from a later version of Droppe: ${issue?.path.join('.')}: ${issue?.message}. Take another copy of the backup, or the Droppe that made it.`,
  )
}
