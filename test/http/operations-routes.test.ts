import assert from 'node:assert/strict'
import { createSetAsideTable } from '../../bot/azure/set-aside-table.ts'
import type { MeAnswer, OperationsAnswer, TrailAnswer } from '../../bot/http/contract.ts'
import { azuriteForTests } from '../support/azurite.ts'
import { startBot, type TestBot } from '../support/bot.ts'
import { eventually } from '../support/eventually.ts'

describe('the tab’s routes for operations', () => {
  const azurite = azuriteForTests()
  let bot: TestBot
  before(async () => {
    bot = await startBot(azurite())
  })
  after(() => bot[Symbol.asyncDispose]())

  async function ask<T>(method: string, path: string, roles: readonly string[], body?: unknown) {
    const token = await bot.token({ roles, name: 'Åsa Öberg', oid: 'asa' })
    const answer = await fetch(bot.url + path, {
      method,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    })
    return { status: answer.status, body: (await answer.json()) as T }
  }
  const show = async () => (await ask<OperationsAnswer>('GET', '/api/operations', ['Admin'])).body
  const clear = '/api/operations/set-aside/clear'

  it('tell how the storage answers, when the timer last beat, and what was given up', async () => {
    await createSetAsideTable(bot.storage.setAside).put('slice 17', 'It could not be read.')
    await eventually(async () => (await show()).heartbeat?.at !== undefined, 'a beat')

    const { asOf, startedAt, storage, heartbeat, setAside } = await show()

    assert.ok(startedAt <= asOf)
    assert.ok(Number(storage.milliseconds) >= 0)
    assert.equal(heartbeat?.everySeconds, 1)
    assert.ok(asOf - Number(heartbeat?.at) < 10_000)
    assert.deepEqual(
      setAside?.map(({ what, reason }) => [what, reason]),
      [['slice 17', 'It could not be read.']],
    )
  })

  it('clear what somebody has seen to, with a line in the trail, and once only', async () => {
    await createSetAsideTable(bot.storage.setAside).put('slice 18', 'It could not be read.')

    const cleared = await ask<OperationsAnswer>('POST', clear, ['Admin'], { what: 'slice 18' })
    const again = await ask<OperationsAnswer>('POST', clear, ['ProjectLeader'], { what: 'slice 18' })

    assert.deepEqual([cleared.status, again.status], [200, 200])
    assert.ok(!cleared.body.setAside?.some(({ what }) => what === 'slice 18'))
    const { entries } = (await ask<TrailAnswer>('GET', '/api/trail', ['Reader'])).body
    assert.deepEqual(
      entries.map(({ what, by, course, details }) => [what, by.name, course, details]),
      [['clear set aside', 'Åsa Öberg', undefined, { what: 'slice 18', reason: 'It could not be read.' }]],
    )
  })

  it('answer a reader nothing, and clear nothing for them', async () => {
    assert.equal((await ask('GET', '/api/operations', ['Reader'])).status, 403)
    assert.equal((await ask('POST', clear, ['Reader'], { what: 'slice 17' })).status, 403)
    assert.equal((await show()).setAside?.length, 1)
  })

  it('say what they don’t understand', async () => {
    for (const body of [{}, { what: '' }, { what: 1 }, []]) {
      assert.equal((await ask('POST', clear, ['Admin'], body)).status, 400, JSON.stringify(body))
    }
  })

  it('tell everyone with a role who they are, and nobody else', async () => {
    const reader = await ask<MeAnswer>('GET', '/api/me', ['Reader'])

    assert.deepEqual(reader.body, { name: 'Åsa Öberg', roles: ['Reader'] })
    assert.equal((await ask('GET', '/api/me', [])).status, 403)
    assert.equal((await fetch(`${bot.url}/api/me`)).status, 401)
  })
})

describe('the tab’s routes for operations, when the storage is gone', function () {
  this.timeout(30_000)
  const azurite = azuriteForTests()

  it('say that it can’t be reached, and clear nothing', async () => {
    await using bot = await startBot(azurite())
    const authorization = `Bearer ${await bot.token({ roles: ['Admin'] })}`
    await azurite().stop()

    const answer = await fetch(`${bot.url}/api/operations`, { headers: { authorization } })
    const cleared = await fetch(`${bot.url}/api/operations/set-aside/clear`, {
      method: 'POST',
      headers: { authorization, 'content-type': 'application/json' },
      body: JSON.stringify({ what: 'slice 1' }),
    })

    const { storage, setAside } = (await answer.json()) as OperationsAnswer
    assert.deepEqual([answer.status, storage, setAside], [200, {}, undefined])
    assert.equal(cleared.status, 503)
  })
})
