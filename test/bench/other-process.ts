// Runs one of the bench's own programs in a process of its own, so that what it costs isn't counted elsewhere, and asks
// it for deeds. The other end is parent.ts.
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

/** What a program can be asked for, by name. Values travel as copies. */
export type Deeds = Readonly<Record<string, (given: never) => unknown>>
type Given<D> = D extends (...given: infer G) => unknown ? G : never
type Result<D> = D extends (given: never) => infer R ? Awaited<R> : never

export interface OtherProcess<D extends Deeds> {
  readonly pid: number
  /** Throws what the deed throws, or if the process is gone. */
  ask<N extends keyof D & string>(deed: N, ...given: Given<D[N]>): Promise<Result<D[N]>>
  stop(): Promise<void>
}

export interface Question {
  readonly id: number
  readonly deed: string
  readonly given: readonly unknown[]
}

/** What comes back: an answer, or news that nobody has asked for. */
export type Message =
  | { readonly kind: 'done'; readonly id: number; readonly result: unknown }
  | { readonly kind: 'failed'; readonly id: number; readonly reason: string }
  | { readonly kind: 'news'; readonly news: unknown }

interface Waiting {
  resolve(result: unknown): void
  reject(error: Error): void
}

export function startProcess<D extends Deeds>(
  program: URL,
  onNews: (news: unknown) => void = () => {},
): OtherProcess<D> {
  const child = fork(fileURLToPath(program), { serialization: 'advanced' })
  const waiting = new Map<number, Waiting>()
  let asked = 0
  child.on('message', (message: Message) => {
    if (message.kind === 'news') return onNews(message.news)
    const asker = waiting.get(message.id)
    waiting.delete(message.id)
    if (message.kind === 'done') asker?.resolve(message.result)
    else asker?.reject(new Error(message.reason))
  })
  child.once('exit', () => {
    for (const { reject } of waiting.values()) reject(new Error(`${program.pathname} ended.`))
    waiting.clear()
  })
  return {
    pid: child.pid ?? 0,
    ask(deed, ...given) {
      const question: Question = { id: ++asked, deed, given }
      return new Promise((resolve, reject) => {
        waiting.set(question.id, { resolve: (result) => resolve(result as never), reject })
        child.send(question, (error) => error && reject(error))
      })
    },
    async stop() {
      if (child.exitCode !== null || child.signalCode !== null) return
      const ended = once(child, 'exit')
      child.disconnect()
      await ended
    },
  }
}
