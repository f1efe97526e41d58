import assert from 'node:assert/strict'
import { join } from 'node:path'
import { restoreBackup } from '../../bot/azure/backup-restore.ts'
import { writeBackup } from '../../bot/azure/backup-write.ts'
import { openStorage } from '../../bot/azure/storage.ts'
import { temporaryFolder } from '../local/temporary-folder.ts'
import { answerInvoke, installation } from '../support/activities.ts'
import { azuriteForTests } from '../support/azurite.ts'
import { startBot, type TestBot } from '../support/bot.ts'
import { eventually } from '../support/eventually.ts'

const people = Array.from({ length: 9 }, (_, nth) => `person-${nth}`)

describe('the overview after a restore', function () {
  this.timeout(90_000)
  const azurite = azuriteForTests()

  const overviewOf = async (bot: TestBot) => {
    const authorization = `Bearer ${await bot.token({ roles: ['ProjectLeader'] })}`
    const answer = await fetch(`${bot.url}/api/overview`, { headers: { authorization } })
    assert.equal(answer.status, 200)
    return answer.text()
  }

  it('is the same, byte for byte', async () => {
    const { connectionString } = azurite()
    const [before, after] = [`ra${process.pid}`, `rb${process.pid}`]
    const folder = join(temporaryFolder(), 'backup')
    let shown = ''
    {
      await using bot = await startBot({ connectionString, prefix: before })
      for (const id of people) await bot.post(installation(bot.serviceUrl, id))
      bot.setTime('2026-09-01 09:00')
      const isOut = ({ activity }: TestBot['sent'][number]) =>
        JSON.stringify(activity).includes('Lektion ett')
      await eventually(() => bot.sent.filter(isOut).length === people.length, 'everybody’s card', 30)
      for (const [nth, id] of people.slice(0, 7).entries())
        await bot.post(answerInvoke(bot.serviceUrl, { option: nth < 4 ? 'a' : 'b' }, id))
      shown = await overviewOf(bot)
      assert.match(shown, /"answered":7/)
    }
    await writeBackup(await openStorage({ connectionString, prefix: before }), folder)

    await restoreBackup(await openStorage({ connectionString, prefix: after }), {
      folder,
      isReplacing: false,
    })

    await using bot = await startBot({ connectionString, prefix: after })
    bot.setTime('2026-09-01 09:00')
    assert.equal(await overviewOf(bot), shown)
  })
})
