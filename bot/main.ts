// Environment → config → compose → start → stop on SIGTERM, SIGINT and SIGHUP.
import pino from 'pino'
import { readConfig } from './config.ts'

const configured = readConfig(process.env)
if (configured.kind === 'problems') {
  for (const problem of configured.problems) console.error(problem)
  process.exit(1)
}

const { config } = configured
const log = pino({ level: config.logLevel }, pino.destination({ dest: 2, sync: true }))
try {
  // Each mode's code is loaded for itself: what local mode needs isn't installed in production.
  const droppe =
    config.mode === 'production'
      ? await (await import('./compose-production.ts')).composeProduction(config, log)
      : await (await import('./compose-local.ts')).composeLocal(config, log)
  const stopping = Promise.withResolvers<void>()
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => stopping.resolve())
  console.log(droppe.greeting)
  await stopping.promise
  await droppe[Symbol.asyncDispose]()
  // Graph's client may still wait for the moment when it may ask again, which can be minutes.
  process.exit()
} catch (error) {
  console.error((error as Error).message)
  process.exitCode = 1
}
