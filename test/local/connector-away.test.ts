import assert from 'node:assert/strict'
import { type Connector, startConnector } from '../../bot/local/connector.ts'
import { chatOf } from '../../bot/local/simulated-chat.ts'
import { eventually } from '../support/eventually.ts'

describe('The simulated Bot Connector, gone for a while', () => {
  let connector: Connector

  afterEach(() => connector.stop())

  async function send(): Promise<number> {
    const url = `${connector.serviceUrl}/v3/conversations/${encodeURIComponent(chatOf('p1'))}/activities`
    const answer = await fetch(url, { method: 'POST', body: '{}' })
    await answer.arrayBuffer()
    return answer.status
  }
  const refused = (error: Error) => (error.cause as NodeJS.ErrnoException).code === 'ECONNREFUSED'

  it('can’t be reached, and is back at the same address with what it had counted', async () => {
    connector = await startConnector({ port: 0 })
    await send()

    await connector.goAway()
    await assert.rejects(send(), refused)
    await connector.comeBack()

    assert.equal(await send(), 201)
    assert.equal(connector.counts.accepted.get(chatOf('p1')), 2)
    assert.equal(connector.counts.arrivals.length, 2)
  })

  it('goes in the middle of an answer, and can go twice', async () => {
    connector = await startConnector({ port: 0, badDays: { shares: { slow: 1 } } })
    const cut = assert.rejects(send())
    await eventually(() => connector.counts.accepted.size === 1)

    await connector.goAway()

    await cut
    await connector.comeBack()
    await connector.goAway()
    await assert.rejects(send(), refused)
  })

  it('says so when its port was taken meanwhile', async () => {
    connector = await startConnector({ port: 0 })
    await connector.goAway()
    const other = await startConnector({ port: Number(new URL(connector.serviceUrl).port) })

    await assert.rejects(connector.comeBack(), /EADDRINUSE/)

    await other.stop()
    await connector.comeBack()
    assert.equal(await send(), 201)
  })
})
