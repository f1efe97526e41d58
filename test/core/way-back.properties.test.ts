import assert from 'node:assert/strict'
import fc from 'fast-check'
import type { Learner, UnreachedReason } from '../../bot/core/learner.ts'
import { channelOf, reachableSince, wayOf } from '../../bot/core/reach.ts'
import { usualPromises, wayBack } from '../../bot/core/way-back.ts'
import { at, conversation, learner } from '../support/builders.ts'

const day = 24 * 60 * 60 * 1000
const start = at('2026-09-01 02:00')
const reasons: readonly UnreachedReason[] = [
  'not installed',
  'no licence',
  'blocked',
  'uninstalled',
  'conversation gone',
  'disabled',
  'refused',
]

const anybody = fc
  .record({
    reason: fc.constantFrom(...reasons),
    hasChat: fc.boolean(),
    hasMail: fc.boolean(),
    ago: fc.nat(60 * day),
  })
  .map(
    ({ reason, hasChat, hasMail, ago }): Learner =>
      learner({
        reach: { kind: 'none', reason, since: start - ago, ...(hasChat && { conversation }) },
        ...(hasMail && { mail: { since: start - 90 * day } }),
      }),
  )

/** What each night's round comes to, where nothing that is tried ever works. */
function nights(from: Learner, howMany: number, triedAfter: (night: number) => boolean) {
  const tries: { what: string; at: number }[] = []
  let now = from
  for (let night = 0; night < howMany; night++) {
    const time = start + night * day
    const way = wayBack(now, time)
    if (way) tries.push({ what: way, at: time })
    if (way === 'install') now = { ...now, installs: { tries: (now.installs?.tries ?? 0) + 1, last: time } }
    const { reach } = now
    if (reach.kind === 'none' && way === 'try the chat')
      now = { ...now, reach: { ...reach, trial: { at: time, isOver: false } } }
    if (reach.kind === 'none' && reach.trial && triedAfter(night))
      now = { ...now, reach: { ...reach, trial: { at: time + 8 * 3600_000, isOver: true } } }
  }
  return { tries, reach: now.reach }
}

const fewestDays: Record<UnreachedReason, number> = {
  'not installed': 1,
  'no licence': Number.POSITIVE_INFINITY,
  blocked: 30,
  uninstalled: 30,
  'conversation gone': 1,
  disabled: 1,
  refused: 1,
}

describe('the way back, for whoever it is', () => {
  it('is tried no more often than was promised, night after night', () => {
    fc.assert(
      fc.property(anybody, fc.boolean(), (who, isTried) => {
        if (who.reach.kind === 'teams') return
        const { reason, since } = who.reach

        const { tries } = nights(who, 120, () => isTried)

        const apart = tries.map(
          ({ at: time }, nth) => time - (tries[nth - 1]?.at ?? Number.NEGATIVE_INFINITY),
        )
        assert.ok(apart.every((gap) => gap >= fewestDays[reason] * day))
        if (reason === 'blocked' || reason === 'uninstalled')
          assert.ok(tries.every(({ at: time }) => time >= since + 30 * day))
        if (reason === 'uninstalled') assert.ok(tries.length <= usualPromises.mostReinstalls)
        const installs = tries.filter(({ what }) => what === 'install')
        assert.ok(installs.length <= 3 + 120 / 6)
      }),
    )
  })

  it('is there within thirty days, unless the directory has to give a licence first', () => {
    fc.assert(
      fc.property(anybody, (who) => {
        const { tries } = nights(who, 32, () => true)

        assert.equal(tries.length > 0, who.reach.kind === 'none' && who.reach.reason !== 'no licence')
      }),
    )
  })

  it('changes nothing about what is said of them, until something has come through', () => {
    fc.assert(
      fc.property(anybody, (who) => {
        const { reach } = nights(who, 60, (night) => night % 3 === 0)

        assert.deepEqual(wayOf({ ...who, reach }), wayOf(who))
      }),
    )
  })
})

describe('the way back', () => {
  const of = (reason: UnreachedReason, days: number, more: Partial<Learner> = {}) =>
    wayBack(
      learner({ reach: { kind: 'none', reason, since: start - days * day, conversation }, ...more }),
      start,
    )

  it('is nobody’s who is reached, or has left', () => {
    assert.equal(wayBack(learner(), start), undefined)
    assert.equal(of('not installed', 90, { left: start - day }), undefined)
  })

  it('is the old chat for who has blocked the bot thirty days ago, and for whom IT had switched it off', () => {
    assert.deepEqual([of('blocked', 29), of('blocked', 30)], [undefined, 'try the chat'])
    assert.deepEqual([of('disabled', 0.25), of('disabled', 1)], [undefined, 'try the chat'])
  })

  it('is an installation at once for who has none, and then on three nights before it is once a week', () => {
    const triedBefore = (tries: number, days: number) =>
      of('not installed', 90, { installs: { tries, last: start - days * day } })

    assert.equal(of('not installed', 0), 'install')
    assert.deepEqual(
      [triedBefore(1, 0.5), triedBefore(1, 1), triedBefore(2, 1)],
      [undefined, 'install', 'install'],
    )
    assert.deepEqual(
      [triedBefore(3, 1), triedBefore(3, 6), triedBefore(3, 7)],
      [undefined, undefined, 'install'],
    )
  })

  it('is left to themselves for who has removed the app as often as it was installed', () => {
    const installs = { tries: 3, last: start - 40 * day }

    assert.equal(of('uninstalled', 31), 'install')
    assert.equal(of('uninstalled', 31, { installs }), undefined)
  })
})

describe('an old chat on trial', () => {
  const trial = { at: start, isOver: false }
  const blocked = { kind: 'none', reason: 'blocked', since: start - 40 * day, conversation, trial } as const
  const mail = { since: start - 90 * day }

  it('is where the next item goes, and makes those due again that could not be sent', () => {
    assert.equal(channelOf(learner({ reach: blocked })), 'teams')
    assert.equal(channelOf(learner({ reach: blocked, mail })), 'teams')
    assert.equal(reachableSince(learner({ reach: blocked })), start)
  })

  it('is none for who would rather have letters, or has no chat to go back to', () => {
    const { conversation: _, ...nowhere } = blocked

    assert.equal(channelOf(learner({ reach: blocked, mail, prefers: 'letter' })), 'letter')
    assert.equal(channelOf(learner({ reach: nowhere })), undefined)
  })

  it('is over when nothing has come through', () => {
    const over = { ...blocked, trial: { at: start, isOver: true } }

    assert.equal(channelOf(learner({ reach: over })), undefined)
    assert.equal(channelOf(learner({ reach: over, mail })), 'letter')
  })
})
