// The simulated colleagues who have no Teams: they are there from the start, and answer most of the letters they get on
// the page that the letter leads to.
import type { Learner } from '../core/learner.ts'
import type { Clock, LearnerStore } from '../core/ports.ts'
import { sliceOf } from '../core/slice.ts'
import { transact } from '../flows/transact.ts'
import type { Account } from './accounts.ts'
import { createErrands } from './errands.ts'
import type { SentLetter } from './graph/mail-route.ts'
import type { Person } from './municipality.ts'
import { oneOf, type Random } from './random.ts'

export interface LetterReaders {
  /** To be called with every letter. */
  receive(letter: SentLetter): void
  stop(): Promise<void>
}

/** One in so many has no Teams. */
const oneIn = 12
const shareAnswering = 0.8
const atOnce = 2

/** Those who have an address, as the directory knows it. */
export function letterReadersAmong(people: readonly Person[], accounts: readonly Account[]): Person[] {
  const reachable = new Set(
    accounts.filter(({ mail, accountEnabled }) => mail && accountEnabled).map(({ id }) => id),
  )
  return people.filter(({ id }, index) => index % oneIn === oneIn - 1 && reachable.has(id))
}

/** Until the directory does it: makes learners of them, whom Teams doesn't reach and letters do. */
export async function enrolLetterReaders(
  { learners, clock }: { learners: LearnerStore; clock: Clock },
  people: readonly Person[],
): Promise<void> {
  for (const { id, department, language, simulated } of people) {
    const slice = sliceOf(id, learners.slices)
    const keys = [{ kind: 'mark' }, { kind: 'learner', learner: id }] as const
    await transact(
      learners,
      slice,
      () => learners.readRows(slice, keys),
      (draft) => {
        if (draft.learner(id)) return
        const since = clock.now()
        const learner: Learner = {
          ...{ id, department, language, simulated, joined: since, standings: {} },
          reach: { kind: 'none', reason: 'no licence', since },
          mail: { since },
        }
        draft.putLearner(learner)
        draft.lookSoon()
      },
    )
  }
}

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
