// A program that posts taps at a constant rate, without waiting for the answers, and keeps how long each took.
import { Pool } from 'undici'
import { tapOf } from '../../bot/local/chat-activities.ts'
import { serveParent } from './parent.ts'
import { cardIdOf } from './people.ts'
import { optionOfTap, personOf, placeOfTap, planRequests } from './taps.ts'

export interface AskedLesson {
  readonly course: string
  readonly lesson: string
  readonly question: string
  readonly options: readonly string[]
}

export interface Load {
  /** Origins, such as http://127.0.0.1:3978; taken by turns. */
  readonly origins: readonly string[]
  readonly path: string
  readonly tokens: readonly string[]
  readonly serviceUrl: string
  readonly tenantId: string
  readonly perSecond: number
  readonly seconds: number
  /** The number of the first of those who answer, and how many they are. */
  readonly firstPerson: number
  readonly people: number
  readonly lessons: readonly AskedLesson[]
  /** What an answer must contain. */
  readonly expected: string
}

export interface Loaded {
  /** Milliseconds from when each request was to be made until its answer had come; in the order of the plan. */
  readonly milliseconds: Float64Array
  /** By the number of the tap: 1 if an answer to it was as expected. */
  readonly acknowledged: Uint8Array
  /** What came instead, and how often. */
  readonly errors: ReadonlyMap<string, number>
  readonly processorSeconds: number
}

/** As long as Teams waits. */
const patienceMilliseconds = 15_000

export type LoadDeeds = typeof deeds
const deeds = {
  async run(load: Load): Promise<Loaded> {
    const plan = planRequests(load.perSecond, load.seconds)
    const pools = load.origins.map((origin) => new Pool(origin, { connections: 128 }))
    const milliseconds = new Float64Array(plan.length)
    const acknowledged = new Uint8Array(plan.length)
    const errors = new Map<string, number>()
    const usedBefore = process.cpuUsage()
    const began = performance.now()

    async function send(nth: number, at: number, tap: number): Promise<void> {
      const body = bodyOf(load, tap)
      const pool = pools[nth % pools.length] as Pool
      const authorization = `Bearer ${load.tokens[nth % load.tokens.length]}`
      const outcome = await post(pool, load, { authorization, 'content-type': 'application/json' }, body)
      milliseconds[nth] = performance.now() - began - at
      if (outcome === 'as expected') acknowledged[tap] = 1
      else errors.set(outcome, (errors.get(outcome) ?? 0) + 1)
    }

    const underway: Promise<void>[] = []
    for (let nth = 0; nth < plan.length; ) {
      const passed = performance.now() - began
      for (; nth < plan.length && (plan[nth]?.at ?? 0) <= passed; nth++) {
        const { at, tap } = plan[nth] as (typeof plan)[number]
        underway.push(send(nth, at, tap))
      }
      await new Promise((resolve) => setTimeout(resolve, 1))
    }
    await Promise.all(underway)
    await Promise.all(pools.map((pool) => pool.close()))
    const { user, system } = process.cpuUsage(usedBefore)
    return { milliseconds, acknowledged, errors, processorSeconds: (user + system) / 1e6 }
  },
}

async function post(pool: Pool, { path, expected }: Load, headers: Record<string, string>, body: string) {
  try {
    const signal = AbortSignal.timeout(patienceMilliseconds)
    const answer = await pool.request({ method: 'POST', path, headers, body, signal })
    const text = await answer.body.text()
    if (answer.statusCode === 200 && text.includes(expected)) return 'as expected'
    return `${answer.statusCode} ${text.slice(0, 200)}`
  } catch (error) {
    const { code, message } = error as Error & { code?: string }
    return code ?? message
  }
}

function bodyOf({ serviceUrl, tenantId, firstPerson, people, lessons }: Load, tap: number): string {
  const { person, lesson: nth } = placeOfTap(tap, { firstPerson, people })
  const asked = lessons[nth] as AskedLesson
  const { course, lesson, question, options } = asked
  const option = optionOfTap(tap, options)
  const tapped = { verb: 'answer', course, item: lesson, lesson, question, option }
  const activity = tapOf(personOf(person), { serviceUrl, tenantId }, cardIdOf(lesson, person), tapped)
  return JSON.stringify(activity)
}

if (process.send) serveParent(deeds)
