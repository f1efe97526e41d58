import assert from 'node:assert/strict'
import sinon from 'sinon'
import type { Lease } from '../../bot/core/ports.ts'
import { type Errand, startErrand } from '../../bot/timer/errand.ts'
import { recordingLog } from '../support/builders.ts'

describe('an errand', () => {
  let clock: sinon.SinonFakeTimers
  beforeEach(() => {
    clock = sinon.useFakeTimers({
      now: Date.parse('2026-09-01T09:00:00Z'),
      toFake: ['Date', 'setTimeout', 'clearTimeout'],
    })
  })
  afterEach(() => clock.restore())

  const start = (run: Errand['run'], isOurs = true) => {
    const lease = {
      hold: sinon.fake.resolves(isOurs),
      release: sinon.fake.resolves(undefined),
    } satisfies Lease
    const log = recordingLog()
    const life = startErrand(
      { lease, log },
      { everySeconds: 10, leaseSeconds: 60, failure: 'It fails.', run },
    )
    return { lease, log, life }
  }

  it('is run again and again, and its lease given back each time', async () => {
    const run = sinon.fake.resolves(undefined)
    const { lease, life } = start(run)

    await clock.tickAsync(30_500)
    await life.stop()

    assert.equal(run.callCount, 3)
    assert.deepEqual(lease.hold.firstCall.args, [60])
    assert.equal(lease.release.callCount, 3)
  })

  it('is left to the instance that has the lease', async () => {
    const run = sinon.fake.resolves(undefined)
    const { life } = start(run, false)

    await clock.tickAsync(30_500)
    await life.stop()

    assert.equal(run.callCount, 0)
  })

  it('that fails is told once, and tried again', async () => {
    const run = sinon.fake.rejects(new Error('no storage'))
    const { log, life } = start(run)

    await clock.tickAsync(30_500)
    await life.stop()

    assert.equal(run.callCount, 3)
    assert.deepEqual(
      log.lines.map(({ message }) => message),
      ['It fails. Trying again until it works.'],
    )
  })

  it('is broken off by the stop, which waits for it', async () => {
    let ended = 0
    const { log, life } = start(
      (stopping) =>
        new Promise((_, reject) => {
          stopping.addEventListener('abort', () => {
            ended++
            reject(stopping.reason)
          })
        }),
    )
    await clock.tickAsync(10_500)

    await life.stop()
    await clock.tickAsync(30_000)

    assert.equal(ended, 1)
    assert.deepEqual(log.lines, [])
  })
})
