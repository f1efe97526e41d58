import assert from 'node:assert/strict'
import type { SendOutcome } from '../../bot/core/ports.ts'
import type { ConnectorAnswer } from '../../bot/teams/exchange.ts'
import { outcomeOf } from '../../bot/teams/send-outcome.ts'

const answer = (status: number, code?: string): ConnectorAnswer => ({
  kind: 'answered',
  status,
  ...(code && { body: { error: { code, message: 'so' } } }),
})
const tooFast = { kind: 'answered', status: 429 } as const
const failed = (reason: string) => ({ kind: 'failed', reason }) as const
const passing = (reason: string) => ({ kind: 'passing', reason }) as const
const unreachable = (reason: 'blocked' | 'disabled' | 'not installed') =>
  ({ kind: 'unreachable', reason }) as const

const meanings: readonly [what: string, answer: ConnectorAnswer, outcome: SendOutcome][] = [
  [
    'a message taken',
    { kind: 'answered', status: 201, body: { id: 'm1' } },
    { kind: 'sent', activityId: 'm1' },
  ],
  [
    'a card replaced',
    { kind: 'answered', status: 200, body: { id: 'm1' } },
    { kind: 'sent', activityId: 'm1' },
  ],
  ['a message taken, its id lost', { kind: 'answered', status: 201 }, { kind: 'sent', activityId: '' }],
  [
    'a message taken, its id no text',
    { kind: 'answered', status: 202, body: { id: 7 } },
    { kind: 'sent', activityId: '' },
  ],
  ['too fast', tooFast, { kind: 'throttled' }],
  [
    'too fast, for so long',
    { ...tooFast, retryAfterSeconds: 7 },
    { kind: 'throttled', retryAfterSeconds: 7 },
  ],
  ['a collision', answer(412, 'PreconditionFailed'), passing('412 PreconditionFailed')],
  ['a gateway’s fault', answer(502), passing('502')],
  ['an overload', answer(503), passing('503')],
  ['a gateway’s patience', answer(504, 'GatewayTimeout'), passing('504 GatewayTimeout')],
  ['no connection', { kind: 'not written', reason: 'ECONNREFUSED' }, passing('ECONNREFUSED')],
  ['silence', { kind: 'no answer', reason: 'UND_ERR_SOCKET' }, { kind: 'unknown', reason: 'UND_ERR_SOCKET' }],
  ['a block by the person', answer(403, 'ConversationBlockedByUser'), unreachable('blocked')],
  ['a chat that takes no messages', answer(403, 'MessageWritesBlocked'), unreachable('blocked')],
  [
    'the same in the shape of the Teams service',
    {
      kind: 'answered',
      status: 403,
      body: { errorCode: 209, message: '{"subCode":"MessageWritesBlocked","details":null}' },
    },
    unreachable('blocked'),
  ],
  ['a block by IT', answer(403, 'BotDisabledByAdmin'), unreachable('disabled')],
  ['an installation taken away', answer(403, 'ForbiddenOperationException'), unreachable('not installed')],
  ['no installation', answer(403, 'BotNotInConversationRoster'), unreachable('not installed')],
  ['another refusal', answer(403, 'NoIdea'), failed('403 NoIdea')],
  ['a refusal without a word', answer(403), failed('403')],
  ['a deleted chat', answer(404, 'ConversationNotFound'), { kind: 'conversation gone' }],
  [
    'a deleted chat with another status',
    answer(400, 'ConversationNotFound'),
    failed('400 ConversationNotFound'),
  ],
  [
    'a message gone',
    answer(404, 'ActivityNotFoundInConversation'),
    failed('404 ActivityNotFoundInConversation'),
  ],
  ['a wrong address', answer(404), failed('404')],
  [
    'a person’s block with another status',
    answer(400, 'ConversationBlockedByUser'),
    failed('400 ConversationBlockedByUser'),
  ],
  ['our own mistake', answer(400, 'BadSyntax'), failed('400 BadSyntax')],
  ['a refused token', answer(401), failed('401')],
  ['too large a card', answer(413, 'MessageSizeTooBig'), failed('413 MessageSizeTooBig')],
  ['their fault', answer(500), failed('500')],
  ['an address that has moved', answer(302), failed('302')],
  ['an error of another shape', { kind: 'answered', status: 400, body: { error: 'so' } }, failed('400')],
  ['an error that is none', { kind: 'answered', status: 500, body: 'so' }, failed('500')],
]

describe('an answer of the connector', () => {
  for (const [what, given, outcome] of meanings) {
    it(`means ${outcome.kind}: ${what}`, () => {
      assert.deepEqual(outcomeOf(given), outcome)
    })
  }
})
