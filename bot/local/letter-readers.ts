// The simulated colleagues who get letters: they answer most of them, on the page that the letter leads to.
import { createErrands } from './errands.ts'
import type { SentLetter } from './graph/mail-route.ts'
import { oneOf, type Random } from './random.ts'

export interface LetterReaders {
  /** To be called with every letter. */
  receive(letter: SentLetter): void
  stop(): Promise<void>
}

const shareAnswering = 0.8
const atOnce = 2

export function startLetterReaders(settings: {
  readonly random: Random
  readonly answerWithinMilliseconds: number
}): LetterReaders {
  const { random, answerWithinMilliseconds } = settings
  const errands = createErrands(atOnce)
  return {
    receive({ text = '' }) {
      const link = /^https?:\/\/\S+\/svar\/\S+$/m.exec(text)?.[0]
      if (link === undefined || random() >= shareAnswering) return
      errands.add(random() * answerWithinMilliseconds, (signal) => answer(link, random, signal))
    },
    stop: () => errands.stop(),
  }
}

/** As a browser does: opens the page, ticks something for each question, sends the form. */
async function answer(link: string, random: Random, signal: AbortSignal): Promise<void> {
  const page = await (await fetch(link, { signal })).text()
  const inputs = [...page.matchAll(/type="(?:radio|checkbox)"[^>]* name="([^"]+)" value="([^"]+)"/g)]
  const byName = Map.groupBy(inputs, ([, name = '']) => name)
  const form = new URLSearchParams({ do: 'answer' })
  for (const [name, options] of byName) form.set(name, oneOf(options, random)[2] ?? '')
  await (await fetch(link, { method: 'POST', body: form, signal })).arrayBuffer()
}
