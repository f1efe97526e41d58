import assert from 'node:assert/strict'
import type { Pace, PaceStore, Room } from '../../bot/core/ports.ts'
import { createMemoryPaceStore } from '../../bot/local/memory-pace-store.ts'
import { createPace, type PaceSettings } from '../../bot/timer/pace.ts'
import { virtualTime } from '../support/virtual-time.ts'

const nine = Date.parse('2026-09-01T07:00:00Z')

/** One machine on virtual time, with a store that takes five milliseconds and counts. */
function machine(overrides: Partial<PaceSettings> = {}) {
  const time = virtualTime(nine)
  const memory = createMemoryPaceStore()
  const counts = { reads: 0, writes: 0 }
  const outage = { isOn: false }
  async function overStore<T>(what: () => Promise<T>): Promise<T> {
    await time.sleep(5)
    if (outage.isOn) throw new Error('connect ECONNREFUSED')
    return what()
  }
  const store: PaceStore = {
    read() {
      counts.reads++
      return overStore(() => memory.read())
    },
    write(state, version) {
      counts.writes++
      return overStore(() => memory.write(state, version))
    },
  }
  /** How long the process is busy with something else and wakes nobody. */
  const stall = { until: 0 }
  async function sleep(milliseconds: number, signal?: AbortSignal): Promise<void> {
    await time.sleep(milliseconds, signal)
    if (stall.until > time.now()) await time.sleep(stall.until - time.now())
  }
  const settings = { maxPerSecond: 40, now: time.now, sleep, random: () => 0.5, ...overrides }
  return { time, memory, store, counts, outage, stall, settings, pace: createPace(store, settings) }
}

async function roomFor(pace: Pace, wanted: number): Promise<Room> {
  return (await pace.room(wanted, 'lesson')) ?? assert.fail('no room')
}

async function turnsOf(room: Room): Promise<number[]> {
  return Promise.all(Array.from({ length: room.size }, (_, nth) => room.turn(nth)))
}

describe('the pace of one process', () => {
  it('hands room out in time to claim, and wakes each turn at its moment', async () => {
    const { time, pace } = machine()

    await time.run(
      (async () => {
        const room = await roomFor(pace, 4)
        const handedOutAt = time.now()
        const turns = await Promise.all(
          [0, 1, 2, 3].map(async (nth) => ({ moment: await room.turn(nth), wokenAt: time.now() })),
        )

        const first = turns[0]?.moment ?? 0
        assert.ok(first - handedOutAt > 90 && first - handedOutAt <= 100)
        for (const { moment, wokenAt } of turns) assert.ok(Math.abs(wokenAt - moment) <= 1)
      })(),
    )
  })

  it('waits for room that begins later', async () => {
    const { time, pace } = machine()

    const [first, second] = await time.run(
      Promise.all(
        [0, 1].map(async () => {
          const room = await roomFor(pace, 4)
          return { at: time.now(), turns: await turnsOf(room) }
        }),
      ),
    )

    assert.ok(second && first)
    assert.ok((second.turns[0] ?? 0) > (first.turns[3] ?? 0))
    assert.ok((second.turns[0] ?? 0) - second.at <= 100)
  })

  it('writes once for all who ask at the same time', async () => {
    const { time, pace, counts } = machine()

    await time.run(Promise.all([roomFor(pace, 1), roomFor(pace, 1), roomFor(pace, 1)]))

    assert.deepEqual(counts, { reads: 1, writes: 1 })
  })

  it('writes once for each room, and reads no more than once, while it is alone', async () => {
    const { time, pace, counts } = machine()

    await time.run(
      (async () => {
        for (let rooms = 0; rooms < 10; rooms++) await turnsOf(await roomFor(pace, 5))
      })(),
    )

    assert.deepEqual(counts, { reads: 1, writes: 10 })
  })

  it('costs one write and no waiting where nothing is too fast', async () => {
    const { time, pace, counts } = machine({ maxPerSecond: 1_000_000 })

    const took = await time.run(
      (async () => {
        await roomFor(pace, 95)
        const begunAt = time.now()
        for (let rooms = 0; rooms < 10; rooms++) {
          const turns = await turnsOf(await roomFor(pace, 95))
          assert.equal(turns.length, 95)
        }
        return time.now() - begunAt
      })(),
    )

    assert.equal(took, 10 * 5)
    assert.equal(counts.writes, 11)
  })

  it('has no room for the less urgent while there are lessons', async () => {
    const { time, pace } = machine()

    const [, repetition] = await time.run(Promise.all([roomFor(pace, 5), pace.room(5, 'repetition')]))

    assert.equal(repetition, undefined)
  })

  it('lets turns go that are a little late', async () => {
    const { time, pace, stall, counts } = machine()

    const turns = await time.run(
      (async () => {
        const room = await roomFor(pace, 2)
        stall.until = time.now() + 200
        return turnsOf(room)
      })(),
    )

    assert.ok(turns.every((moment) => time.now() - moment <= 150))
    assert.equal(counts.writes, 1)
  })

  it('gives up all moments that passed in a stall, and takes others in one write', async () => {
    const { time, pace, stall, counts } = machine()

    const { turns, stalledUntil, wokenAt } = await time.run(
      (async () => {
        const room = await roomFor(pace, 4)
        const wokenAt: number[] = []
        const waiting = Array.from({ length: room.size }, async (_, nth) => {
          const moment = await room.turn(nth)
          wokenAt.push(time.now())
          return moment
        })
        stall.until = time.now() + 2000
        const stalledUntil = stall.until
        return { turns: await Promise.all(waiting), stalledUntil, wokenAt }
      })(),
    )

    assert.ok(turns.every((moment) => moment > stalledUntil))
    assert.ok(turns.every((moment, nth) => nth === 0 || moment - (turns[nth - 1] ?? 0) > 1000 / 40))
    assert.ok(wokenAt.every((at, nth) => at - (turns[nth] ?? 0) <= 1))
    assert.equal(counts.writes, 2)
  })

  it('keeps the moments that are still to come', async () => {
    const { time, pace, stall } = machine()

    const { late, inTime, planned } = await time.run(
      (async () => {
        const room = await roomFor(pace, 4)
        const handedOutAt = time.now()
        stall.until = handedOutAt + 100 + 170
        const [late, second, third, inTime] = await turnsOf(room)
        assert.ok(late && second && third && inTime)
        return { late, inTime, planned: second + 2 * (third - second) }
      })(),
    )

    assert.ok(Math.abs(inTime - planned) < 0.01)
    assert.ok(late > inTime)
  })

  it('tells the others of a refusal although nobody asks for room', async () => {
    const { time, memory, pace } = machine()

    const state = await time.run(
      (async () => {
        const [first] = await turnsOf(await roomFor(pace, 1))
        pace.tooFast(first ?? 0)
        await time.sleep(100)
        return (await memory.read())?.value
      })(),
    )

    assert.ok(state?.slowerFrom !== undefined)
  })

  it('doesn’t write for a refusal that is accounted for', async () => {
    const { time, counts, pace } = machine()

    await time.run(
      (async () => {
        const [first] = await turnsOf(await roomFor(pace, 1))
        for (let refusals = 0; refusals < 5; refusals++) {
          pace.tooFast(first ?? 0)
          await time.sleep(50)
        }
      })(),
    )

    assert.equal(counts.writes, 2)
  })

  it('throws when the storage can’t be reached, and goes on when it can', async () => {
    const { time, pace, outage } = machine()

    await time.run(
      (async () => {
        outage.isOn = true
        await assert.rejects(pace.room(5, 'lesson'), /ECONNREFUSED/)
        outage.isOn = false
        assert.ok(await pace.room(5, 'lesson'))
      })(),
    )
  })

  it('remembers a refusal over an outage of the storage', async () => {
    const { time, memory, pace, outage } = machine()

    const state = await time.run(
      (async () => {
        const [first] = await turnsOf(await roomFor(pace, 1))
        outage.isOn = true
        pace.tooFast(first ?? 0)
        await time.sleep(1000)
        outage.isOn = false
        await roomFor(pace, 1)
        return (await memory.read())?.value
      })(),
    )

    assert.ok(state?.slowerFrom !== undefined)
  })

  it('gives nobody room any more when it is stopped, but lets those who have it go on', async () => {
    const stopping = new AbortController()
    const { time, pace, counts } = machine({ signal: stopping.signal })

    const { waiting, after, turns, stoppedAt, answeredAt } = await time.run(
      (async () => {
        const room = await roomFor(pace, 4)
        const waiting = Promise.all([pace.room(4, 'lesson'), pace.room(4, 'lesson'), pace.room(4, 'lesson')])
        await time.sleep(20)
        stopping.abort()
        const stoppedAt = time.now()
        const answers = await waiting
        const answeredAt = time.now()
        const after = await pace.room(4, 'lesson')
        return { waiting: answers, after, turns: await turnsOf(room), stoppedAt, answeredAt }
      })(),
    )

    assert.deepEqual([...waiting, after], [undefined, undefined, undefined, undefined])
    assert.equal(answeredAt, stoppedAt)
    assert.equal(turns.length, 4)
    assert.equal(counts.writes, 2)
    assert.equal(time.asleep(), 0)
  })

  it('doesn’t wait for a turn that has been', async () => {
    const { time, pace, counts } = machine()

    const [first, again] = await time.run(
      (async () => {
        const room = await roomFor(pace, 2)
        const first = await room.turn(0)
        await time.sleep(60_000)
        return [first, await room.turn(0)]
      })(),
    )

    assert.equal(again, first)
    assert.equal(counts.writes, 1)
  })

  it('has no turn beyond the room', async () => {
    const { time, pace } = machine()

    await time.run(
      (async () => {
        const room = await roomFor(pace, 2)
        await assert.rejects(room.turn(2), RangeError)
      })(),
    )
  })

  it('waits in real time when it is given no other', async () => {
    const pace = createPace(createMemoryPaceStore(), { maxPerSecond: 1000 })
    const begunAt = Date.now()

    const room = await roomFor(pace, 20)
    const turns = await turnsOf(room)

    assert.equal(turns.length, 20)
    assert.ok(Date.now() >= (turns[19] ?? Number.POSITIVE_INFINITY) - 1)
    assert.ok((turns[19] ?? 0) - begunAt >= 19 * 4)
  })
})

describe('the paces of several processes', () => {
  it('never use a moment twice', async () => {
    const { time, store, settings } = machine()
    const paces = [createPace(store, settings), createPace(store, settings), createPace(store, settings)]

    const turns = await time.run(
      Promise.all(
        paces.map(async (pace) => {
          const moments: number[] = []
          for (let rooms = 0; rooms < 5; rooms++) moments.push(...(await turnsOf(await roomFor(pace, 3))))
          return moments
        }),
      ),
    )

    const all = turns.flat().sort((a, b) => a - b)
    assert.equal(all.length, 45)
    assert.ok(all.every((moment, nth) => nth === 0 || moment - (all[nth - 1] ?? 0) > 1000 / 40))
  })

  it('read before they write, so that few of their writes are in vain', async () => {
    const { time, store, settings, counts } = machine()
    const paces = [createPace(store, settings), createPace(store, settings)]

    await time.run(
      (async () => {
        for (let rooms = 0; rooms < 10; rooms++)
          for (const pace of paces) await turnsOf(await roomFor(pace, 1))
      })(),
    )

    assert.ok(counts.writes <= 22, `${counts.writes} writes for 20 rooms`)
  })

  it('hear of each other’s refusals', async () => {
    const { time, store, settings } = machine()
    const [one, other] = [createPace(store, settings), createPace(store, settings)]

    const { before, after } = await time.run(
      (async () => {
        const before = await turnsOf(await roomFor(other, 2))
        const [madeAt] = await turnsOf(await roomFor(one, 1))
        one.tooFast(madeAt ?? 0)
        await time.sleep(50)
        return { before, after: await turnsOf(await roomFor(other, 2)) }
      })(),
    )

    const spacing = ([first, second]: number[]) => (second ?? 0) - (first ?? 0)
    assert.ok(spacing(after) >= spacing(before))
  })
})
