import assert from 'node:assert/strict'
import type { LearnerStore } from '../../bot/core/ports.ts'
import { checkLedger } from '../../bot/flows/check-ledger.ts'
import { eraseLearner } from '../../bot/flows/erase-learner.ts'
import { findLearner } from '../../bot/flows/find-learner.ts'
import { at, course, running } from '../support/builders.ts'
import { plain } from '../support/random-town.ts'
import { Town } from '../support/town.ts'

const day = 24 * 60 * 60 * 1000

describe('Erasing a person', () => {
  let town: Town
  beforeEach(async () => {
    town = await Town.start({
      accounts: [plain('anna'), plain('bo')],
      courses: [running(), running(course('it'))],
      now: at('2026-08-31 03:00'),
      slices: 1,
    })
    await town.sync('everything')
    for (const id of ['anna', 'bo']) await town.install(id)
    for (const morning of ['2026-09-01 09:00', '2026-09-02 09:00']) {
      town.now = at(morning)
      await town.tick()
    }
    await town.answer('anna', true)
    await town.answer('bo', false)
  })
  afterEach(() => town.stop())
  const tallyOf = async (lesson: string) =>
    (await town.learners.readCounts(0)).tallies.find(
      (each) => each.course === 'stad' && each.lesson === lesson,
    )?.departments.Skola

  it('takes their row and their answers, and leaves their answer in the tally', async () => {
    const erased = await eraseLearner(town.roster, 'anna')

    assert.equal(await findLearner(town.learners, 'anna'), undefined)
    assert.deepEqual(await town.learners.readAnswers('anna'), [])
    assert.deepEqual([erased?.learner.id, erased?.answers.length], ['anna', 1])
    const answered = await tallyOf('ett')
    assert.deepEqual([answered?.eligible, answered?.states.answered, answered?.right], [2, 2, 1])
    assert.equal((await tallyOf('tva'))?.eligible, 1)
    assert.equal((await town.learners.readCounts(0)).mark?.learners, 1)
    await checkLedger(town.learners, town.courses, erased && [erased])
  })

  it('can be done again when it broke off in the middle', async () => {
    let commits = 0
    const commit: LearnerStore['commit'] = async (...what) => {
      if (++commits === 3) throw new Error('gone')
      return town.learners.commit(...what)
    }
    const [answers] = [await town.learners.readAnswers('anna')]
    await assert.rejects(
      eraseLearner({ ...town.roster, learners: { ...town.learners, commit } }, 'anna'),
      /gone/,
    )

    const erased = await eraseLearner(town.roster, 'anna')

    assert.equal(await findLearner(town.learners, 'anna'), undefined)
    await checkLedger(town.learners, town.courses, erased && [{ ...erased, answers }])
  })

  it('does nothing to somebody who isn’t there', async () => {
    const before = await town.learners.readSlice(0)

    assert.equal(await eraseLearner(town.roster, 'nobody'), undefined)
    assert.deepEqual(await town.learners.readSlice(0), before)
  })

  it('happens by itself ninety days after somebody left, and no sooner', async () => {
    town.remove('anna')
    town.now += day
    await town.sync('everything')
    await town.tick()
    town.now += 89 * day
    await town.sync('everything')
    const last = await findLearner(town.learners, 'anna')
    town.now += 1 * day

    const round = await town.sync('everything')

    assert.ok(last)
    assert.equal(await findLearner(town.learners, 'anna'), undefined)
    assert.equal(round.kind === 'synced' && round.state.last?.erased, 1)
    assert.ok(await findLearner(town.learners, 'bo'))
    await checkLedger(town.learners, town.courses, town.erased)
  })
})
