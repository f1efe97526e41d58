import assert from 'node:assert/strict'
import { createTallyMemory } from '../../bot/azure/tally-memory.ts'
import { emptyTally } from '../../bot/core/tally.ts'

const value = emptyTally('stad', 'ett')
const recalled = (version: string) => ({ value, version })

describe('the memory for tallies', () => {
  let now = 0
  const open = () => createTallyMemory(() => now)

  it('knows a tally as it was last written, each slice’s for itself', () => {
    const memory = open()
    memory.keep(1, [recalled('read')])

    memory.written(1, [{ kind: 'tally', value, version: 'read' }], ['written'])

    assert.deepEqual(memory.recall(1, 'stad', 'ett'), recalled('written'))
    assert.equal(memory.recall(2, 'stad', 'ett'), undefined)
    assert.equal(memory.recall(1, 'stad', 'två'), undefined)
  })

  it('leaves a tally alone for a minute where others write it as well', () => {
    const memory = open()
    memory.keep(1, [recalled('stale')])
    memory.doubt(1, [{ kind: 'tally', value, version: 'stale' }])

    memory.keep(1, [recalled('fresh')])
    const atOnce = memory.recall(1, 'stad', 'ett')
    now += 61_000
    memory.keep(1, [recalled('later')])

    assert.equal(atOnce, undefined)
    assert.deepEqual(memory.recall(1, 'stad', 'ett'), recalled('later'))
  })

  it('remembers on where a tally that it didn’t know was written by others', () => {
    const memory = open()

    memory.doubt(1, [{ kind: 'tally', value, version: 'stale' }])
    memory.keep(1, [recalled('fresh')])

    assert.deepEqual(memory.recall(1, 'stad', 'ett'), recalled('fresh'))
  })

  it('forgets the tally that was used longest ago when there are too many', () => {
    const memory = open()

    for (let slice = 0; slice <= 1000; slice++) memory.keep(slice, [recalled('1')])

    assert.equal(memory.recall(0, 'stad', 'ett'), undefined)
    assert.deepEqual(memory.recall(1, 'stad', 'ett'), recalled('1'))
    assert.deepEqual(memory.recall(1000, 'stad', 'ett'), recalled('1'))
  })
})
