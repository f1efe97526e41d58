import assert from 'node:assert/strict'
import fc from 'fast-check'
import { busiest, createArrivals, perSecond } from '../../bot/local/arrivals.ts'

const ascending = fc
  .array(fc.integer({ min: 0, max: 5000 }), { maxLength: 60 })
  .map((moments) => moments.sort((one, other) => one - other))

describe('the moments when requests came', () => {
  it('are all there, however many', () => {
    const arrivals = createArrivals()
    const moments = Array.from({ length: 5000 }, (_, nth) => nth / 4)

    for (const moment of moments) arrivals.add(moment)

    assert.deepEqual([...arrivals.all()], moments)
  })

  it('stay as they were when more come', () => {
    const arrivals = createArrivals()
    arrivals.add(1)
    const before = arrivals.all()

    arrivals.add(2)

    assert.deepEqual([...before], [1])
  })

  it('give the most in any window, its end not included', () => {
    assert.equal(busiest([], 1000), 0)
    assert.equal(busiest([0, 999, 1000, 1001, 5000], 1000), 3)
    assert.equal(busiest([0, 1000, 2000], 1000), 1)
  })

  it('give the same as counting from every moment', () => {
    fc.assert(
      fc.property(ascending, fc.integer({ min: 1, max: 2000 }), (moments, length) => {
        const counted = moments.map(
          (from) => moments.filter((moment) => moment >= from && moment < from + length).length,
        )
        assert.equal(busiest(moments, length), Math.max(0, ...counted))
      }),
    )
  })

  it('give how many came each second on average', () => {
    assert.equal(perSecond([0, 500, 1000, 1500, 2000], 0, 2000), 2)
  })
})
