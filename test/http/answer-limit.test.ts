import assert from 'node:assert/strict'
import { createAnswerLimit } from '../../bot/http/answer-limit.ts'

describe('the limit of the answer pages', () => {
  it('lets each caller ask so often in a minute, and says how long to wait', () => {
    let now = 0
    const limit = createAnswerLimit({ perMinute: 2, now: () => now })

    const first = [limit.refuses('a'), limit.refuses('a'), limit.refuses('b')]
    now = 20_000
    const third = limit.refuses('a')
    now = 60_000
    const next = limit.refuses('a')

    assert.deepEqual(first, [undefined, undefined, undefined])
    assert.equal(third, 40)
    assert.equal(next, undefined)
  })

  it('keeps no more callers in mind than it is told, the busiest longest', () => {
    const limit = createAnswerLimit({ perMinute: 1, callers: 3, now: () => 0 })
    limit.refuses('busy')

    for (let nth = 0; nth < 1000; nth++) {
      limit.refuses(`caller ${nth}`)
      assert.equal(limit.refuses('busy'), 60)
    }

    assert.equal(limit.refuses('caller 0'), undefined)
  })
})
