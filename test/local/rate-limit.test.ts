import assert from 'node:assert/strict'
import { createConversationLimits, createTotalLimit } from '../../bot/local/rate-limit.ts'

describe('the limit on all requests', () => {
  it('lets one second’s worth through at once, then says how long to wait', () => {
    const waitFor = createTotalLimit(50)

    const waits = Array.from({ length: 51 }, () => waitFor(1000))

    assert.deepEqual(waits.slice(0, 50), Array(50).fill(0))
    assert.equal(waits[50], 20)
  })

  it('fills evenly, and never holds more than one second’s worth', () => {
    const waitFor = createTotalLimit(50)
    const through = (now: number) => Array.from({ length: 200 }, () => waitFor(now)).filter((wait) => !wait)

    const counts = [0, 500, 520, 1_000_000].map((now) => through(now).length)

    assert.deepEqual(counts, [50, 25, 1, 50])
  })

  it('lets something through even when it is less than one a second', () => {
    const waitFor = createTotalLimit(0.1)

    assert.equal(waitFor(0), 0)
    assert.equal(waitFor(0), 10_000)
    assert.equal(waitFor(10_000), 0)
  })

  it('takes a moment before the last one for the last one', () => {
    const waitFor = createTotalLimit(1)
    waitFor(5000)

    assert.equal(waitFor(1000), 1000)
    assert.equal(waitFor(5500), 500)
  })
})

describe('the limits in one conversation', () => {
  for (const { every, max, within } of [
    { every: 0, max: 7, within: 1000 },
    { every: 150, max: 8, within: 2000 },
    { every: 300, max: 60, within: 30_000 },
    { every: 600, max: 1800, within: 3_600_000 },
  ]) {
    it(`are ${max} requests in ${within} ms`, () => {
      const waitFor = createConversationLimits()
      let now = 0
      let through = 0

      while (now < within && waitFor('a', now) === 0) {
        through++
        now += every
      }

      assert.equal(through, max)
      assert.equal(waitFor('a', now), within - now)
      assert.equal(waitFor('a', within), 0)
    })
  }

  it('are for each conversation by itself', () => {
    const waitFor = createConversationLimits()
    for (let nth = 0; nth < 7; nth++) waitFor('a', 0)

    assert.equal(waitFor('a', 0), 1000)
    assert.equal(waitFor('b', 0), 0)
  })
})
