// A bot that sends letters through a simulated Graph, and people who get them.
import type { Course } from '../../bot/core/course.ts'
import type { Learner, LearnerId } from '../../bot/core/learner.ts'
import type { LetterLimits } from '../../bot/core/letter-pace.ts'
import type { LearnerStore } from '../../bot/core/ports.ts'
import { sliceOf } from '../../bot/core/slice.ts'
import { transact } from '../../bot/flows/transact.ts'
import { createGraphClient } from '../../bot/graph/graph-client.ts'
import { createMailbox } from '../../bot/graph/mailbox.ts'
import type { AnswerLimits } from '../../bot/http/answer-routes.ts'
import type { SentLetter } from '../../bot/local/graph/mail-route.ts'
import type { GraphSettings, SimulatedGraph } from '../../bot/local/graph/simulated-graph.ts'
import { say } from '../../bot/teams/texts.ts'
import { startBot, type TestBot } from './bot.ts'
import { at, learner, recordingLog } from './builders.ts'
import { eventually } from './eventually.ts'
import { graphOf, municipality } from './graph.ts'

export const mailbox = 'droppe@kommun.example'

/** People of the municipality whose directory has an address for them. */
export const reader = municipality.person
export const otherReaders = municipality.colleagues

/** Somebody whom only letters reach. */
export function letterLearner(overrides: Partial<Learner> = {}): Learner {
  const since = at('2026-08-01')
  return learner({
    id: reader.id,
    reach: { kind: 'none', reason: 'no licence', since },
    mail: { since },
    ...overrides,
  })
}

export async function putLearner(learners: LearnerStore, value: Learner): Promise<void> {
  const slice = sliceOf(value.id, learners.slices)
  const keys = [{ kind: 'mark' }, { kind: 'learner', learner: value.id }] as const
  await transact(
    learners,
    slice,
    () => learners.readRows(slice, keys),
    (draft) => {
      draft.putLearner(value)
      draft.lookSoon()
    },
  )
}

export function mailboxAt(graph: SimulatedGraph, log = recordingLog(), patienceMilliseconds = 5000) {
  const client = createGraphClient({
    baseUrl: graph.baseUrl,
    token: async () => 'good',
    maxRetries: 0,
    patienceMilliseconds,
  })
  return createMailbox({ graph: client, address: mailbox, say, log })
}

export interface LetterBot extends AsyncDisposable {
  readonly bot: TestBot
  readonly graph: SimulatedGraph
  readonly learners: LearnerStore
  /** The newest letter to somebody, once there are so many. */
  letterTo(address: string, nth?: number): Promise<SentLetter>
}

export async function startLetterBot({
  connectionString,
  courses,
  limits = { perMinute: 6000, perDay: 10_000 },
  graph: graphSettings = {},
  answerLimits = { perCaller: 100_000, perLearner: 100_000 },
  trustedProxies = 0,
}: {
  connectionString: string
  courses?: readonly Course[]
  limits?: LetterLimits
  graph?: Partial<GraphSettings>
  answerLimits?: AnswerLimits
  trustedProxies?: number
}): Promise<LetterBot> {
  const graph = await graphOf(graphSettings)
  const letters = { office: mailboxAt(graph), limits }
  const bot = await startBot({
    connectionString,
    ...(courses && { courses }),
    parts: { letters, answerLimits, serverSettings: { trustedProxies } },
  })
  return {
    bot,
    graph,
    learners: bot.bot.learners,
    async letterTo(address, nth = 1) {
      const to = () => graph.outbox.filter((letter) => letter.to.includes(address))
      await eventually(() => to().length >= nth, `letter ${nth} to ${address}`)
      const letter = to()[nth - 1]
      if (!letter) throw new Error('It was there a moment ago.')
      return letter
    },
    async [Symbol.asyncDispose]() {
      await bot[Symbol.asyncDispose]()
      await graph.stop()
    },
  }
}

export function linkIn({ text = '' }: SentLetter): string {
  const link = /^http\S+\/svar\/\S+$/m.exec(text)?.[0]
  if (link === undefined) throw new Error(`No link in: ${text}`)
  return link
}

export async function learnerIn(learners: LearnerStore, id: LearnerId): Promise<Learner | undefined> {
  const rows = await learners.readRows(sliceOf(id, learners.slices), [{ kind: 'learner', learner: id }])
  return rows.learners[0]?.value
}

/** Everything in a store, to be compared before and after. */
export async function wholeStore(learners: LearnerStore): Promise<object> {
  const slices = Array.from({ length: learners.slices }, async (_, slice) => ({
    rows: await learners.readSlice(slice),
    answers: await learners.readSliceAnswers(slice),
  }))
  return Promise.all(slices)
}
