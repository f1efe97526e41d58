import assert from 'node:assert/strict'
import sinon from 'sinon'
import type { Lease } from '../../bot/core/ports.ts'
import type { RosterState } from '../../bot/core/roster-state.ts'
import { type RosterRounds, startRosterRounds } from '../../bot/timer/roster-rounds.ts'
import { at, recordingLog } from '../support/builders.ts'

describe('The roster’s timer', () => {
  let clock: sinon.SinonFakeTimers
  beforeEach(() => {
    clock = sinon.useFakeTimers({
      now: at('2026-09-01 00:00'),
      toFake: ['Date', 'setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'],
    })
  })
  afterEach(() => clock.restore())

  function roundsWith(overrides: Partial<RosterRounds> = {}) {
    const kinds: string[] = []
    let state: RosterState | undefined
    const parts: RosterRounds = {
      roster: { read: async () => state },
      lease: leaseThat(true),
      clock: { now: () => Date.now() },
      log: recordingLog(),
      everySeconds: 900,
      zone: 'Europe/Stockholm',
      spread: 0,
      async sync(of) {
        kinds.push(of)
        const full = { at: Date.now(), found: 1, outOfScope: {}, nearDuplicates: [] }
        state = {
          enrolled: 1,
          audiences: {},
          deltaLink: 'link',
          full: of === 'everything' ? full : (state?.full ?? full),
        }
      },
      ...overrides,
    }
    return { parts, kinds }
  }
  const leaseThat = (isOurs: boolean): Lease & { release: sinon.SinonSpy; hold: sinon.SinonSpy } => ({
    hold: sinon.fake.resolves(isOurs),
    release: sinon.fake.resolves(undefined),
  })
  const minutes = (count: number) => clock.tickAsync(count * 60_000)

  it('reads everybody at the first start, then changes every quarter of an hour, and everybody in the night', async () => {
    const { parts, kinds } = roundsWith()
    const life = startRosterRounds(parts)

    await minutes(1)
    const first = [...kinds]
    await minutes(120)
    const early = [...kinds]
    await minutes(24 * 60)
    await life.stop()

    assert.deepEqual(first, ['everything'])
    assert.deepEqual(early, ['everything', ...Array(7).fill('changes'), 'everything'])
    assert.equal(kinds.filter((kind) => kind === 'everything').length, 3)
    assert.equal(kinds.length, 1 + 8 + 24 * 4)
  })

  it('leaves it to the instance that has the lease, and gives its own up when it stops', async () => {
    const [ours, theirs] = [leaseThat(true), leaseThat(false)]
    const here = roundsWith({ lease: ours })
    const there = roundsWith({ lease: theirs })
    const lives = [here, there].map(({ parts }) => startRosterRounds(parts))

    await minutes(16)
    for (const life of lives) await life.stop()

    assert.deepEqual([here.kinds.length, there.kinds.length], [2, 0])
    assert.equal(ours.release.callCount, 1)
  })

  it('keeps its lease while a round takes long, and doesn’t begin another', async () => {
    const lease = leaseThat(true)
    const end = Promise.withResolvers<void>()
    const sync = sinon.fake(() => end.promise)
    const { parts } = roundsWith({ lease, sync })
    const life = startRosterRounds(parts)

    await minutes(60)
    const held = lease.hold.callCount
    end.resolve()
    await life.stop()

    assert.equal(sync.callCount, 1)
    assert.ok(held > 5, `${held}`)
  })

  it('goes on after a round that failed, and says so once', async () => {
    let rounds = 0
    const log = recordingLog()
    const { parts } = roundsWith({
      log,
      sync: async () => {
        if (++rounds <= 2) throw new Error('connect ECONNREFUSED')
      },
    })
    const life = startRosterRounds(parts)

    await minutes(50)
    await life.stop()

    assert.equal(rounds, 4)
    assert.deepEqual(
      log.lines.map(({ level }) => level),
      ['warn', 'info'],
    )
  })

  it('tells a round to end when it stops, waits for it, and leaves nothing armed', async () => {
    let isOver = false
    const follow = sinon.fake.resolves(undefined)
    const { parts } = roundsWith({
      follow,
      sync: (_, signal) =>
        new Promise<void>((resolve) =>
          signal.addEventListener('abort', () => {
            isOver = true
            resolve()
          }),
        ),
    })
    const life = startRosterRounds(parts)
    await minutes(1)

    await life.stop()

    assert.ok(isOver)
    assert.equal(follow.callCount, 0)
    assert.equal(clock.countTimers(), 0)
  })

  it('goes on with its rounds while what follows takes its time, and never begins that twice at once', async () => {
    const end = Promise.withResolvers<void>()
    const follow = sinon.fake(() => end.promise)
    const { parts, kinds } = roundsWith({ follow })
    const life = startRosterRounds(parts)

    await minutes(46)
    const during = follow.callCount
    end.resolve()
    await minutes(15)
    await life.stop()

    assert.equal(during, 1)
    assert.equal(follow.callCount, 2)
    assert.equal(kinds.length, 5)
  })
})
