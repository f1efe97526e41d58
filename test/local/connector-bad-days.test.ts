import assert from 'node:assert/strict'
import { setTimeout as sleep } from 'node:timers/promises'
import type { BadDays } from '../../bot/local/bad-days.ts'
import { type Connector, startConnector } from '../../bot/local/connector.ts'
import { itemKey } from '../../bot/local/counts.ts'
import { chatOf } from '../../bot/local/simulated-chat.ts'

const data = { verb: 'answer', course: 'stad', item: '01', lesson: '01', question: 'main' }
const card = { type: 'message', attachments: [{ content: { actions: [{ verb: 'answer', data }] } }] }

interface Answered {
  readonly status: number
  readonly retryAfter: string | null
  // biome-ignore lint/suspicious/noExplicitAny: whatever was answered
  readonly body: any
}

describe('The simulated Bot Connector on a bad day', () => {
  let connector: Connector
  let got: string[]

  async function start(badDays: BadDays): Promise<void> {
    got = []
    connector = await startConnector({ port: 0, badDays, onCard: (chat) => got.push(chat) })
  }
  afterEach(() => connector.stop())

  async function post(path: string, body: object): Promise<Answered> {
    const answer = await fetch(`${connector.serviceUrl}/v3/conversations${path}`, {
      method: 'POST',
      body: JSON.stringify(body),
    })
    const text = await answer.text()
    const retryAfter = answer.headers.get('retry-after')
    return { status: answer.status, retryAfter, body: text && JSON.parse(text) }
  }
  const send = (chat = chatOf('p1')) => post(`/${encodeURIComponent(chat)}/activities`, card)
  /** The status, or that the connection was cut. */
  const endOf = () =>
    send().then(
      ({ status }) => status,
      () => 'cut' as const,
    )

  const refused = [
    [400, 'BadArgument'],
    [401, 'BotNotRegistered'],
    [412, 'PreconditionFailed'],
    [413, 'MessageSizeTooBig'],
    [500, 'ServiceError'],
    [502, 'ServiceError'],
    [503, undefined],
    [504, undefined],
  ] as const
  for (const [status, code] of refused) {
    it(`answers ${status} and delivers nothing`, async () => {
      await start({ shares: { [status]: 1 } })

      const answer = await send()

      assert.equal(answer.status, status)
      assert.equal(answer.body.error?.code, code)
      assert.deepEqual([got, connector.counts.accepted.size], [[], 0])
      assert.deepEqual([...connector.counts.ends], [[status, 1]])
    })
  }

  it('cuts the connection without having delivered', async () => {
    await start({ shares: { 'dropped before': 1 } })

    await assert.rejects(send())

    assert.deepEqual([got, connector.counts.accepted.size], [[], 0])
    assert.deepEqual([...connector.counts.ends], [['dropped before', 1]])
  })

  it('cuts the connection after it has delivered and counted', async () => {
    await start({ shares: { 'dropped after': 1 } })

    await assert.rejects(send())
    await assert.rejects(send())

    assert.deepEqual(got, [chatOf('p1'), chatOf('p1')])
    assert.equal(connector.counts.acceptedItems.get(itemKey(chatOf('p1'), 'stad', '01')), 2)
    assert.deepEqual([...connector.counts.ends], [['dropped after', 2]])
  })

  it('delivers at once when it is slow, and answers later', async () => {
    await start({ shares: { slow: 1 }, slowMilliseconds: 300 })
    const answer = send()

    const first = await Promise.race([answer, sleep(150, 'nothing yet')])

    assert.equal(first, 'nothing yet')
    assert.deepEqual(got, [chatOf('p1')])
    assert.equal((await answer).status, 201)
  })

  it('answers nothing before its latency has passed', async () => {
    await start({ latencyMilliseconds: [300, 300] })
    const answer = send()

    assert.equal(await Promise.race([answer, sleep(150, 'nothing yet')]), 'nothing yet')
    assert.equal((await answer).status, 201)
  })

  it('says when to come back when it is asked too fast, and then lets one through', async () => {
    await start({ maxPerSecond: 1 })
    const [first, second] = [await send(), await send()]

    assert.equal(first.status, 201)
    assert.deepEqual([second.status, second.retryAfter, second.body.error.code], [429, '1', 'Throttled'])

    await sleep(1000)
    assert.deepEqual([(await send()).status, got.length], [201, 2])
  })

  it('may leave out when to come back', async () => {
    await start({ maxPerSecond: 1, shareWithoutRetryAfter: 1 })
    await send()

    const { status, retryAfter } = await send()

    assert.deepEqual([status, retryAfter], [429, null])
  })

  it('takes seven cards in one chat in a second, and no more', async () => {
    await start({ perConversation: true })

    const ends = await Promise.all(Array.from({ length: 8 }, endOf))

    assert.deepEqual(ends.toSorted(), [...Array(7).fill(201), 429])
    assert.equal((await send(chatOf('p2'))).status, 201)
  })

  it('lets the same requests meet the same when the seed is the same', async () => {
    const shares = { 412: 0.2, 'dropped before': 0.2, 'dropped after': 0.2 } as const
    const runs: (number | string)[][] = []
    for (const seed of [5, 5, 6]) {
      await start({ seed, shares })
      const ends: (number | string)[] = []
      for (let nth = 0; nth < 30; nth++) ends.push(await endOf())
      runs.push([...ends, got.length])
      await connector.stop()
    }

    assert.deepEqual(runs[0], runs[1])
    assert.notDeepEqual(runs[0], runs[2])
  })

  for (const code of [
    'ConversationBlockedByUser',
    'BotDisabledByAdmin',
    'ForbiddenOperationException',
    'BotNotInConversationRoster',
  ] as const) {
    it(`answers 403 ${code} for who can’t be reached, and only for them`, async () => {
      await start({ unreachable: (person) => (person === 'p1' ? code : undefined) })

      const { status, body } = await send()

      assert.deepEqual([status, body.error.code], [403, code])
      assert.equal((await send(chatOf('p2'))).status, 201)
      assert.deepEqual(got, [chatOf('p2')])
    })
  }

  it('answers 403 MessageWritesBlocked in the shape of its own that is documented', async () => {
    await start({ unreachable: { MessageWritesBlocked: 1 } })

    const { status, body } = await send()

    assert.deepEqual([status, body.errorCode], [403, 209])
    assert.equal(JSON.parse(body.message).subCode, 'MessageWritesBlocked')
  })

  it('gives another chat to who has deleted theirs, and that one works', async () => {
    await start({ unreachable: (person) => (person === 'p1' ? 'ConversationNotFound' : undefined) })

    const before = await send()
    const opened = await post('', { members: [{ id: 'p1' }], tenantId: 't' })
    const [inNew, inOld] = [await send(opened.body.id), await send()]

    assert.deepEqual([before.status, before.body.error.code], [404, 'ConversationNotFound'])
    assert.notEqual(opened.body.id, chatOf('p1'))
    assert.deepEqual([inNew.status, inOld.status, inOld.body.error.code], [201, 404, 'ConversationNotFound'])
    assert.deepEqual(got, [opened.body.id])
    assert.equal((await post('', { members: [{ id: 'p2' }] })).body.id, chatOf('p2'))
  })
})
