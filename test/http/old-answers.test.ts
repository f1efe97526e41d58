import assert from 'node:assert/strict'
import { openStorage } from '../../bot/azure/storage.ts'
import { storedRows } from '../azure/stored-rows.ts'
import { answerInvoke, installation } from '../support/activities.ts'
import { azuriteForTests } from '../support/azurite.ts'
import { startBot } from '../support/bot.ts'
import { calendar, course } from '../support/builders.ts'
import { eventually } from '../support/eventually.ts'

describe('a bot that runs on after its course', function () {
  this.timeout(120_000)
  const azurite = azuriteForTests()

  it('erases the answers by itself when their time is over, and keeps the tallies', async () => {
    const { connectionString } = azurite()
    const prefix = `old${process.pid}`
    const courses = [course('stad', { calendar: { ...calendar, end: '2026-10-31' } })]
    const storage = await openStorage({ connectionString, prefix })
    const rowsOf = async (kind: 'a' | 't') =>
      (await storedRows(storage)).filter((row) => row.includes(`"RowKey":"${kind}|`))
    await using bot = await startBot({
      connectionString,
      prefix,
      courses,
      parts: { eraseAnswersAfterDays: 30 },
    })
    await bot.post(installation(bot.serviceUrl))
    bot.setTime('2026-09-01 09:00')
    await eventually(() => bot.sent.length >= 2, 'the card', 30)
    await bot.post(answerInvoke(bot.serviceUrl))
    const [answers, tallies] = [await rowsOf('a'), await rowsOf('t')]

    bot.setTime('2026-12-01 08:00')
    await eventually(async () => (await rowsOf('a')).length === 0, 'the answer to be erased', 60)

    const answered = (rows: string[]) => rows.join('\n').match(/answered\\":1/g)?.length
    assert.equal(answers.length, 1)
    assert.equal(answered(await rowsOf('t')), answered(tallies))
    assert.equal(answered(tallies), 1)
    const told = bot.log.lines.filter(({ message }) => message.startsWith('Answers to a course were erased'))
    assert.deepEqual(
      told.map(({ fields }) => fields),
      [{ course: 'stad', answers: 1, learners: 1 }],
    )
  })
})
