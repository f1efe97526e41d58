// From the files of a folder and the environment to the app package that IT uploads; nothing is half right.
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { strToU8, type Zippable, zipSync } from 'fflate'
import { fill } from './fill.ts'
import { iconProblems } from './icon-problems.ts'
import { languageProblems, ownLengthProblems } from './language-problems.ts'
import { type Manifest, readManifest } from './manifest.ts'
import { schemaProblems } from './schema-problems.ts'
import { type PackageSettings, readPackageSettings } from './settings.ts'

export type Built =
  | { readonly kind: 'package'; readonly zip: Uint8Array; readonly settings: PackageSettings }
  /** All of them, each a sentence with what to do. */
  | { readonly kind: 'problems'; readonly problems: readonly string[] }

export interface Source {
  /** Where manifest.json, the languages and the icons are. */
  readonly folder: string
  readonly environment: Readonly<Record<string, string | undefined>>
  /** The version to give the app where the environment has none. */
  readonly version: string
}

/** Throws only if the disk does. */
export async function buildPackage({ folder, environment, version }: Source): Promise<Built> {
  const { settings, problems: settingProblems } = readPackageSettings(environment, version)
  const problems = [...settingProblems]
  const files: Record<string, Uint8Array> = {}

  async function take(file: string): Promise<Uint8Array | undefined> {
    try {
      const bytes = await readFile(join(folder, file))
      files[file] = bytes
      return bytes
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
      problems.push(`${file}: is not there. Put it into ${folder}.`)
      return undefined
    }
  }

  async function takeJson(file: string, kind: 'manifest' | 'language'): Promise<object | undefined> {
    const bytes = await take(file)
    if (!bytes) return undefined
    try {
      const { json, unknown } = fill(JSON.parse(Buffer.from(bytes).toString()), settings)
      problems.push(...unknown.map((each) => `${file}: nothing is known as ${each}. Check its spelling.`))
      problems.push(...schemaProblems(file, kind, json))
      files[file] = strToU8(`${JSON.stringify(json, undefined, 2)}\n`)
      return json as object
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error
      problems.push(`${file}: is no JSON: ${error.message}`)
      return undefined
    }
  }

  async function takeWhatItNames(manifest: Manifest): Promise<void> {
    problems.push(...ownLengthProblems(manifest))
    for (const { file } of manifest.localizationInfo.additionalLanguages) {
      const words = await takeJson(file, 'language')
      if (words) problems.push(...languageProblems(manifest, file, words as Record<string, unknown>))
    }
    for (const kind of ['color', 'outline'] as const) {
      const bytes = await take(manifest.icons[kind])
      if (bytes) problems.push(...iconProblems(kind, manifest.icons[kind], bytes))
    }
  }

  const json = await takeJson('manifest.json', 'manifest')
  const read = json && readManifest(json)
  if (read?.kind === 'problems') problems.push(...read.problems)
  if (read?.kind === 'manifest') await takeWhatItNames(read.manifest)
  if (problems.length > 0) return { kind: 'problems', problems }
  return { kind: 'package', zip: zipped(files), settings }
}

/** All files side by side, and the same bytes for the same files: zip knows no time before 1980. */
function zipped(files: Zippable): Uint8Array {
  return zipSync(files, { mtime: new Date(1980, 0, 1) })
}
