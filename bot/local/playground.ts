// Microsoft's Agents Playground as a child: the Teams client of the one employee who isn't simulated.
import { mkdir, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join, resolve } from 'node:path'
import { startChild } from './child-process.ts'
import { type PlaygroundPerson, playgroundConfig } from './playground-config.ts'
import { isTaken } from './ports.ts'

export interface PlaygroundSettings {
  readonly port: number
  /** The bot's messaging endpoint. */
  readonly botUrl: string
  readonly folder: string
  readonly person: PlaygroundPerson
  readonly tenantId: string
  readonly onUnexpectedExit: (reason: string) => void
}

export interface Playground {
  /** To open in a browser. */
  readonly url: string
  readonly pid: number
  stop(): Promise<void>
}

const modulePath = createRequire(import.meta.url).resolve('@microsoft/m365agentsplayground/cli.js')
const loopbackOnly = new URL('./loopback-only.ts', import.meta.url)

/** Throws one line that says what to do. */
export async function startPlayground(settings: PlaygroundSettings): Promise<Playground> {
  const { port, botUrl, person, tenantId, onUnexpectedExit } = settings
  if (await isTaken(port)) throw new Error(takenPort(port))
  // The child works in this folder, so a relative path would mean another place to it.
  const folder = resolve(settings.folder)
  await mkdir(folder, { recursive: true })
  const configFile = join(folder, 'playground.yml')
  await writeFile(configFile, playgroundConfig(person, tenantId))

  const url = `http://127.0.0.1:${port}`
  const child = await startChild({
    name: 'Agents Playground',
    modulePath,
    args: ['start', '-e', botUrl, '-c', 'msteams', '-p', `${port}`]
      // Its own idea is "localhost", which need not be where it listens.
      .concat('--service-url', `${url}/_connector`, '--disable-telemetry'),
    env: {
      TEAMSAPPTESTER_BROWSER: 'none',
      M365_AGENTS_PLAYGROUND_CONFIG_PATH: configFile,
      M365_AGENTS_PLAYGROUND_LOGFILE: join(folder, 'playground.log'),
      // It would send what is meant for the bot through a proxy otherwise.
      NO_PROXY: '127.0.0.1',
      no_proxy: '127.0.0.1',
    },
    preload: [loopbackOnly],
    cwd: folder,
    readyWhen: (output) => isListening(output, port),
    timeoutSeconds: 30,
    logFile: join(folder, 'playground-output.log'),
    onUnexpectedExit,
  })
  return { url, pid: child.pid, stop: () => child.stop() }
}

/** Throws if it has gone to another port, as it does when somebody takes ours in the last moment. */
async function isListening(output: string, port: number): Promise<boolean> {
  const actual = /Listening on (\d+)/.exec(output)?.[1]
  if (actual === undefined) return false
  if (Number(actual) !== port) throw new Error(takenPort(port))
  try {
    const answer = await fetch(`http://127.0.0.1:${port}/_debug/ping`, { signal: AbortSignal.timeout(2000) })
    return (await answer.text()) === 'pong'
  } catch {
    return false
  }
}

function takenPort(port: number): string {
  return `Port ${port} is taken. Stop what uses it, or set PLAYGROUND_PORT to a free port.`
}
