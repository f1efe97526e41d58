import assert from 'node:assert/strict'
import type { LetterPaceState } from '../../bot/core/letter-pace.ts'
import { createMemoryPaceStore } from '../../bot/local/memory-pace-store.ts'
import { createLetterPace } from '../../bot/timer/letter-pace.ts'

describe('the mailbox’s room', () => {
  /** Waiting takes no time of ours, but the clock goes on. */
  function instances(count: number, perMinute = 30) {
    const store = createMemoryPaceStore<LetterPaceState>()
    let now = Date.parse('2026-09-01T06:00:00Z')
    const stopping = new AbortController()
    const settings = {
      perMinute,
      perDay: 10_000,
      signal: stopping.signal,
      now: () => now,
      sleep: async (milliseconds: number) => {
        now += milliseconds
      },
    }
    const advance = (by: number) => {
      now += by
    }
    const paces = Array.from({ length: count }, () => createLetterPace(store, settings))
    return { paces, stopping, clock: () => now, advance }
  }

  it('is shared by all instances', async () => {
    const { paces, clock } = instances(3)
    const from = clock()
    const moments: number[] = []

    for (let nth = 0; nth < 60; nth++) {
      const pace = paces[nth % 3]
      if ((await pace?.room('lesson', 1))?.kind === 'now') moments.push(clock())
    }

    assert.equal(moments.length, 60)
    assert.ok(clock() - from > 115_000, `${clock() - from}`)
  })

  it('sends those away at once for whom it would be a long wait', async () => {
    const { paces, clock } = instances(1, 1)
    const [pace] = paces
    await pace?.room('lesson', 1)
    const from = clock()

    const room = await pace?.room('lesson', 1)

    assert.equal(room?.kind, 'later')
    assert.ok(room?.kind === 'later' && room.afterMilliseconds > 50_000)
    assert.equal(clock(), from)
  })

  it('is closed for all for as long as the mailbox says', async () => {
    const { paces, advance } = instances(2)
    await paces[0]?.tooFast(120)

    const closed = await paces[1]?.room('lesson', 1)
    advance(121_000)
    const open = await paces[1]?.room('lesson', 1)

    assert.ok(closed?.kind === 'later' && closed.afterMilliseconds >= 120_000)
    assert.equal(open?.kind, 'now')
  })

  it('gives nobody anything once the instance stops', async () => {
    const { paces, stopping } = instances(1)
    stopping.abort()

    assert.deepEqual(await paces[0]?.room('lesson', 1), { kind: 'later', afterMilliseconds: 0 })
  })
})
