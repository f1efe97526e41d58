// `npm run package -- [--env FILE] [--out FILE]`: writes the app package, or says everything that is missing.
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs, parseEnv } from 'node:util'
import { buildPackage } from './build-package.ts'

const { values } = parseArgs({
  options: { env: { type: 'string' }, out: { type: 'string', default: 'appPackage/build/droppe.zip' } },
})
const folder = fileURLToPath(new URL('.', import.meta.url))
const { version } = JSON.parse(await readFile(new URL('../package.json', import.meta.url), 'utf8'))
// As `node --env-file` has it: what is set already stands.
const fromFile = values.env === undefined ? {} : parseEnv(await readText(values.env))
const built = await buildPackage({ folder, environment: { ...fromFile, ...process.env }, version })

if (built.kind === 'problems') {
  for (const problem of built.problems) console.error(problem)
  process.exitCode = 1
} else {
  const { DROPPE_NAME, DROPPE_APP_VERSION, DROPPE_PUBLIC_URL } = built.settings
  await mkdir(dirname(values.out), { recursive: true })
  await writeFile(values.out, built.zip)
  console.log(
    `${values.out}: ${DROPPE_NAME} ${DROPPE_APP_VERSION} for ${DROPPE_PUBLIC_URL}. Upload it in Teams.`,
  )
}

async function readText(file: string): Promise<string> {
  return readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    console.error(`${file} can't be read (${error.code}). Give --env the file with the settings.`)
    process.exit(1)
  })
}
