// The real program as a child, as a person starts it; on free ports and in a folder of its own.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Overview } from '../../bot/http/contract.ts'
import { freePorts } from '../../bot/local/ports.ts'
import { temporaryFolder } from '../local/temporary-folder.ts'
import { eventually } from './eventually.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))

export type Environment = Readonly<Record<string, string>>

export interface Run {
  readonly pid: number
  /** Everything it has said so far, to the terminal and to the log. */
  output(): string
  /** Its exit code. */
  readonly ended: Promise<number | null>
  kill(signal: NodeJS.Signals): void
}

export interface Droppe extends Run {
  readonly tabUrl: string
  readonly playgroundUrl: string
  readonly botUrl: string
  readonly folder: string
  readonly environment: Environment
  /** The processes it has started, with their command lines. */
  children(): Child[]
  /** What the project leader sees, without what the clock alone changes. */
  figures(): Promise<Omit<Overview, 'asOf' | 'notices'>>
  /** Gives its exit code; null if it had to be killed. Does nothing to one that has ended. */
  stop(signal?: NodeJS.Signals): Promise<number | null>
}

export interface Child {
  readonly pid: number
  readonly args: readonly string[]
}

/** Runs bot/main.ts to whatever end; a Droppe that greets comes from startDroppe. `folder` has another copy of it. */
export function runDroppe(environment: Environment, folder = root): Run {
  const child = spawn(process.execPath, [join(folder, 'bot/main.ts')], {
    cwd: folder,
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  // Also when the tests themselves are broken off.
  const end = () => void child.kill('SIGTERM')
  process.once('exit', end)
  child.once('exit', () => process.off('exit', end))
  let output = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (chunk: string) => {
      output += chunk
    })
  }
  return {
    pid: child.pid ?? 0,
    output: () => output,
    ended: once(child, 'close').then(([code]) => code as number | null),
    kill: (signal) => void child.kill(signal),
  }
}

/** Resolves when it has greeted. A day of the course takes five seconds, and nobody is simulated, unless told otherwise. */
export async function startDroppe(wishes: Environment = {}): Promise<Droppe> {
  const environment = { ...(await placeOfItsOwn()), ...wishes }
  const run = runDroppe(environment)
  let code: number | null | undefined
  void run.ended.then((ended) => {
    code = ended
  })
  try {
    await eventually(
      () => run.output().includes('Stop with Ctrl-C.') || code !== undefined,
      'its greeting',
      60,
    )
    if (code !== undefined) throw new Error(`It ended with ${code}.`)
  } catch (cause) {
    run.kill('SIGTERM')
    throw new Error(`Droppe did not start: ${run.output()}`, { cause })
  }

  const baseUrl = `http://127.0.0.1:${environment.PORT}`
  return {
    ...run,
    tabUrl: `${baseUrl}/tab/`,
    playgroundUrl: `http://127.0.0.1:${environment.PLAYGROUND_PORT}`,
    botUrl: `${baseUrl}/api/messages`,
    folder: environment.DROPPE_FOLDER,
    environment,
    children: () => childrenOf(run.pid),
    figures: () => readFigures(baseUrl),
    async stop(signal = 'SIGINT') {
      if (code === undefined) run.kill(signal)
      // Far too late for any test, but one that doesn't end would keep the tests from ending too.
      const insist = setTimeout(() => run.kill('SIGKILL'), 15_000)
      await run.ended
      clearTimeout(insist)
      return run.ended
    },
  }
}

export async function placeOfItsOwn() {
  const [port, playgroundPort] = await freePorts(2)
  return {
    PORT: `${port}`,
    PLAYGROUND_PORT: `${playgroundPort}`,
    DROPPE_FOLDER: temporaryFolder(),
    DROPPE_DAY_SECONDS: '5',
    DROPPE_COLLEAGUES: '0',
  }
}

async function readFigures(baseUrl: string): Promise<Omit<Overview, 'asOf' | 'notices'>> {
  const given = await fetch(`${baseUrl}/local/token`, { method: 'POST' })
  const { token } = (await given.json()) as { token: string }
  const answer = await fetch(`${baseUrl}/api/overview`, { headers: { authorization: `Bearer ${token}` } })
  if (!answer.ok) throw new Error(`The figures could not be read: ${answer.status} ${await answer.text()}`)
  const { asOf: _, notices: __, ...figures } = (await answer.json()) as Overview
  return { ...figures, courses: figures.courses.map(({ wave: _, ...course }) => course) }
}

function childrenOf(pid: number): Child[] {
  const pids = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ').filter(Boolean)
  return pids.map((child) => ({
    pid: Number(child),
    args: readFileSync(`/proc/${child}/cmdline`, 'utf8').split('\0'),
  }))
}

/** Where the program's own Azurite keeps its data and listens: enough to start another in its place. */
export function azuriteOf(droppe: Droppe): {
  pid: number
  folder: string
  ports: [number, number, number]
} {
  const azurite = droppe.children().find(({ args }) => args.some((arg) => arg.includes('azurite.js')))
  if (!azurite) throw new Error(`Droppe (${droppe.pid}) has no Azurite.`)
  const { pid, args } = azurite
  const after = (option: string) => args[args.indexOf(option) + 1] ?? ''
  const portOf = (service: string) => Number(after(`--${service}Port`))
  return { pid, folder: after('--location'), ports: [portOf('blob'), portOf('queue'), portOf('table')] }
}
