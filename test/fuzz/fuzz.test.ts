import assert from 'node:assert/strict'
import { fuzz } from './fuzz.ts'

describe('Two thousand hostile requests to every route', function () {
  this.timeout(120_000)

  it('get no server error and leave no row, and everybody else is answered meanwhile', async () => {
    const { broken, goodRounds, statuses } = await fuzz(2000, 7)

    assert.deepEqual(broken, [])
    assert.ok(goodRounds > 0)
    // They have come everywhere: in and out of doors.
    for (const status of ['200', '400', '401', '404', '405', '413', '415'])
      assert.ok((statuses.get(status) ?? 0) > 0, `${status} is not among ${[...statuses.keys()]}`)
  })
})
