import assert from 'node:assert/strict'
import { once } from 'node:events'
import { connect } from 'node:net'
import { busiest } from '../../bot/local/arrivals.ts'
import { type Connector, startConnector } from '../../bot/local/connector.ts'
import { itemKey } from '../../bot/local/counts.ts'
import { chatOf } from '../../bot/local/simulated-chat.ts'
import { eventually } from '../support/eventually.ts'

function card(item: string) {
  const data = { verb: 'answer', course: 'stad', item, lesson: '01', question: 'main' }
  return { type: 'message', attachments: [{ content: { actions: [{ verb: 'answer', data }] } }] }
}

describe('What the simulated Bot Connector counts', () => {
  let connector: Connector

  beforeEach(async () => {
    connector = await startConnector({ port: 0 })
  })
  afterEach(() => connector.stop())

  async function ask(method: string, path: string, body: unknown): Promise<number> {
    const url = `${connector.serviceUrl}/v3/conversations${path}`
    const answer = await fetch(url, { method, body: typeof body === 'string' ? body : JSON.stringify(body) })
    await answer.arrayBuffer()
    return answer.status
  }
  const activities = (person: string) => `/${encodeURIComponent(chatOf(person))}/activities`

  it('is each new activity by chat, and by chat and item if it asks something', async () => {
    await ask('POST', activities('p1'), card('01'))
    await ask('POST', activities('p1'), card('01'))
    await ask('POST', activities('p1'), card('02'))
    await ask('POST', activities('p2'), { type: 'message', text: 'Hej!' })
    await ask('PUT', `${activities('p1')}/17`, card('03'))
    await ask('POST', '', { members: [{ id: 'p3' }], activity: card('01') })

    const { accepted, acceptedItems } = connector.counts
    assert.deepEqual(Object.fromEntries(accepted), {
      [chatOf('p1')]: 3,
      [chatOf('p2')]: 1,
      [chatOf('p3')]: 1,
    })
    assert.deepEqual(Object.fromEntries(acceptedItems), {
      [itemKey(chatOf('p1'), 'stad', '01')]: 2,
      [itemKey(chatOf('p1'), 'stad', '02')]: 1,
      [itemKey(chatOf('p3'), 'stad', '01')]: 1,
    })
  })

  it('is every request by its status', async () => {
    await ask('POST', activities('p1'), card('01'))
    await ask('PUT', `${activities('p1')}/17`, card('01'))
    await ask('POST', '/a:stranger/activities', card('01'))
    await ask('POST', activities('p1'), 'x'.repeat(110_000))

    assert.deepEqual(Object.fromEntries(connector.counts.ends), { 200: 1, 201: 1, 404: 1, 413: 1 })
    assert.equal(connector.counts.accepted.size, 1)
  })

  it('is when each request came', async () => {
    const before = performance.timeOrigin + performance.now()
    for (let nth = 0; nth < 20; nth++) await ask('POST', activities('p1'), card('01'))
    const after = performance.timeOrigin + performance.now()

    const { arrivals } = connector.counts
    assert.deepEqual([arrivals.length, busiest(arrivals, 60_000)], [20, 20])
    assert.ok(arrivals.every((moment) => moment > before && moment < after))
    assert.deepEqual(arrivals, arrivals.toSorted())
  })

  it('is not what was broken off before all of it had come', async () => {
    const socket = connect(Number(new URL(connector.serviceUrl).port), '127.0.0.1')
    await once(socket, 'connect')
    socket.write(
      `POST /v3/conversations/${chatOf('p1')}/activities HTTP/1.1\r\nhost: x\r\ncontent-length: 9\r\n\r\n{`,
    )
    await eventually(() => connector.counts.arrivals.length === 1)
    socket.destroy()

    assert.equal(await ask('POST', activities('p2'), card('01')), 201)
    assert.deepEqual([...connector.counts.accepted.keys()], [chatOf('p2')])
    assert.deepEqual([...connector.counts.ends], [[201, 1]])
  })

  it('is what reached the colleagues', async () => {
    const failing = await startConnector({
      port: 0,
      onCard: () => {
        throw new Error('Nobody at home.')
      },
    })
    const url = `${failing.serviceUrl}/v3/conversations${activities('p1')}`

    await assert.rejects(fetch(url, { method: 'POST', body: '{}' }))

    assert.equal(failing.counts.accepted.size, 0)
    await failing.stop()
  })
})
