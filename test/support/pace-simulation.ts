// Several instances that send through a connector with a hidden limit, on virtual time: what the pace makes of it.
import type { Urgency } from '../../bot/core/ports.ts'
import { createMemoryPaceStore } from '../../bot/local/memory-pace-store.ts'
import { type Random, seededRandom } from '../../bot/local/random.ts'
import { createPace } from '../../bot/timer/pace.ts'
import type { Limiter } from './limiters.ts'
import { type VirtualTime, virtualTime } from './virtual-time.ts'

export interface PaceScene {
  readonly seed: number
  readonly maxPerSecond: number
  /** How many requests are to be accepted, by all instances together. */
  readonly requests: number
  readonly limiter: Limiter
  readonly instances: number
  /** How many ask for room at the same time in each instance. */
  readonly lanes?: number
  /** How long an instance may stand still at most, some times in ten seconds. */
  readonly stallMilliseconds?: number
  /** How much a clock may go wrong at most, one way or the other. */
  readonly skewMilliseconds?: number
  /** How long the storage takes at most to read or write. */
  readonly storeMilliseconds?: number
  /** How long a request takes at most to the connector, and as long back. */
  readonly pathMilliseconds?: number
}

export interface SimulatedRequest {
  readonly instance: number
  /** True time, in milliseconds from the start. */
  readonly madeAt: number
  readonly isRefused: boolean
}

export interface PaceStory {
  /** By the moment at which they were made. */
  readonly requests: readonly SimulatedRequest[]
  /** When there was nothing left to claim. */
  readonly claimedAt: number
  readonly reads: number
  readonly writes: number
}

const startsAt = Date.parse('2026-09-01T07:00:00Z')
const retryAfterMilliseconds = 2000

export async function simulatePace(scene: PaceScene): Promise<PaceStory> {
  const { lanes = 2, instances, storeMilliseconds = 20, pathMilliseconds = 10, limiter } = scene
  const time = virtualTime(startsAt)
  const random = seededRandom(scene.seed)
  const store = createMemoryPaceStore()
  const requests: SimulatedRequest[] = []
  const count = { reads: 0, writes: 0 }
  let left = scene.requests
  let open = scene.requests
  let claimedAt = 0

  async function runInstance(instance: number): Promise<void> {
    const { sleep, now } = machine(time, random, scene)
    const overStore = async <T>(what: () => Promise<T>) => {
      await sleep((random() * storeMilliseconds) / 2)
      const result = await what()
      await sleep((random() * storeMilliseconds) / 2)
      return result
    }
    const pace = createPace(
      {
        read() {
          count.reads++
          return overStore(() => store.read())
        },
        write(state, version) {
          count.writes++
          return overStore(() => store.write(state, version))
        },
      },
      { maxPerSecond: scene.maxPerSecond, now, sleep, random },
    )

    async function send(): Promise<void> {
      const madeAt = now()
      const made = time.now() - startsAt
      await time.sleep(random() * pathMilliseconds)
      const isRefused = limiter(time.now()) === 'refused'
      requests.push({ instance, madeAt: made, isRefused })
      await sleep(random() * pathMilliseconds)
      if (!isRefused) {
        open--
        return
      }
      pace.tooFast(madeAt)
      void sleep(retryAfterMilliseconds).then(() => left++)
    }

    async function runLane(urgency: Urgency): Promise<void> {
      while (open > 0) {
        const room = left > 0 ? await pace.room(left, urgency) : undefined
        if (!room) {
          await sleep(500)
          continue
        }
        const size = Math.min(room.size, left)
        left -= size
        if (left === 0) claimedAt ||= time.now() - startsAt
        await sleep(storeMilliseconds * (1 + random()))
        const turns = Array.from({ length: size }, async (_, nth) => {
          await room.turn(nth)
          await send()
        })
        await Promise.all(turns)
        await sleep(storeMilliseconds * (1 + random()))
      }
    }

    await Promise.all(Array.from({ length: lanes }, () => runLane('lesson')))
  }

  await time.run(Promise.all(Array.from({ length: instances }, (_, instance) => runInstance(instance))))
  return { requests: requests.sort((a, b) => a.madeAt - b.madeAt), claimedAt, ...count }
}

/** A machine whose clock is a little wrong, and that stands still now and then. */
function machine(time: VirtualTime, random: Random, scene: PaceScene) {
  const { skewMilliseconds = 0, stallMilliseconds = 0 } = scene
  const skew = (2 * random() - 1) * skewMilliseconds
  let stalledUntil = 0
  async function stallNowAndThen(): Promise<never> {
    for (;;) {
      await time.sleep(random() * 6000)
      stalledUntil = time.now() + random() * stallMilliseconds
    }
  }
  if (stallMilliseconds > 0) void stallNowAndThen()
  return {
    now: () => Math.floor(time.now() + skew),
    async sleep(milliseconds: number): Promise<void> {
      // A timer is up to a millisecond late even on an idle machine.
      await time.sleep(Math.max(1, milliseconds) + random())
      while (time.now() < stalledUntil) await time.sleep(stalledUntil - time.now())
    },
  }
}

/** The most requests made within any ten seconds. */
export function mostInTenSeconds(requests: readonly SimulatedRequest[]): number {
  let first = 0
  return requests.reduce((most, { madeAt }, index) => {
    while ((requests[first] as SimulatedRequest).madeAt <= madeAt - 10_000) first++
    return Math.max(most, index - first + 1)
  }, 0)
}

/** How much of the limit was used from ten seconds on until there was nothing left to claim, from 0 to 1. */
export function shareUsed({ requests, claimedAt }: PaceStory, limit: number): number {
  const counted = requests.filter(
    ({ madeAt, isRefused }) => !isRefused && madeAt >= 10_000 && madeAt < claimedAt,
  )
  return counted.length / ((limit * (claimedAt - 10_000)) / 1000)
}

export function shareRefused({ requests }: PaceStory): number {
  return requests.filter(({ isRefused }) => isRefused).length / requests.length
}
