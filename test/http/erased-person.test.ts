import assert from 'node:assert/strict'
import { createCourseRunTable } from '../../bot/azure/course-run-table.ts'
import { createLearnerTable } from '../../bot/azure/learner-table.ts'
import { createLessonEditTable } from '../../bot/azure/lesson-edit-table.ts'
import { openStorage } from '../../bot/azure/storage.ts'
import { checkLedger } from '../../bot/flows/check-ledger.ts'
import { forgetPerson } from '../../bot/flows/forget-person.ts'
import { leaveLearner } from '../../bot/flows/leave-learner.ts'
import { storedRows } from '../azure/stored-rows.ts'
import { activity, answerInvoke, installation, wishInvoke } from '../support/activities.ts'
import { azuriteForTests } from '../support/azurite.ts'
import { startBot, type TestBot } from '../support/bot.ts'
import { at, course, running } from '../support/builders.ts'
import { eventually } from '../support/eventually.ts'

const slices = 2
const anna = 'd0bbe000-0000-4000-8000-00000000a77a'
const others = ['bo', 'cilla', 'dag', 'eva', 'frans'].map((name) => `d0bbe000-0000-4000-8000-0000000${name}`)
const name = 'Anna Häggkvist'
/** Wherever one of these stands, something of hers is left. */
const traces = [anna, `a:simulated-${anna}`, name, 'Häggkvist']

/** As it is, in either case, and as base64 in each of the three ways it can lie. */
function holds(text: string, trace: string): boolean {
  const encoded = [0, 1, 2].map((shift) =>
    Buffer.concat([Buffer.alloc(shift), Buffer.from(trace)])
      .toString('base64')
      .replace(/=+$/, '')
      .slice(shift === 0 ? 0 : shift + 1, -2),
  )
  return text.toLowerCase().includes(trace.toLowerCase()) || encoded.some((each) => text.includes(each))
}

describe('erasing a person after a full life', function () {
  this.timeout(120_000)
  const azurite = azuriteForTests()

  async function storeOf(prefix: string) {
    const storage = await openStorage({ connectionString: azurite().connectionString, prefix })
    const learners = createLearnerTable(storage.learners, slices, { onDamaged: assert.fail })
    const tallies = async () =>
      (await Promise.all([0, 1].map((slice) => learners.readCounts(slice)))).map((each) => each.tallies)
    const queued = async () => {
      const { peekedMessageItems } = await storage.slices.peekMessages({ numberOfMessages: 32 })
      return peekedMessageItems.map((message) => JSON.stringify(message))
    }
    return {
      storage,
      learners,
      runs: createCourseRunTable(storage.courseRuns),
      edits: createLessonEditTable(storage.lessonEdits),
      tallies,
      everything: async () => [...(await storedRows(storage)), ...(await queued())],
    }
  }

  /** Installs, gets cards, answers right and wrong, asks for all there is to ask for, pauses, goes on, removes the app. */
  async function live(bot: TestBot): Promise<void> {
    const say = (text: string) =>
      bot.post(activity(bot.serviceUrl, { text, from: { id: `29:${anna}`, aadObjectId: anna, name } }, anna))
    const cardsTo = (title: string) =>
      bot.sent.filter(({ activity }) => JSON.stringify(activity).includes(title)).length
    for (const id of [anna, ...others]) await bot.post(installation(bot.serviceUrl, id))
    for (const [date, item, title] of [
      ['2026-09-01', 'ett', 'Lektion ett'],
      ['2026-09-15', 'tva', 'Lektion tva'],
    ] as const) {
      bot.setTime(`${date} 09:00`)
      await eventually(() => cardsTo(title) >= 6, title, 30)
      for (const id of [anna, ...others])
        await bot.post(answerInvoke(bot.serviceUrl, { item, lesson: item, option: 'b' }, id))
    }
    for (const words of ['intyg', 'vad vet du om mig?', 'mina framsteg', 'vem kan jag kontakta?'])
      await say(words)
    await bot.post(wishInvoke(bot.serviceUrl, { verb: 'pause', weeks: '2' }, anna))
    await bot.post(wishInvoke(bot.serviceUrl, { verb: 'resume' }, anna))
    bot.setTime('2026-09-29 09:00')
    await eventually(() => cardsTo('Lektion tre') >= 6, 'Lektion tre', 30)
    await bot.post(activity(bot.serviceUrl, { type: 'installationUpdate', action: 'remove' }, anna))
  }

  it('leaves no byte of them in any table or message, and every tally as it was', async () => {
    const prefix = `gone${process.pid}`
    const { learners, runs, edits, storage, tallies, everything } = await storeOf(prefix)
    const clock = { now: () => at('2026-09-29 09:30') }
    {
      await using bot = await startBot({ connectionString: azurite().connectionString, prefix })
      await live(bot)
      await leaveLearner({ learners, clock }, anna)
      const isLeft = async () =>
        (await storedRows(storage)).some((row) => row.includes(anna) && row.includes('\\"ended\\":'))
      await eventually(isLeft, 'their course to end', 30)
    }
    const [before, counted] = [await everything(), await tallies()]
    assert.ok(before.filter((row) => holds(row, anna)).length >= 3)

    const { erased, trailEntries } = await forgetPerson({ learners, runs, edits, clock }, anna)

    const left = await everything()
    assert.ok(left.length > 10)
    for (const trace of traces)
      assert.deepEqual(
        left.filter((row) => holds(row, trace)),
        [],
        trace,
      )
    assert.deepEqual(await tallies(), counted)
    assert.equal(erased?.answers.length, 2)
    assert.equal(trailEntries, 0)
    await checkLedger(learners, [running(course())], erased && [erased])
  })

  it('takes a leader out of their pilots, which never become everybody’s by that', async () => {
    const { learners, runs, edits, everything } = await storeOf(`pilot${process.pid}`)
    const clock = { now: () => at('2026-09-29 09:30') }
    const days = { start: '2026-09-01', end: '2026-12-01', state: 'running' } as const
    const audience = { include: [], exclude: [] }
    await runs.put({
      course: 'stad-pilot',
      pilotOf: 'stad',
      ...days,
      audience: { ...audience, people: [anna] },
    })
    await runs.put({
      course: 'stad-pilot2',
      pilotOf: 'stad',
      ...days,
      audience: { ...audience, people: [anna, 'bo'] },
    })

    const { pilots } = await forgetPerson({ learners, runs, edits, clock }, anna)

    const found = await runs.list()
    assert.equal(pilots, 2)
    assert.deepEqual(
      found.map(({ course, state, audience }) => [course, state, audience?.people]),
      [
        ['stad-pilot', 'over', []],
        ['stad-pilot2', 'running', ['bo']],
      ],
    )
    assert.deepEqual(
      (await everything()).filter((row) => holds(row, anna)),
      [],
    )
  })

  it('finds a name however it is written down', () => {
    for (const shift of ['', 'x', 'xy']) {
      assert.ok(holds(Buffer.from(`${shift}${anna} and more`).toString('base64'), anna))
    }
    assert.ok(holds(anna.toUpperCase(), anna))
    assert.ok(!holds('somebody else', anna))
  })
})
