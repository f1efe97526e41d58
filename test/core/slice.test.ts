import assert from 'node:assert/strict'
import { markJoined, sliceOf } from '../../bot/core/slice.ts'

describe('a slice', () => {
  it('is the same for a learner for ever: the tables are laid out by it', () => {
    // FNV-1a of "a" and "foobar" as its authors publish them: e40c292c and bf9cf968.
    assert.equal(sliceOf('a', 2 ** 32), 0xe40c292c)
    assert.equal(sliceOf('foobar', 2 ** 32), 0xbf9cf968)
    assert.equal(sliceOf('foobar', 256), 0x68)
  })

  it('gets its fair share of learners', () => {
    const counts = new Array<number>(16).fill(0)

    for (let nth = 0; nth < 1600; nth++) {
      const slice = sliceOf(`learner-${nth}`, 16)
      counts[slice] = (counts[slice] ?? 0) + 1
    }

    assert.ok(Math.min(...counts) > 60 && Math.max(...counts) < 140, `${counts}`)
  })

  it('counts whoever joins, and is looked at then', () => {
    const first = markJoined(undefined, false)
    const second = markJoined({ ...first, nextAt: 99, plan: 'one' }, true)

    assert.deepEqual(first, { learners: 1, simulated: 0, nextAt: 0, plan: '' })
    assert.deepEqual(second, { learners: 2, simulated: 1, nextAt: 0, plan: 'one' })
    assert.deepEqual(markJoined(second, true), { ...second, learners: 3, simulated: 2 })
  })
})
