import assert from 'node:assert/strict'
import { paceFigures } from './pace-figures.ts'
import { kindOfRequest } from './storage-kinds.ts'
import { planRequests } from './taps.ts'

describe('The figures of the benchmarks', () => {
  it('tell how much of a limit was used, by what was accepted after the first ten seconds', () => {
    const seconds = Array.from({ length: 31 }, (_, second) => second)
    const counts = {
      accepted: new Map(),
      acceptedItems: new Map(),
      ends: new Map([[201, 540]] as const),
      arrivals: Float64Array.from(Array.from({ length: 601 }, (_, nth) => 1000 + nth * 50)),
      samples: seconds.map((second) => ({ at: 1000 + second * 1000, accepted: second * 18, throttled: 0 })),
    }

    const figures = paceFigures(counts, 540, { limit: 20, cap: 60 })

    assert.equal(figures['share of the limit used'], 0.9)
    assert.equal(figures['busiest ten seconds'], 200)
    assert.equal(figures['cards per second'], 18)
  })

  it('come from as many requests as were asked for, a tenth of the taps twice', () => {
    const plan = planRequests(100, 11)

    assert.equal(plan.length, 1100)
    assert.equal(new Set(plan.map(({ tap }) => tap)).size, 1000)
    assert.deepEqual(
      plan,
      plan.toSorted((one, other) => one.at - other.at),
    )
  })

  for (const [method, url, kind] of [
    ['GET', "/a/droppelearners(PartitionKey='s0001',RowKey='m%7C')", 'learners: read a mark'],
    ['GET', "/a/droppelearners(PartitionKey='s0001',RowKey='l%7Canna')", 'learners: read a row'],
    ['GET', '/a/droppelearners()?$filter=PartitionKey', 'learners: read many rows'],
    ['POST', '/a/$batch', 'tables: transaction'],
    ['PUT', "/a/droppesettings(PartitionKey='p',RowKey='r')", 'settings: write a row'],
    ['POST', '/a/droppe-slices/messages', 'queue: put'],
    ['GET', '/a/droppe-slices/messages?numofmessages=32', 'queue: take'],
    ['GET', '/a/droppe-slices/messages?peekonly=true', 'queue: peek'],
    ['DELETE', '/a/droppe-slices/messages/1?popreceipt=2', 'queue: done'],
    ['PUT', '/a/droppe-slices/messages/1?popreceipt=2', 'queue: keep or give back'],
  ] as const) {
    it(`count ${method} ${url} as "${kind}"`, () => {
      assert.equal(kindOfRequest(method, url), kind)
    })
  }
})
