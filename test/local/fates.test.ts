import assert from 'node:assert/strict'
import type { BadDays } from '../../bot/local/bad-days.ts'
import type { UnreachableCode } from '../../bot/local/connector-refusals.ts'
import { type Asked, createFates, type Fate } from '../../bot/local/fates.ts'
import { chatOf } from '../../bot/local/simulated-chat.ts'

const worst: BadDays = {
  seed: 7,
  maxPerSecond: 50,
  perConversation: true,
  shareWithoutRetryAfter: 0.5,
  latencyMilliseconds: [20, 300],
  shares: { 412: 0.05, 503: 0.05, 'dropped before': 0.05, 'dropped after': 0.05, slow: 0.05 },
  unreachable: { ConversationBlockedByUser: 0.1, ConversationNotFound: 0.1 },
}

function inChat(person: string | number, nth = 1): Asked {
  return { kind: 'in chat', conversationId: chatOf(`${person}`, nth) }
}

/** One request every `apart` milliseconds, to one person after the other. */
function day(badDays: BadDays, count: number, apart = 15): Fate[] {
  const fates = createFates(badDays)
  return Array.from({ length: count }, (_, nth) => fates.decide(inChat(nth % 100), nth * apart))
}

function named(fate: Fate): string | number {
  return fate.kind === 'refused' ? fate.status : fate.kind
}

describe('what meets a request on a bad day', () => {
  it('is nothing bad when nothing is ordered', () => {
    assert.deepEqual(createFates({}).decide(inChat('p'), 0), { kind: 'taken', afterMilliseconds: 0 })
  })

  it('is the same for the same requests and the same seed', () => {
    assert.deepEqual(day(worst, 2000), day(worst, 2000))
    assert.notDeepEqual(day(worst, 2000), day({ ...worst, seed: 8 }, 2000))
  })

  it('is the same for the nth request, whatever came before', () => {
    const shares = { 412: 0.2, 'dropped before': 0.2, slow: 0.2 } as const
    const ofOnePerson = createFates({ shares })
    const one = Array.from({ length: 500 }, () => ofOnePerson.decide(inChat('always me'), 0))

    assert.deepEqual(one, day({ shares }, 500))
  })

  it('is each mishap as often as was ordered', () => {
    const shares = { 400: 0.1, 502: 0.2, 'dropped before': 0.1, 'dropped after': 0.05 } as const
    const fates = day({ shares }, 20_000).map(named)

    const shareOf = (name: string | number) => fates.filter((fate) => fate === name).length / fates.length
    for (const [name, share] of Object.entries(shares)) {
      const seen = shareOf(Number(name) || name)
      assert.ok(Math.abs(seen - share) < 0.01, `${name}: ${seen}`)
    }
    assert.ok(Math.abs(shareOf('taken') - 0.55) < 0.01)
  })

  it('is answered within the latency that was ordered, all of it', () => {
    const latencies = day({ latencyMilliseconds: [20, 300] }, 5000).map((fate) => fate.afterMilliseconds)

    const [least, most] = [Math.min(...latencies), Math.max(...latencies)]
    assert.ok(least >= 20 && least < 21, `${least}`)
    assert.ok(most < 300 && most > 299, `${most}`)
  })

  it('is answered after twenty seconds when it is slow, unless other was ordered', () => {
    const slow = { shares: { slow: 1 }, latencyMilliseconds: [1, 2] } as const

    assert.deepEqual(day(slow, 1), [{ kind: 'taken', afterMilliseconds: 20_000 }])
    assert.deepEqual(day({ ...slow, slowMilliseconds: 90 }, 1), [{ kind: 'taken', afterMilliseconds: 90 }])
  })

  it('is a 429 over the limit, before any mishap, and only then', () => {
    const fates = day({ maxPerSecond: 10, shares: { 502: 1 } }, 1000, 50).map(named)

    // Ten at once and then ten a second, of the twenty a second that come.
    assert.deepEqual(fates.slice(0, 19), Array(19).fill(502))
    const refused = fates.filter((fate) => fate === 429).length
    assert.ok(Math.abs(refused - 490) <= 1, `${refused}`)
  })

  it('is told how many whole seconds to wait, or isn’t', () => {
    const waits = (shareWithoutRetryAfter: number) =>
      day({ maxPerSecond: 0.4, shareWithoutRetryAfter }, 1001, 0)
        .slice(1)
        .map((fate) => (fate.kind === 'refused' ? fate.retryAfterSeconds : 'let through'))

    assert.deepEqual(new Set(waits(0)), new Set([3]))
    assert.deepEqual(new Set(waits(1)), new Set([undefined]))
    const silent = waits(0.3).filter((wait) => wait === undefined).length
    assert.ok(silent > 250 && silent < 350, `${silent}`)
  })

  it('is a 429 in a chat that is written to too often, and in no other', () => {
    const fates = createFates({ perConversation: true })
    const busy = Array.from({ length: 8 }, () => named(fates.decide(inChat('busy'), 0)))

    assert.deepEqual(busy, [...Array(7).fill('taken'), 429])
    assert.equal(named(fates.decide(inChat('other'), 0)), 'taken')
    assert.equal(named(fates.decide({ kind: 'other' }, 0)), 'taken')
  })

  it('stays the same for who can’t be reached, in the shares that were ordered', () => {
    const unreachable = { MessageWritesBlocked: 0.1, ForbiddenOperationException: 0.2 }
    const fates = createFates({ unreachable })
    const once = () => Array.from({ length: 5000 }, (_, nth) => fates.decide(inChat(nth), 0))

    const first = once()

    const refused = first.filter((fate) => fate.kind === 'refused').length / first.length
    assert.ok(Math.abs(refused - 0.3) < 0.02, `${refused}`)
    assert.deepEqual(once(), first)
    assert.notDeepEqual(
      Array.from({ length: 5000 }, (_, nth) => createFates({ unreachable, seed: 2 }).decide(inChat(nth), 0)),
      first,
    )
  })

  it('is no delivery to who can’t be reached, even when no answer comes', () => {
    const unreachable = { ConversationBlockedByUser: 1 }

    assert.equal(day({ unreachable, shares: { 'dropped after': 1 } }, 1)[0]?.kind, 'dropped before')
    assert.equal(day({ unreachable, shares: { slow: 1 } }, 1)[0]?.kind, 'refused')
  })

  it('is a gone chat until it is opened anew, which gives another', () => {
    const fates = createFates({
      unreachable: (person) => (person === 'p' ? 'ConversationNotFound' : undefined),
    })
    const conversationId = fates.openedChat('p')

    assert.notEqual(conversationId, chatOf('p'))
    assert.equal(fates.openedChat('q'), chatOf('q'))
    assert.equal(named(fates.decide({ kind: 'in chat', conversationId }, 0)), 'taken')
    assert.equal(named(fates.decide(inChat('p'), 0)), 404)
  })

  const openings: [UnreachableCode, string | number, string | number][] = [
    ['ConversationBlockedByUser', 'taken', 403],
    ['MessageWritesBlocked', 'taken', 403],
    ['BotDisabledByAdmin', 403, 403],
    ['ForbiddenOperationException', 403, 403],
    ['BotNotInConversationRoster', 403, 403],
    ['ConversationNotFound', 'taken', 'taken'],
  ]
  for (const [code, empty, withCard] of openings) {
    it(`is ${empty} when a chat is opened at ${code}, and ${withCard} with a card in it`, () => {
      const { decide } = createFates({ unreachable: { [code]: 1 } })
      const open = (sends: boolean) => named(decide({ kind: 'open chat', person: 'p', sends }, 0))

      assert.deepEqual([open(false), open(true)], [empty, withCard])
    })
  }

  it('has to add up', () => {
    assert.throws(() => createFates({ shares: { 412: 0.7, slow: 0.4 } }), /"shares" add up to 1\.1/)
    assert.throws(
      () => createFates({ unreachable: { BotDisabledByAdmin: 2 } }),
      /"unreachable" add up to 2: lower some/,
    )
    assert.doesNotThrow(() => createFates({ shares: { 412: 0.1, 502: 0.2, 503: 0.7 } }))
  })
})
