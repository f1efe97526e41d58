import assert from 'node:assert/strict'
import { mayRetry } from '../../bot/graph/graph-client.ts'
import { retryAfterSeconds } from '../../bot/graph/retry-after.ts'

const answer = (status: number, retryAfter?: string) =>
  new Response(null, { status, headers: retryAfter === undefined ? {} : { 'Retry-After': retryAfter } })

describe('A request that Graph did not take', () => {
  const cases: [method: string, status: number, retryAfter: string | undefined, again: boolean][] = [
    ['GET', 429, '3', true],
    ['GET', 429, '181', false],
    ['GET', 503, undefined, true],
    ['GET', 504, undefined, true],
    ['POST', 429, '180', true],
    ['POST', 503, undefined, false],
    ['POST', 504, '1', false],
  ]
  for (const [method, status, retryAfter, again] of cases) {
    it(`is ${again ? '' : 'not '}tried again: ${method}, ${status}, Retry-After ${retryAfter}`, () => {
      assert.equal(mayRetry(3, 0, '', { method }, answer(status, retryAfter)), again)
    })
  }

  it('says how long to wait in seconds, as a date, or not at all', () => {
    const inAMinute = new Date(Date.now() + 60_000).toUTCString()

    assert.equal(retryAfterSeconds(answer(429, '7').headers), 7)
    assert.ok(Math.abs((retryAfterSeconds(answer(429, inAMinute).headers) ?? 0) - 60) <= 1)
    assert.equal(retryAfterSeconds(answer(429, 'soon').headers), undefined)
    assert.equal(retryAfterSeconds(answer(429).headers), undefined)
  })
})
