// Hands out the shared room to all in this process who make requests to the connector: one store write for all who ask
// at a time. How fast that is and who goes first, the rules decide (core/pace.ts).
import { setTimeout as sleepInNode } from 'node:timers/promises'
import {
  leadMilliseconds,
  type PaceState,
  type Reservation,
  reserve,
  type Slots,
  slowDown,
  take,
} from '../core/pace.ts'
import type { PaceLimits } from '../core/pace-rate.ts'
import type { Pace, PaceStore, Stored, Urgency } from '../core/ports.ts'
import type { Millis } from '../core/timetable.ts'
import { openRoom } from './room.ts'

export interface PaceSettings extends PaceLimits {
  /** After this nobody gets room any more; turns in rooms that were given still come. */
  readonly signal?: AbortSignal
  /** Wall time, since all instances share it. */
  readonly now?: () => Millis
  /** May take longer; ends early when the signal is aborted. Never rejects. */
  readonly sleep?: (milliseconds: number, signal?: AbortSignal) => Promise<unknown>
  /** From 0 to 1, so that instances don't collide again and again. */
  readonly random?: () => number
}

interface Ask {
  /** Asked anew for a newer state if another instance was faster. */
  readonly reserveIn: (state: PaceState | undefined) => Reservation
  readonly answer: PromiseWithResolvers<Reservation>
}

const jitterMilliseconds = 20

/** One for each process, or it stands in its own way. */
export function createPace(store: PaceStore, settings: PaceSettings): Pace {
  const { signal, now = Date.now, sleep = sleepGently, random = Math.random } = settings
  let asks: Ask[] = []
  let refusals: Millis[] = []
  let known: Stored<PaceState> | undefined
  /** What we know is probably old, since somebody else writes too: it pays to read first. */
  let isShared = true
  let isWorking = false

  function ask(reserveIn: Ask['reserveIn']): Promise<Reservation> {
    const answer = Promise.withResolvers<Reservation>()
    asks.push({ reserveIn, answer })
    void work()
    return answer.promise
  }

  /** One round after the other, as long as there are asks or refusals: who comes meanwhile is in the next round. */
  async function work(): Promise<void> {
    if (isWorking) return
    isWorking = true
    for (let tries = 1; asks.length > 0 || refusals.length > 0; tries++) {
      // Whoever asks at this same moment comes along.
      await undefined
      const round = { asks, refusals }
      asks = []
      refusals = []
      try {
        if (await settle(round)) tries = 0
        else {
          asks.unshift(...round.asks)
          refusals.unshift(...round.refusals)
          await sleep(random() * jitterMilliseconds * Math.min(tries, 5))
        }
      } catch (error) {
        isShared = true
        for (const { answer } of round.asks) answer.reject(error)
        refusals.unshift(...round.refusals)
        // The next who asks brings the refusals along.
        if (asks.length === 0) break
      }
    }
    isWorking = false
  }

  /** False: somebody else wrote first, and nobody has got an answer. */
  async function settle(round: { asks: readonly Ask[]; refusals: readonly Millis[] }): Promise<boolean> {
    if (isShared) {
      const stored = await store.read()
      isShared = stored?.version !== known?.version
      known = stored
    }
    let state = known?.value
    for (const madeAt of round.refusals) state = slowDown(state, now(), madeAt, settings)
    const reservations = round.asks.map(({ reserveIn }) => {
      const reservation = reserveIn(state)
      if (reservation.kind === 'taken') state = reservation.state
      return reservation
    })
    if (state && state !== known?.value) {
      const version = await store.write(state, known?.version)
      isShared ||= version === undefined
      if (version === undefined) return false
      known = { value: state, version }
    }
    for (const [index, reservation] of reservations.entries()) round.asks[index]?.answer.resolve(reservation)
    return true
  }

  async function slotsFor(wanted: number, urgency: Urgency): Promise<Slots | undefined> {
    const asking = { wanted, urgency, since: now() }
    while (!signal?.aborted) {
      const reservation = await ask((state) => reserve(state, now(), asking, settings))
      if (reservation.kind === 'taken') return reservation.slots
      if (reservation.kind === 'yield') return undefined
      await sleep(Math.max(0, reservation.until - now()) + random() * jitterMilliseconds, signal)
    }
    return undefined
  }

  async function takeAnew(size: number, urgency: Urgency): Promise<Slots> {
    const reservation = await ask((state) => take(state, now(), size, urgency, settings))
    if (reservation.kind !== 'taken')
      throw new Error(`What is claimed must go, but the pace is "${reservation.kind}".`)
    return reservation.slots
  }

  async function sleepUntil(moment: Millis, until?: AbortSignal): Promise<void> {
    // Timers may end early and know no fractions of a millisecond.
    for (let left = moment - now(); left >= 1 && !until?.aborted; left = moment - now()) {
      await sleep(Math.ceil(left), until)
    }
  }

  return {
    async room(wanted, urgency) {
      const slots = await slotsFor(wanted, urgency)
      if (!slots) return undefined
      await sleepUntil(slots.from - leadMilliseconds, signal)
      if (signal?.aborted) return undefined
      return openRoom(slots, { now, sleepUntil, takeAnew: (size) => takeAnew(size, urgency) })
    },
    tooFast(madeAt) {
      refusals.push(madeAt)
      void work()
    },
  }
}

async function sleepGently(milliseconds: number, signal?: AbortSignal): Promise<void> {
  await sleepInNode(milliseconds, undefined, signal && { signal }).catch(() => undefined)
}
