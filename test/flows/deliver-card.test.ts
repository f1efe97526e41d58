import assert from 'node:assert/strict'
import type { Card } from '../../bot/core/card.ts'
import type { Opened, Pace, SendOutcome } from '../../bot/core/ports.ts'
import { deliverCard } from '../../bot/flows/deliver-card.ts'

const card: Card = { kind: 'notice', language: 'sv', notice: 'moved' }
const sent: SendOutcome = { kind: 'sent', activityId: 'card' }
const gone: SendOutcome = { kind: 'conversation gone' }
const newChat = { serviceUrl: 'https://teams/', id: 'new' }

async function deliver(
  outcomes: readonly SendOutcome[],
  opened: Opened = { kind: 'opened', conversation: newChat },
) {
  const waited: number[] = []
  const tooFast: number[] = []
  const chats: string[] = []
  let requests = 0
  const pace: Pace = {
    room: async () => ({ size: 1, turn: async () => ++requests }),
    tooFast: (madeAt) => void tooFast.push(madeAt),
  }
  const delivered = await deliverCard(
    {
      messenger: {
        async send({ id }) {
          chats.push(id)
          return outcomes[chats.length - 1] ?? sent
        },
        update: async () => sent,
        open: async () => opened,
      },
      pace,
      wait: async (milliseconds) => void waited.push(milliseconds),
    },
    {
      learner: 'anna',
      conversation: { serviceUrl: 'https://teams/', id: 'old' },
      card,
      urgency: 'lesson',
      turn: async () => ++requests,
    },
  )
  return { delivered, waited, tooFast, chats, requests }
}

describe('delivering a card', () => {
  it('waits as long as Teams says, tells the pace when the request was made, and tries again', async () => {
    const { delivered, waited, tooFast, requests } = await deliver([
      { kind: 'throttled', retryAfterSeconds: 7 },
      { kind: 'throttled', retryAfterSeconds: 3 },
    ])

    assert.deepEqual(delivered, sent)
    assert.deepEqual(waited, [7000, 3000])
    assert.deepEqual(tooFast, [1, 2])
    assert.equal(requests, 3)
  })

  it('backs off longer and longer where Teams doesn’t say how long', async () => {
    const { waited } = await deliver(Array.from({ length: 4 }, () => ({ kind: 'throttled' }) as const))

    assert.equal(waited.length, 4)
    for (const [nth, milliseconds] of waited.entries()) {
      const full = 500 * 2 ** nth
      assert.ok(milliseconds >= full / 2 && milliseconds <= full, `${milliseconds} of ${full}`)
    }
  })

  it('gives up what doesn’t pass after four tries, and leaves it to the next look', async () => {
    const passing = { kind: 'passing', reason: '503' } as const

    const { delivered, chats } = await deliver([passing, passing, passing, passing])

    assert.deepEqual(delivered, passing)
    assert.equal(chats.length, 4)
  })

  for (const outcome of [
    { kind: 'unknown', reason: 'no answer' },
    { kind: 'failed', reason: '400' },
    { kind: 'unreachable', reason: 'blocked' },
  ] as const) {
    it(`never sends again what is ${outcome.kind}`, async () => {
      const { delivered, chats } = await deliver([outcome])

      assert.deepEqual(delivered, outcome)
      assert.equal(chats.length, 1)
    })
  }

  it('opens a chat anew that is gone, once, and says where it is', async () => {
    const { delivered, chats, requests } = await deliver([gone])

    assert.deepEqual(delivered, { ...sent, conversation: newChat })
    assert.deepEqual(chats, ['old', 'new'])
    assert.equal(requests, 3)
  })

  it('calls the learner unreachable when the new chat is gone too', async () => {
    const { delivered, chats } = await deliver([gone, gone])

    assert.deepEqual(delivered, { kind: 'unreachable', reason: 'conversation gone' })
    assert.equal(chats.length, 2)
  })

  it('tells the pace of an opening that was too fast, and leaves it to the next look', async () => {
    const { delivered, tooFast } = await deliver([gone], { kind: 'throttled' })

    assert.deepEqual(delivered, { kind: 'passing', reason: 'too fast' })
    assert.equal(tooFast.length, 1)
  })

  it('passes on why no chat could be opened', async () => {
    const blocked: Opened = { kind: 'unreachable', reason: 'blocked' }

    const { delivered } = await deliver([gone], blocked)

    assert.deepEqual(delivered, blocked)
  })
})
