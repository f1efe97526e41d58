// `npm run preflight [-- --card-to OBJECT_ID]`: everything production needs, line by line, with what to do about it.
import { parseArgs } from 'node:util'
import { composePreflight } from './compose-preflight.ts'
import { readConfig } from './config.ts'
import { type Preflight, runPreflight } from './flows/run-preflight.ts'
import { identityFor, reachStorage } from './storage-access.ts'

const { values } = parseArgs({
  options: { 'card-to': { type: 'string' }, 'service-url': { type: 'string' } },
})
const configured = readConfig(process.env)
if (configured.kind === 'problems') {
  for (const problem of configured.problems) console.error(`✘ ${problem}`)
  process.exit(1)
}
const { config } = configured
if (config.mode !== 'production') {
  console.error('✘ Local mode needs nothing. Set DROPPE_MODE=production and what it needs (.env.example).')
  process.exit(1)
}

const { 'card-to': cardTo, 'service-url': serviceUrl } = values
const identity = await identityFor(config)
const checks = await runPreflight(
  composePreflight({
    config,
    identity,
    storage: () => reachStorage(config, identity),
    // What is wrong stands in the list.
    log: { info() {}, warn() {}, error() {} },
    ...(cardTo !== undefined && { cardTo }),
    ...(serviceUrl !== undefined && { serviceUrl }),
  }),
)
for (const check of checks) console.log(lineFor(check))
process.exitCode = checks.some(({ state }) => state === 'todo') ? 1 : 0

function lineFor({ name, state, remedy, found }: Preflight): string {
  const mark = { ok: '✔', todo: '✘', skipped: '–' }[state]
  const more = remedy ?? found
  return more === undefined ? `${mark} ${name}` : `${mark} ${name}: ${more}`
}
