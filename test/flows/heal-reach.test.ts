import assert from 'node:assert/strict'
import type { UnreachedReason } from '../../bot/core/learner.ts'
import type { SendOutcome } from '../../bot/core/ports.ts'
import { itemOf } from '../../bot/core/standing.ts'
import { changeLearner } from '../../bot/flows/change-learner.ts'
import { healReach } from '../../bot/flows/heal-reach.ts'
import { createWorld } from '../support/world.ts'

const ett = { course: 'stad', item: 'ett' }

/** Anna is refused at her first lesson, on 1 September, and for as long as `answer` says. */
async function refused(reason: UnreachedReason, { withMail = false } = {}) {
  let answer: SendOutcome | undefined = { kind: 'unreachable', reason }
  const made = createWorld({ outcomeOf: () => answer })
  const { world, learner } = made
  await made.install('anna')
  if (withMail) await changeLearner(world.learners, 'anna', (anna) => ({ ...anna, mail: { since: 0 } }))
  made.setTime('2026-09-01 09:00')
  await made.tick()
  return {
    ...made,
    async anna() {
      const anna = await learner('anna')
      if (!anna) throw new Error('Anna is gone.')
      return anna
    },
    becomes(next: SendOutcome | undefined) {
      answer = next
    },
    async night(local: string) {
      made.setTime(`${local} 02:00`)
      return healReach(world)
    },
    async day(local: string) {
      made.setTime(`${local} 09:00`)
      await made.tick()
    },
    async counted() {
      const counts = await Promise.all([0, 1].map((slice) => world.learners.readCounts(slice)))
      return counts.map(({ mark }) => mark?.reach ?? {}).find((each) => Object.keys(each).length > 0)
    },
  }
}

describe('healing the reach', () => {
  it('tries who has blocked the bot after thirty days, and goes on if they have changed their mind', async () => {
    const { anna, becomes, night, day, cards } = await refused('blocked')
    assert.equal(await night('2026-09-30'), 0)
    assert.equal(await night('2026-10-02'), 1)
    becomes(undefined)

    await day('2026-10-02')

    assert.equal((await anna()).reach.kind, 'teams')
    assert.equal(itemOf(await anna(), ett)?.state, 'sent')
    assert.equal(cards.length, 2)
  })

  it('falls back at once if they haven’t, and leaves them in peace for thirty days more', async () => {
    const { anna, night, day, cards, counted } = await refused('blocked')
    const before = { counted: await counted(), since: (await anna()).reach.since }
    await night('2026-10-02')
    assert.deepEqual(await counted(), before.counted)

    await day('2026-10-02')
    await day('2026-10-05')

    assert.equal(cards.length, 2)
    assert.equal(itemOf(await anna(), ett)?.state, 'unreached')
    assert.deepEqual(await counted(), before.counted)
    assert.equal((await anna()).reach.since, before.since)
    assert.equal(await night('2026-10-31'), 0)
    assert.equal(await night('2026-11-02'), 1)
  })

  it('leaves the item to the letter it would have been', async () => {
    const { anna, night, day } = await refused('blocked', { withMail: true })
    assert.equal(itemOf(await anna(), ett), undefined)
    await night('2026-10-02')

    await day('2026-10-02')

    assert.equal((await anna()).reach.kind, 'none')
    assert.equal(itemOf(await anna(), ett), undefined)
  })

  it('leaves it to the letter as well where the trial fails otherwise', async () => {
    const { anna, becomes, night, day } = await refused('blocked', { withMail: true })
    await night('2026-10-02')
    becomes({ kind: 'failed', reason: '400' })

    await day('2026-10-02')

    assert.equal(itemOf(await anna(), ett), undefined)
    const { reach } = await anna()
    assert.equal(reach.kind === 'none' && reach.trial?.isOver, true)
  })

  it('tries every night whom IT had switched the bot off for', async () => {
    const { anna, becomes, night, day, cards } = await refused('disabled')

    for (const date of ['2026-09-02', '2026-09-03', '2026-09-04']) {
      assert.equal(await night(date), 1)
      assert.equal(await night(date), 0)
      await day(date)
    }
    assert.equal(cards.length, 4)
    becomes(undefined)
    await night('2026-09-07')
    await day('2026-09-07')

    assert.equal((await anna()).reach.kind, 'teams')
  })

  it('has nothing to do with those whom an installation has to bring back, or a licence', async () => {
    for (const reason of ['not installed', 'uninstalled', 'conversation gone', 'no licence'] as const) {
      const { night } = await refused(reason)

      assert.equal(await night('2026-12-02'), 0)
    }
  })

  it('is not needed by who writes to the bot', async () => {
    const { anna, install } = await refused('blocked')

    await install('anna')

    assert.equal((await anna()).reach.kind, 'teams')
  })

  it('stops when it is told to', async () => {
    const { world, setTime } = await refused('blocked')
    setTime('2026-10-02 02:00')

    assert.equal(await healReach(world, AbortSignal.abort()), 0)
  })
})
