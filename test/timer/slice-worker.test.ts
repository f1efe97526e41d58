import assert from 'node:assert/strict'
import type { SetAsideStore, SliceMessage, SliceQueue } from '../../bot/core/ports.ts'
import { type SliceWorker, startSliceWorker } from '../../bot/timer/slice-worker.ts'
import { recordingLog } from '../support/builders.ts'
import { eventually } from '../support/eventually.ts'

/** What is given back can be taken again at once, whatever the seconds. */
function queueOf(...slices: number[]) {
  const waiting: SliceMessage[] = slices.map((slice) => ({ slice, tries: 1, receipt: slice }))
  const done: number[] = []
  const givenBack: { slice: number; afterSeconds: number }[] = []
  const queue: SliceQueue = {
    hasWaiting: async () => waiting.length > 0,
    put: async () => undefined,
    take: async (max) => waiting.splice(0, max),
    keep: async (message) => message,
    async giveBack(message, afterSeconds) {
      givenBack.push({ slice: message.slice, afterSeconds })
      waiting.push({ ...message, tries: message.tries + 1 })
    },
    done: async ({ slice }) => void done.push(slice),
  }
  return { queue, done, givenBack }
}

function setAsideStore() {
  const rows = new Map<string, string>()
  const store: SetAsideStore = {
    list: async () => [...rows].map(([what, reason]) => ({ what, reason, since: 0 })),
    put: async (what, reason) => void rows.set(what, reason),
    remove: async (what) => void rows.delete(what),
  }
  return { rows, store }
}

function start(queue: SliceQueue, settings: Partial<SliceWorker> = {}) {
  return startSliceWorker({
    queue,
    setAside: setAsideStore().store,
    log: recordingLog(),
    look: async () => ({ kind: 'looked' }),
    lanes: 2,
    restMilliseconds: 5,
    ...settings,
  })
}

describe('the slice worker', () => {
  it('looks at what the queue has and tells it what is done', async () => {
    const { queue, done } = queueOf(1, 2, 3)
    const worker = start(queue)

    await eventually(() => done.length === 3, 'three slices')
    await worker.stop()

    assert.deepEqual(done.sort(), [1, 2, 3])
  })

  it('looks at no more slices at once than it has lanes, and never waits for the slowest', async () => {
    const slow = Promise.withResolvers<void>()
    const { queue, done } = queueOf(1, 2, 3, 4, 5)
    let underway = 0
    let most = 0
    const worker = start(queue, {
      async look(slice) {
        most = Math.max(most, ++underway)
        if (slice === 1) await slow.promise
        underway--
        return { kind: 'looked' }
      },
    })

    await eventually(() => done.length === 4, 'the others')
    slow.resolve()
    await worker.stop()

    assert.equal(most, 2)
    assert.deepEqual(done, [2, 3, 4, 5, 1])
  })

  it('gives a slice back that fails, with growing waits, and goes on with the others', async () => {
    const log = recordingLog()
    const { queue, done, givenBack } = queueOf(1, 2)
    let failures = 0
    const worker = start(queue, {
      log,
      async look(slice) {
        if (slice === 1 && ++failures <= 2) throw new Error('storage gone')
        return { kind: 'looked' }
      },
    })

    await eventually(() => done.length === 2, 'both slices')
    await worker.stop()

    assert.deepEqual(givenBack, [
      { slice: 1, afterSeconds: 2 },
      { slice: 1, afterSeconds: 4 },
    ])
    assert.deepEqual(log.lines[0]?.fields, { slice: 1, tries: 1, reason: 'storage gone' })
  })

  it('says how many cards went out, and nothing where none did', async () => {
    const log = recordingLog()
    const { queue, done } = queueOf(1, 2)
    const worker = start(queue, {
      log,
      look: async (slice) => ({ kind: 'looked', cards: slice === 1 ? 3 : 0 }),
    })

    await eventually(() => done.length === 2, 'both slices')
    await worker.stop()

    assert.deepEqual(
      log.lines.map(({ fields, message }) => ({ ...fields, message })),
      [{ slice: 1, cards: 3, message: 'Cards went out.' }],
    )
  })

  it('sets a slice aside with its reason after five tries, and forgets it once it is well', async () => {
    const { rows, store } = setAsideStore()
    const { queue, done } = queueOf(7)
    let isIll = true
    const worker = start(queue, {
      setAside: store,
      async look() {
        if (isIll) throw new Error('row damaged')
        return { kind: 'looked' }
      },
    })
    await eventually(() => done.length === 1, 'giving up')
    assert.deepEqual([...rows], [['slice 7', 'row damaged']])

    isIll = false
    await queue.giveBack({ slice: 7, tries: 0, receipt: 7 }, 0)
    await eventually(() => done.length === 2, 'the next tick')
    await worker.stop()

    assert.equal(rows.size, 0)
  })

  it('gives a slice back that has to wait for more urgent ones', async () => {
    const { queue, done, givenBack } = queueOf(1)
    const looks = ['postponed', 'looked'] as const
    let nth = 0
    const worker = start(queue, { look: async () => ({ kind: looks[nth++] ?? 'asleep' }) })

    await eventually(() => done.length === 1, 'the slice')
    await worker.stop()

    assert.deepEqual(givenBack, [{ slice: 1, afterSeconds: 5 }])
  })

  it('gives a slice back for as long as its letters have to wait', async () => {
    const { queue, done, givenBack } = queueOf(1)
    const looks = [{ kind: 'postponed', cards: 0, afterSeconds: 2400 }, { kind: 'looked' }] as const
    let nth = 0
    const worker = start(queue, { look: async () => looks[nth++] ?? { kind: 'asleep' } })

    await eventually(() => done.length === 1, 'the slice')
    await worker.stop()

    assert.deepEqual(givenBack, [{ slice: 1, afterSeconds: 2400 }])
  })

  it('keeps trying while the queue can’t be reached', async () => {
    let tries = 0
    const { queue, done } = queueOf(7)
    const take: SliceQueue['take'] = async (max) => {
      if (++tries < 3) throw new Error('queue gone')
      return queue.take(max)
    }
    const worker = start({ ...queue, take })

    await eventually(() => done.length === 1, 'the slice')
    await worker.stop()
  })

  it('finishes what is under way before it stops, and hands the rest back at once', async () => {
    const stopped = Promise.withResolvers<void>()
    const { queue, done, givenBack } = queueOf(1, 2)
    let looking = 0
    const worker = start(queue, {
      async look(slice) {
        looking++
        await stopped.promise
        return { kind: slice === 1 ? 'looked' : 'postponed' }
      },
      onStop: () => stopped.resolve(),
    })
    await eventually(() => looking === 2, 'the looks')

    await worker.stop()

    assert.deepEqual(done, [1])
    assert.deepEqual(givenBack, [{ slice: 2, afterSeconds: 0 }])
  })
})
