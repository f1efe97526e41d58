import assert from 'node:assert/strict'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Card } from '../../bot/core/card.ts'
import type { Messenger } from '../../bot/core/ports.ts'
import { messageOf } from '../../bot/teams/card-body.ts'
import { createConnectorClient } from '../../bot/teams/connector-client.ts'
import { createMessenger } from '../../bot/teams/messenger.ts'
import { course, lesson, question } from '../support/builders.ts'
import {
  type Asked,
  type Scripted,
  type ScriptedConnector,
  startScriptedConnector,
} from '../support/scripted-connector.ts'

const id = '19:anna;å@thread.v2'
const stad = course()
const card: Card = {
  kind: 'lesson',
  isReminder: false,
  language: 'sv',
  course: stad,
  lesson: lesson('ett'),
  question: question(),
  item: 'ett',
}
const refusal = (status: number, code: string): Scripted => ({
  status,
  body: { error: { code, message: 'No.' } },
})

describe('the messenger', () => {
  let connector: ScriptedConnector
  let messenger: Messenger
  let script: (asked: Asked, nth: number) => Scripted | Promise<Scripted>
  beforeEach(async () => {
    script = (_, nth) => ({ status: 201, body: { id: `m${nth}` } })
    connector = await startScriptedConnector((asked, nth) => script(asked, nth))
    const token = { current: async () => 'secret', warm: async () => {} }
    messenger = createMessenger({ client: createConnectorClient(token), appId: 'app', tenantId: 'home' })
  })
  afterEach(() => connector[Symbol.asyncDispose]())

  const chat = (of = id) => ({ id: of, serviceUrl: connector.serviceUrl })
  const bot = { id: '28:app', name: 'Droppe' }
  const head = () => ({
    from: bot,
    channelId: 'msteams',
    serviceUrl: connector.serviceUrl,
    conversation: { id },
  })
  const only = (): Asked & { json: unknown } => {
    assert.equal(connector.asked.length, 1)
    const [asked = assert.fail('nothing was asked')] = connector.asked
    return { ...asked, json: JSON.parse(asked.body) }
  }
  const saying = (message: object) => JSON.parse(JSON.stringify(message))

  const cards: readonly Card[] = [
    card,
    { ...card, language: 'en', isReminder: true },
    { kind: 'notice', language: 'sv', notice: 'moved' },
  ]
  for (const each of cards) {
    it(`sends a ${each.kind} in ${each.language} as one message to the conversation`, async () => {
      const outcome = await messenger.send(chat(), each)

      assert.deepEqual(outcome, { kind: 'sent', activityId: 'm1' })
      const { method, path, headers, json } = only()
      assert.equal(method, 'POST')
      assert.equal(path, '/emea/v3/conversations/19%3Aanna%3B%C3%A5%40thread.v2/activities')
      assert.equal(headers.authorization, 'Bearer secret')
      assert.deepEqual(json, saying({ ...head(), ...messageOf(each) }))
    })
  }

  it('puts a card in the place of another', async () => {
    script = () => ({ status: 200, body: { id: 'f:9@other' } })

    const outcome = await messenger.update(chat(), 'f:7@1', card)

    assert.deepEqual(outcome, { kind: 'sent', activityId: 'f:7@1' })
    const { method, path, json } = only()
    assert.equal(method, 'PUT')
    assert.equal(path, '/emea/v3/conversations/19%3Aanna%3B%C3%A5%40thread.v2/activities/f%3A7%401')
    assert.deepEqual(json, saying({ ...head(), id: 'f:7@1', ...messageOf(card) }))
  })

  it('opens a chat with a person of its tenant', async () => {
    script = () => ({ status: 201, body: { id: 'a:new' } })

    const opened = await messenger.open('anna-in-entra', connector.serviceUrl)

    assert.deepEqual(opened, { kind: 'opened', conversation: chat('a:new') })
    const { method, path, json } = only()
    assert.deepEqual([method, path], ['POST', '/emea/v3/conversations'])
    assert.deepEqual(json, {
      bot,
      members: [{ id: 'anna-in-entra' }],
      tenantId: 'home',
      channelData: { tenant: { id: 'home' } },
      isGroup: false,
    })
  })

  for (const [what, answer, opened] of [
    [
      'is too fast',
      { status: 429, headers: { 'retry-after': '3' } },
      { kind: 'throttled', retryAfterSeconds: 3 },
    ],
    [
      'isn’t let in',
      refusal(403, 'BotNotInConversationRoster'),
      { kind: 'unreachable', reason: 'not installed' },
    ],
    ['is wrong', refusal(400, 'BadArgument'), { kind: 'failed', reason: '400 BadArgument' }],
    [
      'finds nobody',
      refusal(404, 'ConversationNotFound'),
      { kind: 'failed', reason: '404 ConversationNotFound' },
    ],
    ['gets no id', { status: 201, body: {} }, { kind: 'passing', reason: 'a conversation without an id' }],
    // Nothing was delivered by it, and opening twice gives the same chat.
    ['gets no answer', 'hang up', { kind: 'passing', reason: 'UND_ERR_SOCKET' }],
  ] as const satisfies readonly (readonly [string, Scripted, object])[]) {
    it(`says what it is when it opens a chat and ${what}`, async () => {
      script = () => answer

      assert.deepEqual(await messenger.open('anna', connector.serviceUrl), opened)
      assert.equal(connector.asked.length, 1)
    })
  }

  for (const [what, answer, outcome] of [
    [
      'too fast',
      { status: 429, headers: { 'retry-after': '3' } },
      { kind: 'throttled', retryAfterSeconds: 3 },
    ],
    ['an overload', { status: 503 }, { kind: 'passing', reason: '503' }],
    ['silence', 'hang up', { kind: 'unknown', reason: 'UND_ERR_SOCKET' }],
    ['a deleted chat', refusal(404, 'ConversationNotFound'), { kind: 'conversation gone' }],
    ['a block', refusal(403, 'ConversationBlockedByUser'), { kind: 'unreachable', reason: 'blocked' }],
    ['a mistake of ours', refusal(400, 'BadSyntax'), { kind: 'failed', reason: '400 BadSyntax' }],
  ] as const satisfies readonly (readonly [string, Scripted, object])[]) {
    it(`asks once and says what it is: ${what}`, async () => {
      script = () => answer

      assert.deepEqual(await messenger.send(chat(), card), outcome)
      assert.deepEqual(await messenger.update(chat(), 'm1', card), outcome)
      assert.deepEqual(
        connector.asked.map(({ method }) => method),
        ['POST', 'PUT'],
      )
    })
  }

  it('never throws: what can’t be sent at all has failed', async () => {
    const nowhere = { id, serviceUrl: 'http://example.org/' }
    const unrenderable = { ...card, course: undefined } as unknown as Card

    for (const outcome of [
      await messenger.send(nowhere, card),
      await messenger.update(nowhere, 'm1', card),
      await messenger.open('anna', 'nonsense'),
      await messenger.send(chat(), unrenderable),
    ])
      assert.equal(outcome.kind, 'failed')
    assert.equal(connector.asked.length, 0)
  })

  it('sends one at a time in a conversation, in order, and many at a time in all', async () => {
    const underway = new Map<string, number>()
    let most = 0
    const order: string[] = []
    script = async ({ method, path }, nth) => {
      const of = /conversations\/([^/]+)/.exec(path)?.[1] ?? ''
      underway.set(of, (underway.get(of) ?? 0) + 1)
      assert.equal(underway.get(of), 1, 'two at a time in one conversation')
      most = Math.max(most, [...underway.values()].filter((count) => count > 0).length)
      if (of === 'anna') order.push(method)
      // The first takes longest, so that others could overtake it.
      await sleep(nth < 4 ? 40 : 5)
      underway.set(of, 0)
      return { status: nth === 1 ? 503 : 200, body: { id: 'm' } }
    }

    await Promise.all(
      ['anna', 'bo', 'cia'].flatMap((of) => [
        messenger.send(chat(of), card),
        messenger.update(chat(of), 'm1', card),
        messenger.send(chat(of), card),
      ]),
    )

    assert.equal(connector.asked.length, 9)
    assert.equal(most, 3)
    assert.deepEqual(order, ['POST', 'PUT', 'POST'])
  })
})
