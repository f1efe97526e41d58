import assert from 'node:assert/strict'
import { type PaceState, reserve, slowDown, type Taken, take } from '../../bot/core/pace.ts'
import { rateAt } from '../../bot/core/pace-rate.ts'
import type { Urgency } from '../../bot/core/ports.ts'

const limits = { maxPerSecond: 40 }
const nine = Date.parse('2026-09-01T07:00:00Z')
const second = 1000

/** A rate that has been learnt and grows slowly; all room is taken up to nine o'clock. */
function steady(overrides: Partial<PaceState> = {}): PaceState {
  return { perSecond: 20, growth: 0.002, since: nine, takenUntil: nine, takenBy: {}, ...overrides }
}

function ask(
  state: PaceState | undefined,
  now: number,
  wanted: number,
  urgency: Urgency = 'lesson',
  since = now,
) {
  return reserve(state, now, { wanted, urgency, since }, limits)
}

function taken(reservation: ReturnType<typeof reserve>): Taken {
  if (reservation.kind !== 'taken') throw new assert.AssertionError({ message: reservation.kind })
  return reservation
}

/** Takes all room for so many seconds. */
function takeFor(state: PaceState | undefined, now: number, seconds: number): PaceState {
  let current = taken(ask(state, now - 100, 95)).state
  while (current.takenUntil < now + seconds * second) {
    current = taken(ask(current, current.takenUntil - 500, 95)).state
  }
  return current
}

const closeTo = (actual: number, expected: number, by = 0.01) =>
  assert.ok(Math.abs(actual / expected - 1) < by, `${actual} instead of ${expected}`)

describe('room in the pace', () => {
  it('is taken at a quarter of the cap at first, evenly spaced', () => {
    const { slots, state } = taken(ask(undefined, nine, 3))

    closeTo(slots.spacing, 1000 / (40 * 0.975 * 0.25))
    assert.equal(slots.size, 3)
    assert.equal(state.takenUntil, slots.from + 3 * slots.spacing)
  })

  it('begins a tenth of a second from now, so that there is time to claim', () => {
    const { slots } = taken(ask(steady(), nine, 10))

    assert.equal(slots.from, nine + 100)
  })

  it('begins sooner if it is shorter than that', () => {
    const { slots } = taken(ask(steady(), nine, 1))

    assert.equal(slots.from, nine + 50)
  })

  it('begins where the room of others ends', () => {
    const { slots } = taken(ask(steady({ takenUntil: nine + 400 }), nine, 10))

    assert.equal(slots.from, nine + 400)
  })

  it('is for half a second at most', () => {
    assert.equal(taken(ask(steady(), nine, 95)).slots.size, 10)
  })

  it('is for one request at least', () => {
    assert.equal(taken(ask(steady({ perSecond: 1 }), nine, 95)).slots.size, 1)
  })

  it('is for no more than a transaction can claim, however high the cap', () => {
    const { slots } = taken(
      reserve(undefined, nine, { wanted: 1000, urgency: 'lesson', since: nine }, { maxPerSecond: 1_000_000 }),
    )

    assert.equal(slots.size, 95)
    assert.ok(slots.from - nine < 1)
  })

  it('is as at first where what is kept of the pace is no pace', () => {
    const damaged = { takenUntil: nine } as PaceState

    assert.deepEqual(ask(damaged, nine, 3), ask(undefined, nine, 3))
  })

  it('is not saved up while nobody wants it', () => {
    const { slots } = taken(ask(steady(), nine + 3600 * second, 10))

    assert.equal(slots.from, nine + 3600 * second + 100)
    closeTo(slots.spacing, 50)
  })

  it('is given out a little ahead only, so that a slow-down soon shows', () => {
    const full = ask(steady({ takenUntil: nine + 1000 }), nine, 10)

    assert.equal(full.kind, 'full')
    assert.ok(full.kind === 'full' && full.until > nine + 300 && full.until <= nine + 400)
  })

  it('goes to the one who has waited longest', () => {
    const state = steady({ takenUntil: nine + 900 })

    assert.equal(ask(state, nine, 10, 'lesson', nine).kind, 'full')
    assert.equal(ask(state, nine, 10, 'lesson', nine - 4 * second).kind, 'taken')
  })

  it('is there again at the moment that was named', () => {
    const state = steady({ takenUntil: nine + 1000 })

    const full = ask(state, nine, 10)
    const until = full.kind === 'full' ? full.until : assert.fail()

    assert.equal(ask(state, until + 1, 10, 'lesson', nine).kind, 'taken')
  })

  it('is kept from the less urgent while something more urgent takes it', () => {
    const takers = ['lesson', 'repetition', 'correction'] as const

    const kinds = takers.map((taker) => {
      const { state } = taken(ask(steady(), nine, 2, taker))
      return takers.map((asker) => ask(state, state.takenUntil + 1900, 1, asker).kind)
    })

    assert.deepEqual(kinds, [
      ['taken', 'yield', 'yield'],
      ['taken', 'taken', 'yield'],
      ['taken', 'taken', 'taken'],
    ])
  })

  it('is for the less urgent again two seconds after', () => {
    const { state } = taken(ask(steady(), nine, 2, 'lesson'))

    assert.equal(ask(state, state.takenUntil + 2000, 1, 'correction').kind, 'taken')
  })

  it('is there for what is claimed, whoever else wants it and however far ahead', () => {
    const state = steady({ takenUntil: nine + 5000, takenBy: { lesson: nine + 5000 } })

    const { slots } = take(state, nine, 30, 'correction', limits)

    assert.deepEqual([slots.from, slots.size], [nine + 5000, 30])
  })

  it('is not lost to a machine whose clock is an hour ahead', () => {
    const { slots, state } = taken(ask(steady({ takenUntil: nine + 3600 * second }), nine, 10))

    assert.equal(slots.from, nine + 100)
    assert.equal(state.perSecond, 20)
  })
})

describe('the rate of the pace', () => {
  it('doubles in four seconds as long as nothing is refused', () => {
    const state = takeFor(undefined, nine, 4)

    closeTo(rateAt(state, nine + 4 * second, limits), 2 * 40 * 0.975 * 0.25, 0.03)
  })

  it('stays a little under the cap', () => {
    const state = takeFor(undefined, nine, 60)

    assert.equal(rateAt(state, state.takenUntil, limits), 39)
  })

  it('stands still while nobody makes requests', () => {
    const before = takeFor(steady(), nine, 10)
    const nextMorning = nine + 24 * 3600 * second

    const one = taken(ask(before, nextMorning, 10))
    const next = taken(ask(one.state, nextMorning + 500, 10))

    closeTo(one.slots.spacing, 1000 / rateAt(before, before.takenUntil, limits))
    closeTo(next.slots.spacing, one.slots.spacing)
  })

  it('goes back, at the first refusal, to what it was when the limit was passed', () => {
    const before = takeFor(undefined, nine, 5)
    const refusedAt = nine + 5 * second

    const after = slowDown(before, refusedAt, refusedAt, limits)

    closeTo(rateAt(after, after.takenUntil, limits), 0.985 * rateAt(before, refusedAt - 3050, limits))
    assert.equal(after.growth, before.growth / 6)
  })

  it('swings a little when the limit is known', () => {
    const before = takeFor(steady(), nine, 25)
    const refusedAt = nine + 25 * second

    const after = slowDown(before, refusedAt, refusedAt, limits)

    closeTo(after.perSecond, 0.985 * 20 * Math.exp(0.002 * 10), 0.001)
    assert.equal(after.growth, 0.002)
  })

  it('is lower only in room that isn’t taken yet', () => {
    const before = steady({ takenUntil: nine + 700 })

    const after = slowDown(before, nine, nine - 1, limits)

    assert.equal(after.slowerFrom, nine + 700)
    assert.equal(after.takenUntil, nine + 700)
  })

  it('isn’t lowered again for a request that was made before', () => {
    const slowed = slowDown(steady({ takenUntil: nine + 700 }), nine, nine - 1, limits)

    assert.equal(slowDown(slowed, nine + 900, nine + 650, limits), slowed)
    assert.equal(slowDown(slowed, nine + 1200, nine + 1100, limits), slowed)
  })

  it('is lowered much when the last time wasn’t enough', () => {
    const slowed = slowDown(steady(), nine, nine - 1, limits)

    const after = slowDown(slowed, nine + 2000, nine + 1000, limits)

    closeTo(after.perSecond, 0.8 * slowed.perSecond, 0.005)
    assert.ok(after.growth > slowed.growth)
  })

  it('grows faster when long nothing was refused', () => {
    const state = takeFor(steady({ perSecond: 10 }), nine, 75)

    closeTo(rateAt(state, nine + 45 * second, limits), 10 * Math.exp(0.002 * 45))
    closeTo(rateAt(state, nine + 75 * second, limits), 2 * 10 * Math.exp(0.002 * 45), 0.03)
  })

  it('never falls below one a second', () => {
    let state = steady({ perSecond: 1.1 })

    for (let at = nine; at < nine + 20 * second; at += second) state = slowDown(state, at, at, limits)

    assert.equal(state.perSecond, 1)
  })

  it('falls when the cap does', () => {
    const { slots } = taken(
      reserve(steady(), nine, { wanted: 5, urgency: 'lesson', since: nine }, { maxPerSecond: 10 }),
    )

    closeTo(slots.spacing, 1000 / 9.75)
  })
})
