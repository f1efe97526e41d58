import assert from 'node:assert/strict'
import { checkLedger } from '../../bot/flows/check-ledger.ts'
import { purgeCourse } from '../../bot/flows/purge-course.ts'
import { reconcileSlice } from '../../bot/flows/reconcile-slice.ts'
import { createWorld } from '../support/world.ts'
import { courses, courseThatEnded, endedOn } from './course-that-ended.ts'

const after = '2026-12-02'

describe('purging a course that is over', () => {
  it('says in a dry run what would go, and takes nothing', async () => {
    const { learners, runs, clockAt, answers, standings } = await courseThatEnded()
    const [given, stood] = [(await answers('stad')).length, await standings('stad')]

    const purged = await purgeCourse({ learners, runs, clock: clockAt(after) }, 'stad', { isDryRun: true })

    assert.ok(given > 20 && stood > 20)
    assert.deepEqual(purged, { kind: 'purged', answers: given, standings: stood })
    assert.deepEqual([(await answers('stad')).length, await standings('stad')], [given, stood])
  })

  it('takes standings and answers from everybody, and leaves the tallies and the other course', async () => {
    // In one slice there are more standings than a transaction holds rows.
    const { learners, runs, clockAt, answers, standings, tallies } = await courseThatEnded(1)
    const world = { learners, runs, clock: clockAt(after) }
    const [others, stood, counted] = [
      await answers('it-sakerhet'),
      await standings('it-sakerhet'),
      await tallies(),
    ]
    const told = await purgeCourse(world, 'stad', { isDryRun: true })

    const purged = await purgeCourse(world, 'stad', { isDryRun: false })

    assert.deepEqual(purged, told)
    assert.deepEqual([(await answers('stad')).length, await standings('stad')], [0, 0])
    assert.deepEqual(await tallies(), counted)
    assert.deepEqual(await answers('it-sakerhet'), others)
    assert.equal(await standings('it-sakerhet'), stood)
    await checkLedger(learners, courses, [], { standings: ['stad'] })
    assert.deepEqual(await purgeCourse(world, 'stad', { isDryRun: false }), {
      kind: 'purged',
      answers: 0,
      standings: 0,
    })
  })

  it('stays done when the slices are looked at again, and when somebody new has come', async () => {
    const { learners, runs, clockAt, standings, tallies } = await courseThatEnded()
    const clock = clockAt('2026-12-03')
    await purgeCourse({ learners, runs, clock }, 'stad', { isDryRun: false })
    const counted = await tallies()
    const stad = (all: Awaited<ReturnType<typeof tallies>>) =>
      all.flat().filter((each) => each.course === 'stad')
    const { world, install } = createWorld({ learners, courses: [...courses] })

    await install('newcomer')
    for (let slice = 0; slice < learners.slices; slice++) await reconcileSlice({ ...world, clock }, slice)

    assert.equal(await standings('stad'), 0)
    assert.deepEqual(stad(await tallies()), stad(counted))
  })

  it('is refused while the course runs, until the day after its last, and while it is paused', async () => {
    const { learners, runs, clockAt } = await courseThatEnded()
    const purge = (date: string, course = 'stad') =>
      purgeCourse({ learners, runs, clock: clockAt(date) }, course, { isDryRun: false })

    assert.deepEqual(await purge(endedOn), { kind: 'running', end: endedOn })
    assert.deepEqual(await purge('2026-12-01'), { kind: 'running', end: endedOn })
    assert.deepEqual(await purge(after, 'unknown'), { kind: 'no such course' })
    const [run] = await runs.list()
    if (run) await runs.put({ ...run, state: 'paused' })
    assert.deepEqual(await purge(after), { kind: 'running', end: undefined })
  })
})
