import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { strFromU8, unzipSync } from 'fflate'
import { copyAppFolder, environment } from './app-folder.ts'

describe('npm run package', () => {
  it('writes the package that the settings in a file ask for; what is set already stands', async () => {
    await using folder = await copyAppFolder()
    const [env, out] = [join(folder.path, '.env'), join(folder.path, 'new', 'app.zip')]
    await writeFile(env, 'DROPPE_ORGANISATION="Exempel kommun"\nDROPPE_NAME=Droppen\n')
    const { DROPPE_ORGANISATION: _, ...others } = environment

    const { code, said } = await run(['--env', env, '--out', out], { ...others, DROPPE_NAME: 'Stenen' })

    assert.equal(code, 0, said)
    assert.match(said, /app\.zip: Stenen \d+\.\d+\.\d+ for https:\/\/droppe\.example\.se\./)
    const manifest = JSON.parse(
      strFromU8(unzipSync(await readFile(out))['manifest.json'] ?? new Uint8Array()),
    )
    assert.equal(manifest.developer.name, 'Exempel kommun')
    assert.equal(manifest.name.short, 'Stenen')
  })

  it('writes nothing and ends with 1 if anything is missing', async () => {
    await using folder = await copyAppFolder()
    const out = join(folder.path, 'app.zip')

    const { code, said } = await run(['--out', out], {})

    assert.equal(code, 1)
    assert.match(said, /DROPPE_APP_ID is not set: /)
    await assert.rejects(readFile(out))
  })

  it('says in one line that the file with the settings isn’t there', async () => {
    const { code, said } = await run(['--env', 'no-such.env'], {})

    assert.equal(code, 1)
    assert.equal(said.trim(), "no-such.env can't be read (ENOENT). Give --env the file with the settings.")
  })
})

function run(
  args: readonly string[],
  settings: Record<string, string>,
): Promise<{ code: number; said: string }> {
  const { PATH = '' } = process.env
  return new Promise((resolve) => {
    const child = execFile(
      process.execPath,
      ['appPackage/package.ts', ...args],
      { env: { PATH, ...settings } },
      (_error, stdout, stderr) => resolve({ code: child.exitCode ?? -1, said: stdout + stderr }),
    )
  })
}
