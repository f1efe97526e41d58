import assert from 'node:assert/strict'
import type { LearnerStore } from '../../bot/core/ports.ts'
import { sliceOf } from '../../bot/core/slice.ts'
import { createMemoryLearnerStore } from '../../bot/local/memory-learner-store.ts'
import { planOf } from '../support/builders.ts'
import { createWorld } from '../support/world.ts'

async function worldWithLesson() {
  const made = createWorld()
  await made.install('anna')
  await made.install('bo')
  made.setTime('2026-09-01 09:00')
  await made.tick()
  made.setTime('2026-09-01 09:05')
  return made
}

describe('recording an answer', () => {
  it('writes the answer, the standing and the tally together', async () => {
    const { world, answer, learner, figures } = await worldWithLesson()

    const recorded = await answer('anna')

    assert.equal(recorded.kind === 'feedback' && recorded.right && recorded.isFirst, true)
    assert.equal((await learner('anna'))?.standings.stad?.items.ett?.state, 'answered')
    assert.deepEqual((await world.learners.readAnswer('anna', 'stad', 'ett'))?.options, ['a'])
    const { answered, right, sent } = (await figures()) ?? {}
    assert.deepEqual({ answered, right, sent }, { answered: 1, right: 1, sent: 1 })
    const counts = await world.learners.readCounts(sliceOf('anna', 2))
    const tally = counts.tallies.find((each) => each.lesson === 'ett')
    assert.deepEqual(tally?.departments.Skola?.options, { 'main/a': 1 })
  })

  it('lets the first answer count and gives its feedback every time', async () => {
    const { answer, figures } = await worldWithLesson()
    await answer('anna', { options: ['b'] })
    const before = await figures()

    const again = await answer('anna', { options: ['a'] })

    assert.ok(again.kind === 'feedback')
    assert.deepEqual(again.chosen, ['b'])
    assert.equal(again.right, false)
    assert.equal(again.isFirst, false)
    assert.deepEqual(await figures(), before)
  })

  it('goes on while the course is paused', async () => {
    const { world, answer, figures } = await worldWithLesson()
    const { courses } = await world.planner.current()
    Object.assign(world, {
      planner: planOf(...courses.map((each) => ({ ...each, isPaused: true as const }))),
    })

    const recorded = await answer('anna')

    assert.equal(recorded.kind, 'feedback')
    assert.equal((await figures())?.answered, 1)
  })

  it('counts one answer when ten taps arrive at once', async () => {
    const { answer, figures } = await worldWithLesson()

    const all = await Promise.all(
      Array.from({ length: 10 }, (_, i) => answer('anna', { options: ['abc'[i % 3] ?? 'a'] })),
    )

    const chosen = all.map((each) => (each.kind === 'feedback' ? each.chosen.join() : 'refused'))
    assert.equal(new Set(chosen).size, 1)
    assert.equal(all.filter((each) => each.kind === 'feedback' && each.isFirst).length, 1)
    assert.equal((await figures())?.answered, 1)
  })

  it('doesn’t let answers in the same slice get in each other’s way', async () => {
    const store = createMemoryLearnerStore(1)
    const outcomes: string[] = []
    const learners: LearnerStore = {
      ...store,
      async readRows(slice, keys) {
        const rows = await store.readRows(slice, keys)
        await new Promise(setImmediate)
        return rows
      },
      async commit(slice, writes) {
        const outcome = await store.commit(slice, writes)
        outcomes.push(outcome.kind)
        return outcome
      },
    }
    const { install, setTime, tick, answer, figures } = createWorld({ learners })
    for (const id of ['anna', 'bo', 'cia']) await install(id)
    setTime('2026-09-01 09:00')
    await tick()
    outcomes.length = 0

    await Promise.all(['anna', 'bo', 'cia'].map((id) => answer(id)))

    assert.deepEqual(outcomes, ['committed', 'committed', 'committed'])
    assert.equal((await figures())?.answered, 3)
  })

  const refused = [
    ['an unknown course', { course: 'nix' }, 'card not known'],
    ['an unknown lesson', { item: 'nix' }, 'card not known'],
    ['an unknown question', { question: 'nix' }, 'card not known'],
    ['an unknown option', { options: ['z'] }, 'card not known'],
    ['a lesson never sent', { item: 'tva' }, 'never sent'],
    ['someone else’s card', { conversation: 'chat-bo' }, 'not yours'],
    ['no choice', { options: [] }, 'nothing chosen'],
    ['a stranger', { learner: 'nobody' }, 'not installed'],
  ] as const
  for (const [what, tap, notice] of refused) {
    it(`refuses ${what} and writes no row`, async () => {
      const { world, answer } = await worldWithLesson()
      const rows = () => Promise.all([0, 1].map((slice) => world.learners.readSlice(slice)))
      const before = await rows()

      const recorded = await answer('anna', tap)

      assert.equal(recorded.kind === 'refused' && recorded.notice, notice)
      assert.deepEqual(await rows(), before)
    })
  }
})

describe('enrolling', () => {
  it('changes nothing the second time', async () => {
    const { world, install } = await worldWithLesson()
    const rows = () => Promise.all([0, 1].map((slice) => world.learners.readSlice(slice)))
    const before = await rows()

    const { isNew } = await install('anna')

    assert.equal(isNew, false)
    assert.deepEqual(await rows(), before)
  })
})
