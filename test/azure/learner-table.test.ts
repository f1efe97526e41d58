import assert from 'node:assert/strict'
import { createLearnerTable } from '../../bot/azure/learner-table.ts'
import { openStorage, type Storage } from '../../bot/azure/storage.ts'
import type { LearnerStore } from '../../bot/core/ports.ts'
import { countEligible, emptyTally } from '../../bot/core/tally.ts'
import { azuriteForTests } from '../support/azurite.ts'
import { learner } from '../support/builders.ts'
import { storePromises } from './learner-store.contract.ts'

const mark = { learners: 1, simulated: 0, reach: {}, nextAt: 7, plan: 'p' }
const answer = {
  learner: 'anna',
  course: 'stad',
  item: 'ett',
  lesson: 'ett',
  question: 'main',
  options: ['a'],
  right: true,
  at: 1,
  channel: 'teams',
} as const

describe('the learners’ table in Azurite', () => {
  const azurite = azuriteForTests()
  let stores = 0
  const open = () =>
    openStorage({ connectionString: azurite().connectionString, prefix: `t${++stores}x${process.pid}` })
  const strict = (storage: Storage): LearnerStore =>
    createLearnerTable(storage.learners, 4, {
      onDamaged: (what, reason) => assert.fail(`${what}: ${reason}`),
    })

  storePromises(async () => strict(await open()))

  it('writes columns that people can read by hand', async () => {
    const storage = await open()
    const value = learner({ joined: Date.parse('2026-08-01T10:00:00.123Z') })
    await strict(storage).commit(1, [
      { kind: 'learner', value },
      { kind: 'mark', value: { ...mark, learners: 3_000_000_000 } },
    ])

    const row = await storage.learners.getEntity('s0001', 'l|anna')
    const counts = await storage.learners.getEntity('s0001', 'm|')

    assert.deepEqual(row.joined, new Date(value.joined))
    assert.equal(row.department, 'Skola')
    assert.equal(row.simulated, false)
    assert.equal(counts.learners, 3_000_000_000)
    assert.equal(counts.simulated, 0)
  })

  it('takes a tally for what it was last, until a commit tells that another instance has written it', async () => {
    const storage = await open()
    const here = strict(storage)
    const there = strict(storage)
    const value = emptyTally('stad', 'ett')
    const newer = countEligible(value, 'Skola')
    const keys = [{ kind: 'tally', course: 'stad', lesson: 'ett' }] as const
    const read = async () => (await here.readRows(1, keys)).tallies[0]
    await here.commit(1, [{ kind: 'tally', value }])
    const [theirs] = (await there.readRows(1, keys)).tallies
    await there.commit(1, [{ kind: 'tally', value: newer, version: theirs?.version ?? '' }])

    const stale = await read()
    const outcome = await here.commit(1, [{ kind: 'tally', value, version: stale?.version ?? '' }])
    const fresh = await read()

    assert.deepEqual(stale?.value, value)
    assert.equal(outcome.kind, 'conflict')
    assert.deepEqual(fresh?.value, newer)
  })

  describe('with damaged rows', () => {
    let storage: Storage
    let store: LearnerStore
    let told: [what: string, reason: string][] = []
    const change = (rowKey: string, columns: object, mode: 'Merge' | 'Replace' = 'Merge') =>
      storage.learners.updateEntity({ partitionKey: 's0001', rowKey, ...columns }, mode)

    beforeEach(async () => {
      storage = await open()
      told = []
      store = createLearnerTable(storage.learners, 4, {
        onDamaged: (what, reason) => void told.push([what, reason]),
      })
      const standings = { stad: { joined: 1, department: 'Skola', items: {} } }
      await store.commit(1, [
        { kind: 'mark', value: mark },
        { kind: 'tally', value: emptyTally('stad', 'ett') },
        ...['anna', 'bo', 'cia'].map(
          (id) => ({ kind: 'learner', value: learner({ id, standings }) }) as const,
        ),
        ...['anna', 'bo'].map((id) => ({ kind: 'answer', value: { ...answer, learner: id } }) as const),
      ])
    })

    const damages: Record<string, [object, 'Merge' | 'Replace', RegExp]> = {
      'broken JSON': [{ standing_stad: '{"secret' }, 'Merge', /^Column standing_stad holds broken JSON\.$/],
      'JSON of another kind': [{ standing_stad: '["secret"]' }, 'Merge', /^Column standing_stad holds no/],
      'nothing in it': [{}, 'Replace', /^Column learner is missing\.$/],
      'a text for a date': [{ joined: 'secret' }, 'Merge', /^Column joined holds no date\.$/],
      'a number for a text': [{ department: 7 }, 'Merge', /^Column department holds no text\.$/],
      'a reach without its conversation': [
        { reach: 'none', conversation: 'secret' },
        'Merge',
        /^Column reachReason is missing\.$/,
      ],
    }
    for (const [what, [columns, mode, reason]] of Object.entries(damages)) {
      it(`goes on without a learner whose row has ${what}, and tells`, async () => {
        await change('l|bo', columns, mode)

        const { learners } = await store.readSlice(1)

        assert.deepEqual(
          learners.map(({ value }) => value.id),
          ['anna', 'cia'],
        )
        const [[what, why] = [], ...others] = told
        assert.equal(what, "a learner's row in slice 1")
        assert.match(why ?? '', reason)
        assert.deepEqual(others, [])
      })
    }

    it('goes on without an answer that can’t be read, and tells', async () => {
      await change('a|bo|stad|ett', { options: 'secret' })

      const answers = await store.readSliceAnswers(1)

      assert.deepEqual(answers, [answer])
      assert.deepEqual(told, [['an answer in slice 1', 'Column options holds broken JSON.']])
    })

    it('stops at a damaged tally and at a damaged mark, and says where', async () => {
      await change('t|stad|ett', { departments: 'secret' })
      const { tableName } = storage.learners
      const says = (what: string) =>
        new RegExp(`The table ${tableName} holds ${what} damaged: Column .* by hand\\.`)

      await assert.rejects(store.readSlice(1), says('a tally in slice 1'))

      await change('m|', { plan: 7 })
      await assert.rejects(store.readMark(1), says('the mark of slice 1'))
    })
  })
})
