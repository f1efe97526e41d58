import assert from 'node:assert/strict'
import sinon from 'sinon'
import type { Lease, SliceQueue } from '../../bot/core/ports.ts'
import { startHeartbeat } from '../../bot/timer/heartbeat.ts'
import { recordingLog } from '../support/builders.ts'

function queueWith(overrides: Partial<SliceQueue> = {}) {
  const put = sinon.fake.resolves(undefined)
  const queue: SliceQueue = {
    hasWaiting: async () => false,
    put,
    take: async () => [],
    keep: async (message) => message,
    giveBack: async () => undefined,
    done: async () => undefined,
    ...overrides,
  }
  return { queue, put, lease: leaseThat(true) }
}

function leaseThat(isOurs: boolean): Lease & { readonly release: sinon.SinonSpy } {
  return { hold: async () => isOurs, release: sinon.fake.resolves(undefined) }
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

  it('asks for every slice at every beat, spread over it', async () => {
    const { queue, put, lease } = queueWith()
    const heartbeat = startHeartbeat({ queue, lease, log: recordingLog() }, { slices: 3, everySeconds: 10 })

    await clock.tickAsync(30_500)
    await heartbeat.stop()

    assert.equal(put.callCount, 3)
    assert.deepEqual(put.firstCall.args.slice(0, 2), [[0, 1, 2], 10])
    assert.equal(put.firstCall.args[2].aborted, true)
  })

  it('doesn’t pile up on what still waits', async () => {
    const { queue, put, lease } = queueWith({ hasWaiting: async () => true })
    const heartbeat = startHeartbeat({ queue, lease, log: recordingLog() }, { slices: 3, everySeconds: 1 })

    await clock.tickAsync(5_500)
    await heartbeat.stop()

    assert.equal(put.callCount, 0)
  })

  it('says that slices have waited for 45 minutes, and not before', async () => {
    const log = recordingLog()
    const { queue, lease } = queueWith({ hasWaiting: async () => true })
    const heartbeat = startHeartbeat({ queue, lease, log }, { slices: 3, everySeconds: 60 })

    await clock.tickAsync(45 * 60_000)
    const early = log.lines.length
    await clock.tickAsync(3 * 60_000)
    await heartbeat.stop()

    assert.equal(early, 0)
    assert.equal(log.lines[0]?.message, 'Slices have waited too long.')
  })

  it('leaves the beat to the instance that has the lease, and gives its own up when it stops', async () => {
    const { queue, put, lease } = queueWith()
    const log = recordingLog()
    const first = startHeartbeat({ queue, lease, log }, { slices: 3, everySeconds: 1 })
    const second = startHeartbeat({ queue, lease: leaseThat(false), log }, { slices: 3, everySeconds: 1 })

    await clock.tickAsync(2_500)
    await first.stop()
    await second.stop()

    assert.equal(put.callCount, 2)
    assert.equal(lease.release.callCount, 1)
  })

  it('goes on after beats that failed, and says so once', async () => {
    let beats = 0
    const log = recordingLog()
    const { queue, put, lease } = queueWith({
      hasWaiting: async () => {
        if (++beats <= 2) throw new Error('connect ECONNREFUSED')
        return false
      },
    })
    const heartbeat = startHeartbeat({ queue, lease, log }, { slices: 1, everySeconds: 1 })

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
    const hasWaiting = sinon.fake(() => beat.promise)
    const { queue, lease } = queueWith({ hasWaiting })
    const heartbeat = startHeartbeat({ queue, lease, log: recordingLog() }, { slices: 1, everySeconds: 1 })
    await clock.tickAsync(5_500)
    let isStopped = false

    const stopping = heartbeat.stop().then(() => {
      isStopped = true
    })
    await clock.tickAsync(1000)
    assert.equal(isStopped, false)
    beat.resolve(false)
    await stopping

    assert.equal(hasWaiting.callCount, 1)
    assert.equal(clock.countTimers(), 0)
  })
})
