import assert from 'node:assert/strict'
import { outcomeOf } from '../../bot/teams/send-outcome.ts'

const answer = (statusCode: number, code?: string) => ({
  statusCode,
  ...(code && { body: { error: { code } } }),
})

const meanings: [string, unknown, object][] = [
  ['429', answer(429), { kind: 'passing', reason: '429' }],
  ['503', answer(503), { kind: 'passing', reason: '503' }],
  ['412', answer(412, 'PreconditionFailed'), { kind: 'passing', reason: '412 PreconditionFailed' }],
  [
    'a block by the person',
    answer(403, 'ConversationBlockedByUser'),
    { kind: 'unreachable', reason: 'blocked' },
  ],
  ['a block by IT', answer(403, 'BotDisabledByAdmin'), { kind: 'unreachable', reason: 'refused' }],
  [
    'no installation',
    answer(403, 'BotNotInConversationRoster'),
    { kind: 'unreachable', reason: 'uninstalled' },
  ],
  [
    'a deleted chat',
    answer(404, 'ConversationNotFound'),
    { kind: 'unreachable', reason: 'conversation gone' },
  ],
  ['our own mistake', answer(400, 'BadSyntax'), { kind: 'failed', reason: '400 BadSyntax' }],
  ['a refused token', answer(401), { kind: 'failed', reason: '401' }],
  ['too large a card', answer(413), { kind: 'failed', reason: '413' }],
  ['their fault', answer(500), { kind: 'failed', reason: '500' }],
  ['no connection', { code: 'ECONNREFUSED' }, { kind: 'passing', reason: 'ECONNREFUSED' }],
  ['a connection cut after the request', { code: 'ECONNRESET' }, { kind: 'unknown', reason: 'ECONNRESET' }],
  ['silence', new Error('timeout'), { kind: 'unknown', reason: 'no answer' }],
  ['nonsense', undefined, { kind: 'unknown', reason: 'no answer' }],
]

describe('an answer of the connector', () => {
  for (const [what, error, outcome] of meanings) {
    it(`means ${(outcome as { kind: string }).kind}: ${what}`, () => {
      assert.deepEqual(outcomeOf(error), outcome)
    })
  }
})
