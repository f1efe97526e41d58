import assert from 'node:assert/strict'
import type { SliceMessage } from '../../bot/core/ports.ts'
import { startSliceWorker } from '../../bot/timer/slice-worker.ts'
import { recordingLog } from '../support/builders.ts'
import { eventually } from '../support/eventually.ts'

function queueOf(batches: SliceMessage[][]) {
  const done: number[] = []
  return {
    done,
    queue: {
      isBusy: async () => false,
      put: async () => undefined,
      take: async () => batches.shift() ?? [],
      done: async ({ slice }: SliceMessage) => void done.push(slice),
    },
  }
}

const message = (slice: number) => ({ slice, receipt: slice })

describe('the slice worker', () => {
  it('looks at what the queue has and tells it what is done', async () => {
    const { queue, done } = queueOf([[message(1), message(2)], [message(3)]])
    const worker = startSliceWorker({
      queue,
      log: recordingLog(),
      reconcile: async () => undefined,
      restMilliseconds: 5,
    })

    await eventually(() => done.length === 3, 'three slices')
    await worker.stop()

    assert.deepEqual(done.sort(), [1, 2, 3])
  })

  it('leaves a slice that fails in the queue, and goes on with the others', async () => {
    const log = recordingLog()
    const { queue, done } = queueOf([[message(1), message(2)]])
    const reconcile = async (slice: number) => {
      if (slice === 1) throw new Error('storage gone')
    }
    const worker = startSliceWorker({ queue, log, reconcile, restMilliseconds: 5 })

    await eventually(() => done.length === 1, 'the other slice')
    await worker.stop()

    assert.deepEqual(done, [2])
    assert.deepEqual(log.lines[0]?.fields, { slice: 1, reason: 'storage gone' })
  })

  it('keeps trying while the queue can’t be reached', async () => {
    let tries = 0
    const { queue, done } = queueOf([])
    const take = async () => {
      if (++tries < 3) throw new Error('queue gone')
      return tries === 3 ? [message(7)] : []
    }
    const worker = startSliceWorker({
      queue: { ...queue, take },
      log: recordingLog(),
      reconcile: async () => undefined,
      restMilliseconds: 5,
    })

    await eventually(() => done.length === 1, 'the slice')
    await worker.stop()
  })

  it('finishes what is under way before it stops', async () => {
    const look = Promise.withResolvers<void>()
    const { queue, done } = queueOf([[message(1)]])
    let isLooking = false
    const worker = startSliceWorker({
      queue,
      log: recordingLog(),
      reconcile: () => {
        isLooking = true
        return look.promise
      },
      restMilliseconds: 5,
    })
    await eventually(() => isLooking, 'the look')

    const stopping = worker.stop()
    look.resolve()
    await stopping

    assert.deepEqual(done, [1])
  })
})
