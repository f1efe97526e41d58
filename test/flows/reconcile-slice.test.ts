import assert from 'node:assert/strict'
import type { LearnerStore } from '../../bot/core/ports.ts'
import { reconcileSlice } from '../../bot/flows/reconcile-slice.ts'
import { createMemoryLearnerStore } from '../../bot/local/memory-learner-store.ts'
import { calendar, course, lesson, running } from '../support/builders.ts'
import { createWorld } from '../support/world.ts'

const people = Array.from({ length: 45 }, (_, i) => `person-${i}`)

describe('reconciling a slice', () => {
  it('sends everyone the lesson once, however often it looks', async () => {
    const { cards, install, tick, setTime, figures } = createWorld()
    for (const id of people) await install(id)

    setTime('2026-09-01 09:00')
    await tick()
    await tick()

    assert.equal(cards.length, 45)
    assert.equal(new Set(cards.map(({ conversation }) => conversation.id)).size, 45)
    assert.deepEqual(await figures(), {
      eligible: 45,
      waiting: 0,
      underway: 0,
      sent: 45,
      answered: 0,
      expired: 0,
      unreached: 0,
      unknown: 0,
      right: 0,
    })
  })

  it('sends nothing twice when two instances look at the same slice at once', async () => {
    const { world, cards, install, setTime } = createWorld()
    for (const id of people) await install(id)

    setTime('2026-09-01 09:00')
    await Promise.all([0, 0, 0, 1, 1, 1].map((slice) => reconcileSlice(world, slice)))

    assert.equal(new Set(cards.map(({ conversation }) => conversation.id)).size, cards.length)
    assert.equal(cards.length, 45)
  })

  it('costs one point read while nothing is due', async () => {
    const learners = createMemoryLearnerStore(1)
    const { install, tick, setTime, world } = createWorld({ learners })
    await install('anna')
    await tick()
    const reads: string[] = []
    const counted = new Proxy(learners, {
      get: (store, method: keyof typeof learners) => {
        if (typeof store[method] === 'function') reads.push(method)
        return store[method]
      },
    })

    setTime('2026-08-31 11:00')
    const look = await reconcileSlice({ ...world, learners: counted }, 0)

    assert.deepEqual(look, { kind: 'asleep' })
    assert.deepEqual(reads, ['readMark'])
  })

  it('wakes for someone who joins while the others sleep', async () => {
    const { cards, install, tick, setTime } = createWorld()
    for (const id of people) await install(id)
    setTime('2026-09-01 09:00')
    await tick()

    setTime('2026-09-02 10:00')
    await install('late')
    await tick()

    assert.equal(cards.at(-1)?.conversation.id, 'chat-late')
    assert.equal(cards.length, 46)
  })

  it('names the reason when Teams says no, and tries again once the bot is installed anew', async () => {
    const { cards, install, tick, setTime, figures, learner } = createWorld({
      outcomeOf: (nth) => (nth === 1 ? { kind: 'unreachable', reason: 'blocked' } : undefined),
    })
    await install('anna')
    setTime('2026-09-01 09:00')
    await tick()

    assert.deepEqual((await learner('anna'))?.reach.kind, 'none')
    assert.equal((await figures())?.unreached, 1)

    setTime('2026-09-02 09:00')
    await install('anna')
    await tick()

    assert.equal(cards.length, 2)
    assert.deepEqual({ ...(await figures()), eligible: 1 }, await figures())
    assert.equal((await figures())?.sent, 1)
    assert.equal((await figures())?.unreached, 0)
  })

  it('tries again at the next tick what passed by, and never what may have arrived', async () => {
    const { cards, install, tick, setTime, figures } = createWorld({
      outcomeOf: (nth) =>
        nth <= 4 ? { kind: 'passing', reason: '503' } : { kind: 'unknown', reason: 'no answer' },
    })
    await install('anna')
    setTime('2026-09-01 09:00')

    await tick()
    assert.equal((await figures())?.waiting, 1)
    await tick()
    await tick()

    assert.equal(cards.length, 5)
    assert.equal((await figures())?.unknown, 1)
  })

  it('calls a claim unknown when its instance died, and doesn’t send it again', async () => {
    const { world, cards, install, tick, setTime, figures } = createWorld()
    await install('anna')
    setTime('2026-09-01 09:00')
    let commits = 0
    const commit: LearnerStore['commit'] = (slice, writes) =>
      ++commits <= 2 ? world.learners.commit(slice, writes) : Promise.reject(new Error('killed'))
    const died = { ...world, learners: { ...world.learners, commit } }
    await Promise.allSettled([0, 1].map((slice) => reconcileSlice(died, slice)))
    assert.equal((await figures())?.underway, 1)

    setTime('2026-09-01 09:15')
    await tick()

    assert.equal((await figures())?.unknown, 1)
    assert.equal(cards.length, 1)
  })

  it('enrols everyone in a course of sixty lessons, more rows than one transaction holds', async () => {
    const lessons = Array.from({ length: 60 }, (_, i) => lesson(`l${i}`))
    const daily = { ...calendar, everyWeeks: 1, weekdays: ['monday', 'tuesday'] as const }
    const { install, tick, setTime, figures } = createWorld({
      courses: [running(course('stad', { lessons, calendar: daily }))],
    })
    for (const id of people) await install(id)

    setTime('2026-09-01 09:00')
    await tick()

    assert.equal((await figures('l0'))?.sent, 45)
    assert.equal((await figures('l59'))?.waiting, 45)
  })
})
