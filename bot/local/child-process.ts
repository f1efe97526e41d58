// Runs another Node program as a child that never outlives the bot; what the program is, its caller knows.
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createWriteStream, type WriteStream } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'

export interface ChildSettings {
  /** As it is called in messages to the person at the terminal. */
  readonly name: string
  readonly modulePath: string
  readonly args: readonly string[]
  readonly env?: Readonly<Record<string, string>>
  readonly cwd?: string
  /** Modules (file URLs) to load before the program. */
  readonly preload?: readonly URL[]
  /** Asked again and again with all output so far. What it throws is what startChild throws. */
  readonly readyWhen: (outputSoFar: string) => boolean | Promise<boolean>
  readonly timeoutSeconds: number
  /** Gets the child's output; overwritten at each start. */
  readonly logFile?: string
  /** Called when the child ends although nobody stopped it. */
  readonly onUnexpectedExit: (reason: string) => void
}

export interface Child {
  readonly pid: number
  /** Resolves when it is gone. Asks kindly, insists after three seconds. */
  stop(): Promise<void>
}

const patienceMilliseconds = 3000
const stopWithParent = new URL('./stop-with-parent.ts', import.meta.url)

/** Throws one line that says what to do when the child does not get ready in time. */
export async function startChild(settings: ChildSettings): Promise<Child> {
  const { name, timeoutSeconds, readyWhen } = settings
  const child = launch(settings)
  const output = collectOutput(child, settings.logFile)
  const ended = watchEnd(child)
  let phase: 'starting' | 'running' | 'stopping' = 'starting'
  const stop = async () => {
    phase = 'stopping'
    await end(child, ended.promise)
  }

  try {
    const deadline = Date.now() + timeoutSeconds * 1000
    while (!(await readyWhen(output.text()))) {
      if (ended.how() !== undefined) throw new Error(`${name} ended at once (${ended.how()})${output.last()}`)
      if (Date.now() > deadline)
        throw new Error(`${name} was not ready after ${timeoutSeconds} seconds${output.last()}`)
      await sleep(50)
    }
  } catch (error) {
    await stop()
    throw error
  }

  phase = 'running'
  void ended.promise.then(() => {
    if (phase === 'running') settings.onUnexpectedExit(`${name} ended (${ended.how()})${output.last()}`)
  })
  return { pid: child.pid ?? 0, stop }
}

function launch({ modulePath, args, env, cwd, preload = [] }: ChildSettings): ChildProcess {
  const imports = [stopWithParent, ...preload].flatMap((module) => ['--import', module.href])
  return spawn(process.execPath, [...imports, modulePath, ...args], {
    // A process group of its own: Ctrl-C reaches the bot alone, which stops its children in the right order.
    detached: true,
    // The channel breaks when the bot dies, however it dies: that is how the child knows (stop-with-parent.ts).
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    env: { ...process.env, ...env },
    ...(cwd !== undefined && { cwd }),
  })
}

function watchEnd(child: ChildProcess) {
  let how: string | undefined
  const promise = new Promise<void>((resolve) => {
    child.once('error', (error) => {
      how = error.message
      resolve()
    })
    child.once('exit', (code, signal) => {
      how = signal ?? `exit code ${code}`
      resolve()
    })
  })
  return { promise, how: () => how }
}

function collectOutput(child: ChildProcess, logFile?: string) {
  const log: WriteStream | undefined = logFile === undefined ? undefined : createWriteStream(logFile)
  log?.on('error', () => {})
  let text = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (chunk: string) => {
      text = (text + chunk).slice(-20_000)
      log?.write(chunk)
    })
  }
  child.once('close', () => log?.end())
  return {
    text: () => text,
    last() {
      const line = text.trim().split('\n').at(-1)?.trim()
      const where = logFile === undefined ? '' : ` All of it is in ${logFile}.`
      return line ? `. Its last words: "${line}".${where}` : '. It said nothing.'
    },
  }
}

async function end(child: ChildProcess, ended: Promise<void>): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return
  if (child.connected) child.disconnect()
  const gaveUp = new AbortController()
  const late = sleep(patienceMilliseconds, 'late', { signal: gaveUp.signal }).catch(() => 'stopped')
  if ((await Promise.race([ended, late])) !== 'late') return gaveUp.abort()
  child.kill('SIGKILL')
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
}
