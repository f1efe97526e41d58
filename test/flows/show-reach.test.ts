import assert from 'node:assert/strict'
import type { Learner } from '../../bot/core/learner.ts'
import type { RosterState } from '../../bot/core/roster-state.ts'
import { changeLearner } from '../../bot/flows/change-learner.ts'
import { installingApp } from '../../bot/flows/install-missing.ts'
import { leaveLearner } from '../../bot/flows/leave-learner.ts'
import { showReach } from '../../bot/flows/show-reach.ts'
import { createMemoryLearnerStore } from '../../bot/local/memory-learner-store.ts'
import { at } from '../support/builders.ts'
import { memorySetAside } from '../support/set-aside.ts'
import { createWorld } from '../support/world.ts'

const everybody = Array.from({ length: 40 }, (_, nth) => `person-${nth}`)
const since = at('2026-09-01')

async function town() {
  const learners = createMemoryLearnerStore(8)
  const made = createWorld({ learners, department: (id) => (Number(id.slice(7)) < 25 ? 'Skola' : 'Vård') })
  for (const id of everybody) await made.install(id)
  const world = { ...made.world, setAside: memorySetAside() }
  const change = async (from: number, to: number, change: Partial<Learner>) => {
    for (const id of everybody.slice(from, to))
      await changeLearner(learners, id, (one) => ({ ...one, ...change }))
  }
  return { ...made, world, change }
}

describe('showing the reach', () => {
  it('says by which way everybody is reached who works here, from the slices’ marks alone', async () => {
    const { world, change } = await town()
    await change(0, 6, { reach: { kind: 'none', reason: 'no licence', since } })
    await change(6, 12, { reach: { kind: 'none', reason: 'blocked', since }, mail: { since } })
    await leaveLearner(world, 'person-39')
    const { readSlice: _, readRows: __, ...marks } = world.learners

    const shown = await showReach({ ...world, learners: marks as typeof world.learners })

    assert.equal(shown.people, 39)
    assert.deepEqual(
      shown.ways.map(({ channel, reason, people }) => [channel, reason, people]),
      [
        ['teams', undefined, 27],
        ['letter', 'blocked', 6],
        ['none', 'no licence', 6],
      ],
    )
    assert.deepEqual(
      shown.departments.map(({ department, people }) => [department, people]),
      [
        ['Skola', 25],
        ['Vård', 14],
      ],
    )
    assert.equal(shown.roster, undefined)
    assert.match(shown.asOf, /^2026-08-31T10:00:00\+02:00/)
  })

  it('says how the roster stands, and what keeps the app from those who don’t have it', async () => {
    const { world } = await town()
    const state: RosterState = {
      enrolled: 40,
      audiences: {},
      full: { at: since, found: 41, outOfScope: { guest: 1 }, nearDuplicates: [['Vård', 'Vard']] },
      trouble: { kind: 'permission missing', what: 'Give it User.Read.All.', since },
    }
    await world.setAside.put(installingApp, 'Publish it.')
    await world.setAside.put('slice 3', 'Something else.')

    const { roster, installing } = await showReach({
      ...world,
      roster: { read: async () => state, write: async () => undefined },
    })

    assert.deepEqual(roster, {
      readAt: '2026-09-01T12:00:00+02:00',
      trouble: { what: 'Give it User.Read.All.', since: '2026-09-01T12:00:00+02:00' },
      nearDuplicates: [['Vård', 'Vard']],
    })
    assert.equal(installing?.reason, 'Publish it.')
  })
})
