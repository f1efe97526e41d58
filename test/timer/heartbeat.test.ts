import assert from 'node:assert/strict'
import sinon from 'sinon'
import type { SliceQueue } from '../../bot/core/ports.ts'
import { startHeartbeat } from '../../bot/timer/heartbeat.ts'
import { recordingLog } from '../support/builders.ts'

function queueWith(overrides: Partial<SliceQueue> = {}) {
  const put = sinon.fake.resolves(undefined)
  const queue: SliceQueue = {
    isBusy: async () => false,
    put,
    take: async () => [],
    done: async () => undefined,
    ...overrides,
  }
  return { queue, put }
}

describe('the heartbeat', () => {
  let clock: sinon.SinonFakeTimers
  beforeEach(() => {
    clock = sinon.useFakeTimers({
      now: Date.parse('2026-09-01T09:00:00Z'),
      toFake: ['Date', 'setTimeout', 'clearTimeout'],
    })
  })
  afterEach(() => clock.restore())

  it('asks for every slice at every beat', async () => {
    const { queue, put } = queueWith()
    const heartbeat = startHeartbeat({ queue, log: recordingLog() }, { slices: 3, everySeconds: 10 })

    await clock.tickAsync(30_500)
    await heartbeat.stop()

    assert.equal(put.callCount, 3)
    assert.deepEqual(put.firstCall.args, [[0, 1, 2]])
  })

  it('doesn’t pile up on what still waits', async () => {
    const { queue, put } = queueWith({ isBusy: async () => true })
    const heartbeat = startHeartbeat({ queue, log: recordingLog() }, { slices: 3, everySeconds: 1 })

    await clock.tickAsync(5_500)
    await heartbeat.stop()

    assert.equal(put.callCount, 0)
  })

  it('goes on after beats that failed, and says so once', async () => {
    let beats = 0
    const log = recordingLog()
    const { queue, put } = queueWith({
      isBusy: async () => {
        if (++beats <= 2) throw new Error('connect ECONNREFUSED')
        return false
      },
    })
    const heartbeat = startHeartbeat({ queue, log }, { slices: 1, everySeconds: 1 })

    await clock.tickAsync(4_500)
    await heartbeat.stop()

    assert.ok(put.callCount >= 1)
    assert.deepEqual(
      log.lines.map(({ level }) => level),
      ['warn', 'info'],
    )
    assert.match(log.lines[0]?.message ?? '', /Beats are missed: the queue can’t be reached\. Trying again/)
  })

  it('never beats twice at once, and stops only when the beat under way is over', async () => {
    const beat = Promise.withResolvers<boolean>()
    const isBusy = sinon.fake(() => beat.promise)
    const { queue } = queueWith({ isBusy })
    const heartbeat = startHeartbeat({ queue, log: recordingLog() }, { slices: 1, everySeconds: 1 })
    await clock.tickAsync(5_500)
    let isStopped = false

    const stopping = heartbeat.stop().then(() => {
      isStopped = true
    })
    await clock.tickAsync(1000)
    assert.equal(isStopped, false)
    beat.resolve(false)
    await stopping

    assert.equal(isBusy.callCount, 1)
    assert.equal(clock.countTimers(), 0)
  })
})
