// A copy of appPackage/ to break, and the environment it needs.
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Built, buildPackage } from '../../appPackage/build-package.ts'

export const appId = '11111111-aaaa-4111-8111-111111111111'

export const environment = {
  DROPPE_APP_ID: appId,
  DROPPE_PUBLIC_URL: 'https://droppe.example.se',
  DROPPE_ORGANISATION: 'Exempel kommun',
  DROPPE_PRIVACY_URL: 'https://example.se/personuppgifter',
}

export interface AppFolder extends AsyncDisposable {
  readonly path: string
  /** What there is to say about it. */
  problems(): Promise<readonly string[]>
  edit(file: string, change: (json: Json) => void): Promise<void>
}

// biome-ignore lint/suspicious/noExplicitAny: any JSON, to be broken in any way
export type Json = any

export async function copyAppFolder(): Promise<AppFolder> {
  const path = await mkdtemp(join(tmpdir(), 'droppe-app-'))
  for (const file of ['manifest.json', 'en.json', 'color.png', 'outline.png'])
    await cp(join('appPackage', file), join(path, file))
  return {
    path,
    problems: async () => problemsOf(await buildPackage({ folder: path, environment, version: '1.2.3' })),
    async edit(file, change) {
      const json = JSON.parse(await readFile(join(path, file), 'utf8'))
      change(json)
      await writeFile(join(path, file), JSON.stringify(json))
    },
    [Symbol.asyncDispose]: () => rm(path, { recursive: true }),
  }
}

export function problemsOf(built: Built): readonly string[] {
  return built.kind === 'problems' ? built.problems : []
}
