import assert from 'node:assert/strict'
import { setImmediate as turn } from 'node:timers/promises'
import { createOneAtATime } from '../../bot/teams/one-at-a-time.ts'

describe('one at a time', () => {
  it('does work of one key in the order it came, and that of others beside it', async () => {
    const inTurn = createOneAtATime()
    const steps: string[] = []
    const work = (name: string, turns: number) => async () => {
      steps.push(`${name} begins`)
      for (let nth = 0; nth < turns; nth++) await turn()
      steps.push(`${name} ends`)
      return name
    }

    const done = await Promise.all([
      inTurn('anna', work('a1', 5)),
      inTurn('anna', work('a2', 1)),
      inTurn('bo', work('b1', 2)),
      inTurn('anna', work('a3', 1)),
    ])

    assert.deepEqual(done, ['a1', 'a2', 'b1', 'a3'])
    assert.deepEqual(
      steps.filter((step) => step.startsWith('a')),
      ['a1 begins', 'a1 ends', 'a2 begins', 'a2 ends', 'a3 begins', 'a3 ends'],
    )
    assert.ok(steps.indexOf('b1 ends') < steps.indexOf('a1 ends'))
  })

  it('goes on after work that failed, which fails for its own caller alone', async () => {
    const inTurn = createOneAtATime()

    const [first, second] = await Promise.allSettled([
      inTurn('anna', () => Promise.reject(new Error('broken'))),
      inTurn('anna', async () => 'done'),
    ])

    assert.equal(first?.status, 'rejected')
    assert.deepEqual(second, { status: 'fulfilled', value: 'done' })
    assert.equal(await inTurn('anna', async () => 'again'), 'again')
  })

  it('lets what comes late wait as well, and keeps nothing when all is done', async () => {
    const last = new Map<string, Promise<unknown>>()
    const inTurn = createOneAtATime(last)
    let underway = 0
    const alone = async () => {
      assert.equal(underway++, 0)
      await turn()
      underway--
    }

    const first = inTurn('anna', alone)
    const second = inTurn('anna', alone)
    await first
    const third = inTurn('anna', alone)
    assert.equal(last.size, 1)
    await Promise.all([
      second,
      third,
      inTurn('bo', () => Promise.reject(new Error('broken'))).catch(() => {}),
    ])

    assert.equal(last.size, 0)
  })

  it('begins at once when nothing is under way', () => {
    const inTurn = createOneAtATime()
    let begun = false

    void inTurn('anna', async () => {
      begun = true
    })

    assert.ok(begun)
  })
})
