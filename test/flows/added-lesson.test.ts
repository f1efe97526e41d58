import assert from 'node:assert/strict'
import type { RunningCourse } from '../../bot/core/running-course.ts'
import { checkLedger } from '../../bot/flows/check-ledger.ts'
import { reconcileSlice } from '../../bot/flows/reconcile-slice.ts'
import { course, lesson, running } from '../support/builders.ts'
import { createWorld } from '../support/world.ts'

describe('a lesson added to a course that has started', () => {
  const before = running()
  const after = running(course('stad', { lessons: [...before.course.lessons, lesson('ny')] }))

  it('is counted for those under way and for those who join later', async () => {
    const { world, install, tick, setTime, learner } = createWorld({ courses: [before] })
    for (const id of ['anna', 'bo', 'cia']) await install(id)
    setTime('2026-09-01 09:00')
    await tick()
    await install('dan')

    const under = (of: RunningCourse) => ({ current: async () => ({ version: 'later', courses: [of] }) })
    const later = { ...world, planner: under(after) }
    setTime('2026-09-02 09:00')
    for (const slice of [0, 1, 0, 1]) await reconcileSlice(later, slice)

    await checkLedger(world.learners, [after])
    const counts = await Promise.all([0, 1].map((slice) => world.learners.readCounts(slice)))
    const added = counts.flatMap(({ tallies }) => tallies).filter((tally) => tally.lesson === 'ny')
    const eligible = added.map(({ departments }) => departments.Skola?.eligible ?? 0)
    assert.equal(
      eligible.reduce((sum, each) => sum + each, 0),
      4,
    )
    assert.ok((await learner('dan'))?.standings.stad)
  })
})
