// Wakes each request of a room when it is its turn; where the moments come from, the pace knows.
import { patienceMilliseconds, type Slots } from '../core/pace.ts'
import type { Room } from '../core/ports.ts'
import type { Millis } from '../core/timetable.ts'

export interface RoomSettings {
  readonly now: () => Millis
  readonly sleepUntil: (moment: Millis) => Promise<void>
  /** Other moments for so many requests, since theirs have passed. */
  readonly takeAnew: (size: number) => Promise<Slots>
}

/** Turns reject only if their moment has passed and the storage that has the others can't be reached. */
export function openRoom(slots: Slots, { now, sleepUntil, takeAnew }: RoomSettings): Room {
  const moments = momentsOf(slots)
  const waiting = new Set(moments.keys())
  let renewal: Promise<void> | undefined

  /** For all that are late by now, in one go: after a stall that is many. */
  async function renew(): Promise<void> {
    const late = [...waiting].filter((nth) => isPast(moments[nth] ?? 0))
    const anew = momentsOf(await takeAnew(late.length))
    late.forEach((nth, index) => {
      moments[nth] = anew[index] ?? 0
    })
  }

  function isPast(moment: Millis): boolean {
    return now() > moment + patienceMilliseconds
  }

  return {
    size: slots.size,
    async turn(nth) {
      for (;;) {
        const moment = moments[nth]
        if (moment === undefined) throw new RangeError(`A room for ${slots.size} has no turn ${nth}.`)
        await sleepUntil(moment)
        if (!waiting.has(nth) || !isPast(moment)) {
          waiting.delete(nth)
          return moment
        }
        renewal ??= renew().finally(() => {
          renewal = undefined
        })
        await renewal
      }
    },
  }
}

function momentsOf({ from, spacing, size }: Slots): Millis[] {
  return Array.from({ length: size }, (_, nth) => from + nth * spacing)
}
