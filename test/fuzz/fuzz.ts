// Sends hostile requests and sees what becomes of the server, its tables, its memory and everybody else's answers.
import { setTimeout as sleep } from 'node:timers/promises'
import { Pool } from 'undici'
import { usedBy } from '../bench/processor.ts'
import { type Hostile, hostileRequests } from './hostile.ts'
import { openPlace, type Place } from './place.ts'

export interface FuzzReport {
  readonly requests: number
  readonly seconds: number
  /** How often each status came; "cut off" where none did. */
  readonly statuses: ReadonlyMap<string, number>
  /** Rounds of good clients that were answered well. */
  readonly goodRounds: number
  /** Megabytes of the server after the first tenth, and at the end. */
  readonly memory: readonly [early: number, late: number]
  /** What must not have happened. */
  readonly broken: readonly string[]
}

const atOnce = 16
const perBatch = 500
const patienceMilliseconds = 20_000
/** Between rounds of those who behave; the limit for one person is 240 calls a minute. */
const restMilliseconds = 600

export async function fuzz(count: number, seed: number): Promise<FuzzReport> {
  await using place = await openPlace()
  const broken: string[] = []
  const first = await place.askNicely()
  if (first) throw new Error(`The server isn't well before anything happens: ${first}`)
  const before = await place.rows()

  const good = keepAsking(place, broken)
  const pool = new Pool(place.instance.url, { connections: atOnce * 2, headersTimeout: patienceMilliseconds })
  const statuses = new Map<string, number>()
  const began = performance.now()
  let early = 0
  for (let sent = 0; sent < count; sent += perBatch) {
    // Each batch has a seed of its own, so that the latest can be made again without the others.
    const batch = hostileRequests(place.serviceUrl, seed + sent, Math.min(perBatch, count - sent)).entries()
    const lane = async () => {
      for (const [nth, hostile] of batch) {
        const status = await send(pool, place, hostile, sent + nth)
        statuses.set(status, (statuses.get(status) ?? 0) + 1)
        if (/^5/.test(status)) broken.push(`${status} to request ${sent + nth}: ${describe(hostile)}`)
      }
    }
    await Promise.all(Array.from({ length: atOnce }, lane))
    if (early === 0 && sent + perBatch >= count / 10) early = memoryOf(place)
  }
  const seconds = (performance.now() - began) / 1000
  await pool.close()
  const goodRounds = await good.stop()
  const late = memoryOf(place)

  const after = await place.rows()
  for (const key of after) if (!before.has(key)) broken.push(`There is a new row: ${key}`)
  for (const key of before) if (!after.has(key)) broken.push(`A row is gone: ${key}`)
  const code = await place.instance.stop()
  if (code !== 0) broken.push(`The server ended with ${code}: ${place.instance.output().slice(-500)}`)
  return { requests: count, seconds, statuses, goodRounds, memory: [early, late], broken }
}

async function send(pool: Pool, { tokens }: Place, hostile: Hostile, nth: number): Promise<string> {
  const { method, path, headers, body, as } = hostile
  const token = tokens[as]
  try {
    const answer = await pool.request({
      method: method as 'GET',
      path,
      headers: {
        ...headers,
        ...(token !== undefined && { authorization: `Bearer ${token}` }),
        'x-forwarded-for': `${headers['x-forwarded-for'] ?? ''}, 10.${(nth >> 16) & 255}.${(nth >> 8) & 255}.${nth & 255}`,
      },
      body: method === 'GET' || method === 'HEAD' ? null : (body ?? null),
    })
    await answer.body.dump()
    return String(answer.statusCode)
  } catch (error) {
    // Such as a body that is cut off when the answer was 413 before it was read.
    return `cut off (${(error as { code?: string }).code ?? (error as Error).message})`
  }
}

function keepAsking(place: Place, broken: string[]) {
  const stopping = new AbortController()
  let rounds = 0
  const asking = (async () => {
    while (!stopping.signal.aborted) {
      const wrong = await place.askNicely().catch((error: Error) => error.message)
      if (wrong) broken.push(`A good client was answered badly: ${wrong}`)
      else rounds++
      await sleep(restMilliseconds, undefined, { signal: stopping.signal }).catch(() => undefined)
    }
  })()
  return {
    async stop() {
      stopping.abort()
      await asking
      return rounds
    },
  }
}

function memoryOf({ instance }: Place): number {
  return Math.round(usedBy(instance.pid)?.memoryMegabytes ?? Number.NaN)
}

function describe({ method, path, headers, body, as }: Hostile): string {
  return `${method} ${path} ${JSON.stringify(headers)} as ${as}, body ${body?.toString('utf8').slice(0, 300)}`
}
