import assert from 'node:assert/strict'
import { type Connector, startConnector } from '../../bot/local/connector.ts'
import type { SentActivity } from '../../bot/local/connector-routes.ts'
import { chatOf } from '../../bot/local/simulated-chat.ts'

const chat = encodeURIComponent(chatOf('p1'))

describe('The simulated Bot Connector', () => {
  let connector: Connector
  let got: { conversationId: string; activity: SentActivity }[]

  beforeEach(async () => {
    got = []
    const onCard = (conversationId: string, activity: SentActivity) => got.push({ conversationId, activity })
    connector = await startConnector({ port: 0, onCard })
  })
  afterEach(() => connector.stop())

  async function ask(method: string, path: string, body?: unknown) {
    const text = typeof body === 'string' ? body : JSON.stringify(body)
    const answer = await fetch(`${connector.serviceUrl}${path}`, {
      method,
      ...(body !== undefined && { body: text, headers: { 'content-type': 'application/json' } }),
    })
    return { status: answer.status, body: await answer.json() }
  }

  for (const path of [`/v3/conversations/${chat}/activities`, `/v3/conversations/${chat}/activities/17`]) {
    it(`takes a card at ${path} and gives it an id of its own`, async () => {
      const first = await ask('POST', path, { type: 'message' })
      const second = await ask('POST', path, { type: 'message' })

      assert.equal(first.status, 201)
      assert.notEqual(first.body.id, second.body.id)
      assert.deepEqual(got[0], {
        conversationId: chatOf('p1'),
        activity: { type: 'message', id: first.body.id },
      })
    })
  }

  it('takes a card in place of another under the same id', async () => {
    const answer = await ask('PUT', `/v3/conversations/${chat}/activities/17`, { type: 'message' })

    assert.deepEqual(answer, { status: 200, body: { id: '17' } })
    assert.equal(got[0]?.activity.id, '17')
  })

  it('forgets a card', async () => {
    assert.equal((await ask('DELETE', `/v3/conversations/${chat}/activities/17`)).status, 200)
  })

  it('makes a conversation by object id, with a first card or without', async () => {
    const without = await ask('POST', '/v3/conversations', { members: [{ id: 'p1' }] })
    const withCard = await ask('POST', '/v3/conversations', {
      members: [{ id: 'p1' }],
      activity: { type: 'message' },
    })

    assert.deepEqual(without, { status: 201, body: { id: chatOf('p1') } })
    assert.equal(withCard.body.activityId, got[0]?.activity.id)
    assert.equal(got.length, 1)
  })

  it('knows whose chat it is', async () => {
    const all = await ask('GET', `/v3/conversations/${chat}/members`)
    const one = await ask('GET', `/v3/conversations/${chat}/members/29:p1`)
    const paged = await ask('GET', `/v3/conversations/${chat}/pagedmembers`)

    assert.equal(all.body[0].aadObjectId, 'p1')
    assert.equal(one.body.aadObjectId, 'p1')
    assert.equal(paged.body.members.length, 1)
  })

  const refused = [
    ['POST', '/v3/conversations/a:stranger/activities', {}, 404, 'ConversationNotFound'],
    ['GET', `/v3/conversations/${chat}/members/29:p2`, undefined, 404, 'MemberNotFoundInConversation'],
    ['PUT', `/v3/conversations/${chat}/activities`, {}, 404, 'NotFound'],
    ['GET', '/', undefined, 404, 'NotFound'],
    ['GET', '/v3/conversations', undefined, 404, 'NotFound'],
    ['POST', '/v3/conversations', { members: [] }, 400, 'BadArgument'],
    ['POST', '/v3/conversations', '{', 400, 'BadSyntax'],
    ['GET', '/v3/%', undefined, 400, 'BadSyntax'],
    ['POST', `/v3/conversations/${chat}/activities`, { text: 'x'.repeat(110_000) }, 413, 'MessageSizeTooBig'],
  ] as const
  for (const [method, path, body, status, code] of refused) {
    it(`answers ${method} ${path} with ${status} ${code}`, async () => {
      const answer = await ask(method, path, body)

      assert.equal(answer.status, status)
      assert.equal(answer.body.error.code, code)
      assert.equal(got.length, 0)
    })
  }
})
