// An instance of the bot as production runs it, as a child, with a shifted calendar.
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { startChild } from '../../bot/local/child-process.ts'
import { freePorts } from '../../bot/local/ports.ts'
import { type Place, slices } from './place.ts'

export interface InstanceWishes {
  /** For all instances together. */
  readonly cap: number
  readonly beatSeconds: number
  readonly claimLifeSeconds: number
  /** So much later than the place has it. */
  readonly laterMilliseconds?: number
  /** Where it listens; a free port when left out. */
  readonly port?: number
}

export interface Instance {
  readonly pid: number
  readonly port: number
  readonly botUrl: string
  /** False as soon as it has ended, however. */
  isAlive(): boolean
  /** At once, with nothing put in order. */
  kill(): void
  stop(): Promise<void>
}

const program = fileURLToPath(new URL('../../bot/main.ts', import.meta.url))
const shiftClock = new URL('./shift-clock.ts', import.meta.url)
/** The same for all: it stands in the cards. */
const publicUrl = 'http://127.0.0.1:3978'
let started = 0

/** Resolves when it has greeted; throws with its last words if it doesn't. */
export async function startInstance(place: Place, wishes: InstanceWishes): Promise<Instance> {
  const port = wishes.port ?? (await freePorts(1))[0] ?? 0
  const name = `Instance ${++started}`
  let isAlive = true
  let isKilled = false
  const child = await startChild({
    name,
    modulePath: program,
    args: [],
    preload: [shiftClock],
    env: environmentOf(place, wishes, port),
    readyWhen: (output) => output.includes('Droppe runs on'),
    timeoutSeconds: 60,
    logFile: join(place.folder, `instance-${started}.log`),
    onUnexpectedExit(reason) {
      isAlive = false
      if (!isKilled) console.error(reason)
    },
  })
  return {
    pid: child.pid,
    port,
    botUrl: `http://127.0.0.1:${port}/api/messages`,
    isAlive: () => isAlive,
    kill() {
      isKilled = true
      isAlive = false
      process.kill(child.pid, 'SIGKILL')
    },
    stop: () => child.stop(),
  }
}

/** The ends of their logs, for when a run has come to nothing. */
export async function lastWords({ folder }: Place): Promise<string> {
  const names = (await readdir(folder)).filter((name) => name.startsWith('instance-'))
  const logs = await Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')))
  return names.map((name, nth) => `${name}: ${logs[nth]?.trim().split('\n').slice(-3).join('\n')}`).join('\n')
}

function environmentOf(place: Place, wishes: InstanceWishes, port: number) {
  const { framework } = place
  return {
    DROPPE_MODE: 'production',
    PORT: `${port}`,
    DROPPE_HOST: '127.0.0.1',
    DROPPE_PUBLIC_URL: publicUrl,
    DROPPE_CONTENT: place.contentFolder,
    DROPPE_APP_ID: framework.appId,
    DROPPE_APP_PASSWORD: framework.appPassword,
    DROPPE_TENANT_ID: framework.tenantId,
    DROPPE_STORAGE: place.connectionString,
    DROPPE_START: 'calendar',
    DROPPE_SLICES: `${slices}`,
    DROPPE_BEAT_SECONDS: `${wishes.beatSeconds}`,
    DROPPE_MAX_PER_SECOND: `${wishes.cap}`,
    DROPPE_CLAIM_LIFE_SECONDS: `${wishes.claimLifeSeconds}`,
    DROPPE_BOT_METADATA_URL: framework.metadataUrl,
    DROPPE_BOT_TOKEN_ISSUER: framework.issuer,
    DROPPE_BOT_TOKEN_URL: framework.tokenUrl,
    DROPPE_BOT_SCOPE: framework.scope,
    DROPPE_SIGN_IN_METADATA_URL: framework.metadataUrl,
    DROPPE_SIGN_IN_ISSUER: framework.issuer,
    DROPPE_BENCH_SHIFT_MS: `${place.shift + (wishes.laterMilliseconds ?? 0)}`,
    LOG_LEVEL: 'warn',
    // Instances are started over and over: each finds ready what the first has compiled.
    NODE_COMPILE_CACHE: join(place.folder, 'compiled'),
    // As the README tells production to: V8 takes for itself what a large machine has.
    NODE_OPTIONS:
      `${process.env.NODE_OPTIONS ?? ''} --max-semi-space-size=16 --max-old-space-size=256`.trim(),
  }
}
