import assert from 'node:assert/strict'
import { checkLedger } from '../../bot/flows/check-ledger.ts'
import { retainAnswers, retainDaily } from '../../bot/flows/retain-answers.ts'
import { createMemoryRetentionStore } from '../../bot/local/memory-retention-store.ts'
import { recordingLog } from '../support/builders.ts'
import { courses, courseThatEnded } from './course-that-ended.ts'

const afterDays = 30
const before = '2026-12-30'
const after = '2026-12-31'

describe('erasing answers whose time is over', () => {
  it('says in a dry run how many would go, and erases none', async () => {
    const { learners, runs, clockAt, answers } = await courseThatEnded()
    const there = await answers('stad')

    const told = await retainAnswers({ learners, runs, clock: clockAt(after) }, { afterDays, isDryRun: true })

    assert.ok(there.length > 20)
    assert.deepEqual(told, [
      {
        course: 'stad',
        end: '2026-11-30',
        from: after,
        isDue: true,
        answers: there.length,
        learners: new Set(there.map(({ learner }) => learner)).size,
      },
      { course: 'it-sakerhet', end: '2027-01-31', from: '2027-03-03', isDue: false, answers: 0, learners: 0 },
    ])
    assert.deepEqual(await answers('stad'), there)
  })

  it('takes what the dry run said, and leaves the other course’s answers and all tallies', async () => {
    const { learners, runs, clockAt, answers, tallies } = await courseThatEnded()
    const world = { learners, runs, clock: clockAt(after) }
    const [others, counted] = [await answers('it-sakerhet'), await tallies()]
    const told = await retainAnswers(world, { afterDays, isDryRun: true })

    const erased = await retainAnswers(world, { afterDays, isDryRun: false })

    assert.deepEqual(erased, told)
    assert.deepEqual(await answers('stad'), [])
    assert.deepEqual(await answers('it-sakerhet'), others)
    assert.deepEqual(await tallies(), counted)
    await checkLedger(learners, courses, [], { answers: ['stad'] })
    await assert.rejects(checkLedger(learners, courses))
  })

  it('does nothing a day earlier', async () => {
    const { learners, runs, clockAt, answers } = await courseThatEnded()
    const there = await answers('stad')

    await retainAnswers({ learners, runs, clock: clockAt(before) }, { afterDays, isDryRun: false })

    assert.deepEqual(await answers('stad'), there)
  })

  it('happens once a day, and not again for a course of which all are gone', async () => {
    const { learners, runs, clockAt, answers } = await courseThatEnded()
    let reads = 0
    const counting: typeof learners = {
      ...learners,
      readSliceAnswers(slice) {
        reads++
        return learners.readSliceAnswers(slice)
      },
    }
    const retention = createMemoryRetentionStore()
    const log = recordingLog()
    const days = async (...dates: string[]) => {
      for (const date of dates)
        await retainDaily({ learners: counting, runs, retention, log, clock: clockAt(date) }, afterDays)
    }

    await days(before)
    const early = reads
    await days(after, after)
    const first = reads
    await days('2027-01-01', '2027-01-02')

    assert.equal(early, 0)
    assert.ok(first > 0)
    assert.equal(reads, first)
    assert.deepEqual(await answers('stad'), [])
    assert.deepEqual(
      log.lines.map(({ fields }) => Object.keys(fields)),
      [['course', 'answers', 'learners']],
    )
  })

  it('that was broken off is done again the next time', async () => {
    const { learners, runs, clockAt, answers } = await courseThatEnded(12)
    const retention = createMemoryRetentionStore()
    const world = { learners, runs, retention, log: recordingLog(), clock: clockAt(after) }
    const stopping = new AbortController()
    const interrupted: typeof learners = {
      ...learners,
      commit(...what) {
        stopping.abort()
        return learners.commit(...what)
      },
    }
    const there = await answers('stad')

    await assert.rejects(retainDaily({ ...world, learners: interrupted }, afterDays, stopping.signal))
    const left = await answers('stad')
    await retainDaily(world, afterDays)

    assert.ok(left.length < there.length)
    assert.deepEqual(await answers('stad'), [])
  })
})
