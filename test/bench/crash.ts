// The case "crash": instances are killed without warning while waves go out, again and again.
import { setTimeout as sleep } from 'node:timers/promises'
import { oneOf, seededRandom } from '../../bot/local/random.ts'
import { sumOf } from './figure-sums.ts'
import type { Report } from './report.ts'
import { runWave, type Underway, type WaveOutcome } from './wave.ts'

export interface CrashWishes {
  readonly kills: number
  /** In each wave. */
  readonly learners: number
  readonly cap: number
  readonly seed: number
}

/** An instance takes about two seconds to start on two cores, and some of them must live to see a card sent. */
const [shortest, longest] = [500, 4000]

export async function crash(wishes: CrashWishes): Promise<Report> {
  const outcomes: WaveOutcome[] = []
  let kills = 0
  while (kills < wishes.kills && outcomes.every(({ broken }) => broken.length === 0)) {
    const seed = wishes.seed + outcomes.length
    const killed = { count: 0 }
    const outcome = await runWave(
      { ...wishes, seed, instances: 2, claimLifeSeconds: 20, proxy: false },
      (underway) => killAtRandom(underway, seed, wishes.kills - kills, killed),
    )
    if (killed.count === 0)
      throw new Error('The wave was through before anybody was killed. Give more --learners.')
    kills += killed.count
    outcomes.push(outcome)
    console.error(`wave ${outcomes.length}: ${killed.count} kills, ${kills} in all`)
  }
  return {
    case: 'crash',
    settings: { ...wishes },
    figures: { kills, waves: outcomes.length, ...sumOf(outcomes.map(({ figures }) => figures)) },
    broken: outcomes.flatMap(({ broken }) => broken),
  }
}

/** Until the wave is through. */
async function killAtRandom(
  { crew, isThrough }: Underway,
  seed: number,
  most: number,
  killed: { count: number },
): Promise<void> {
  const random = seededRandom(seed)
  while (killed.count < most) {
    await sleep(shortest + random() * (longest - shortest))
    if (isThrough()) return
    const living = crew.living()
    if (living.length === 0) continue
    crew.replace(oneOf(living, random))
    killed.count++
  }
}
