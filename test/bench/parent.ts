// The child's end of other-process.ts.
import type { Deeds, Message, Question } from './other-process.ts'

/** Does what the parent asks for, and ends when the parent lets go or is gone. */
export function serveParent(deeds: Deeds): void {
  process.on('message', async ({ id, deed, given }: Question) => {
    const act = deeds[deed] as ((...given: readonly unknown[]) => unknown) | undefined
    try {
      if (!act) throw new Error(`Nothing is called "${deed}" here.`)
      send({ kind: 'done', id, result: await act(...given) })
    } catch (error) {
      send({ kind: 'failed', id, reason: (error as Error).stack ?? String(error) })
    }
  })
  process.once('disconnect', () => process.exit())
}

export function tellParent(news: unknown): void {
  send({ kind: 'news', news })
}

function send(message: Message): void {
  process.send?.(message)
}
