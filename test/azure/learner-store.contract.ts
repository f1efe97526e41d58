// What every store of learners promises; the table in Azurite and the one in memory are both held to it.
import assert from 'node:assert/strict'
import type { LearnerStore } from '../../bot/core/ports.ts'
import { sliceOf } from '../../bot/core/slice.ts'
import { countEligible, countMove, emptyTally } from '../../bot/core/tally.ts'
import { at, conversation, learner } from '../support/builders.ts'
import { createWorld } from '../support/world.ts'

const mark = { learners: 1, simulated: 0, reach: {}, nextAt: 7, plan: 'p' }
const answer = {
  learner: 'anna',
  course: 'stad',
  item: 'ett',
  lesson: 'ett',
  question: 'main',
  options: ['a', 'b'],
  right: true,
  at: at('2026-09-01 09:05'),
  channel: 'teams',
} as const
const item = {
  state: 'sent',
  since: 5,
  cardAt: 4,
  shownAt: 4,
  reminders: 0,
  question: 'main',
  activityId: 'åäö|1',
} as const
const full = learner({
  pause: { from: 1, until: 2 },
  left: 3,
  id: '29:1a-B_c.d@e',
  department: 'Vård och omsorg',
  standings: {
    'it-sakerhet': { joined: 3, department: 'Skola', items: { 'losen-ord': item } },
    stad: { joined: 3, department: 'Skola', items: {} },
  },
})
const moved = countMove(
  countEligible(emptyTally('stad', 'ett'), 'Kök & städ "ö"'),
  'Kök & städ "ö"',
  0,
  undefined,
  item,
)
const tally = { ...moved, recall: { later: { answered: 3, right: 2 } }, editions: { 'a_-9': 4 } }

/** `create` makes an empty store with four slices. */
export function storePromises(create: () => Promise<LearnerStore>): void {
  let store: LearnerStore
  beforeEach(async () => {
    store = await create()
  })

  it('gives back what was written, to the letter', async () => {
    const unreached = learner({ id: 'bo', reach: { kind: 'none', reason: 'blocked', since: 9 } })
    const trial = { at: 10, isOver: false }
    const tried = learner({
      id: 'cia',
      reach: { kind: 'none', reason: 'disabled', since: 9, conversation, trial },
      installs: { tries: 2, last: 8 },
    })
    await store.commit(1, [
      { kind: 'mark', value: mark },
      { kind: 'learner', value: full },
      { kind: 'learner', value: unreached },
      { kind: 'learner', value: tried },
      { kind: 'tally', value: tally },
    ])

    const rows = await store.readSlice(1)

    assert.deepEqual(rows.mark?.value, mark)
    assert.deepEqual(new Set(rows.learners.map(({ value }) => value)), new Set([full, unreached, tried]))
    assert.deepEqual(
      rows.tallies.map(({ value }) => value),
      [tally],
    )
    assert.deepEqual(await store.readCounts(1), { mark, tallies: [tally] })
    assert.deepEqual((await store.readMark(1))?.value, mark)
  })

  const odd = {
    letters: 'Åsa Öström-Çelik, förskolan “Ärlan”, Ναυτία, 教育, \u202eعربي',
    pictures: '🌧️👩🏽‍🏫 \u{10ffff}',
    quotes: `' '' " \\ \\" \` %27 &amp; <b> ]]> {"a":"b"}`,
    'ends of lines': 'a\nb\r\nc\r\n\r\n\u2028d\u2029e\u0085f',
    'what a transaction is made of': '--changeset_x\r\nPUT http://a/b HTTP/1.1\r\nETag: "x"\r\n{"code":"x"}}',
    'control characters': '\t\v\u0001\u001f\u007f',
    nothing: '',
  }
  for (const [what, words] of Object.entries(odd)) {
    it(`keeps every character, also ${what}`, async () => {
      const value = learner({
        department: words,
        reach: { kind: 'teams', conversation: { serviceUrl: 'http://x/', id: `a:${words}` }, since: 1 },
        standings: {
          stad: {
            joined: 1,
            department: 'Skola',
            items: { ett: { ...item, activityId: words, reason: words } },
          },
        },
      })
      const counted = countEligible(emptyTally('stad', 'ett'), words)
      await store.commit(1, [
        { kind: 'tally', value: counted },
        { kind: 'learner', value },
      ])

      const { learners, tallies } = await store.readSlice(1)

      assert.deepEqual(learners[0]?.value, value)
      assert.deepEqual(tallies[0]?.value, counted)
    })
  }

  it('reads a slice of more than a thousand rows whole', async () => {
    const ids = Array.from({ length: 1100 }, (_, i) => `id${i}`)
    for (let from = 0; from < ids.length; from += 100) {
      const some = ids.slice(from, from + 100)
      await store.commit(
        1,
        some.map((id) => ({ kind: 'learner', value: learner({ id }) })),
      )
    }

    const { learners } = await store.readSlice(1)

    assert.deepEqual(new Set(learners.map(({ value }) => value.id)), new Set(ids))
    assert.equal(learners.length, ids.length)
  })

  it('keeps slices apart', async () => {
    await store.commit(1, [{ kind: 'learner', value: full }])

    assert.deepEqual(await store.readSlice(2), { learners: [], tallies: [] })
  })

  it('leaves answers out of a slice and finds them by learner, course and item', async () => {
    const slice = sliceOf('anna', 4)
    await store.commit(slice, [{ kind: 'answer', value: answer }])

    assert.deepEqual(await store.readSlice(slice), { learners: [], tallies: [] })
    assert.deepEqual(await store.readAnswer('anna', 'stad', 'ett'), answer)
    assert.equal(await store.readAnswer('anna', 'stad', 'tva'), undefined)
  })

  it('reads all answers of one learner, and nobody else’s', async () => {
    const neighbours = Array.from({ length: 40 }, (_, i) => [
      `anna-${i}`,
      `anna.${i}`,
      `anna${i}`,
      `bo${i}`,
    ]).flat()
    const others = neighbours
      .filter((id) => sliceOf(id, 4) === sliceOf('anna', 4))
      .map((id) => ({ ...answer, learner: id }))
    const second = { ...answer, course: 'it', item: 'ett.r1' }
    for (const value of [answer, second, ...others]) {
      await store.commit(sliceOf(value.learner, 4), [{ kind: 'answer', value }])
    }

    const found = await store.readAnswers('anna')

    assert.deepEqual(new Set(found), new Set([answer, second]))
    assert.deepEqual(await store.readAnswers('nobody'), [])
  })

  it('reads all answers in a slice, of everybody, and nothing else', async () => {
    const answers = ['anna', 'bo', '29:1a-B_c.d@e'].map((id) => ({ ...answer, learner: id }))
    await store.commit(1, [
      { kind: 'mark', value: mark },
      { kind: 'learner', value: full },
      { kind: 'tally', value: tally },
      ...answers.map((value) => ({ kind: 'answer', value }) as const),
    ])
    await store.commit(2, [{ kind: 'answer', value: { ...answer, learner: 'cia' } }])

    assert.deepEqual(new Set(await store.readSliceAnswers(1)), new Set(answers))
    assert.deepEqual(await store.readSliceAnswers(3), [])
  })

  it('reads single rows and leaves out those that aren’t there', async () => {
    await store.commit(1, [{ kind: 'tally', value: tally }])

    const rows = await store.readRows(1, [
      { kind: 'mark' },
      { kind: 'learner', learner: 'nobody' },
      { kind: 'tally', course: 'stad', lesson: 'ett' },
    ])

    assert.deepEqual(
      rows.tallies.map(({ value }) => value),
      [tally],
    )
    assert.deepEqual({ ...rows, tallies: [] }, { learners: [], tallies: [] })
  })

  it('writes with the version it was read with, and gives the next', async () => {
    const first = await store.commit(1, [{ kind: 'mark', value: mark }])
    assert.ok(first.kind === 'committed')
    const next = { ...mark, learners: 2 }

    const second = await store.commit(1, [{ kind: 'mark', value: next, ...version(first.versions[0]) }])

    assert.ok(second.kind === 'committed')
    assert.notEqual(second.versions[0], first.versions[0])
    assert.equal((await store.readMark(1))?.version, second.versions[0])
  })

  const conflicts = {
    'a row that is there already': { kind: 'mark', value: mark },
    'a row that has changed': {
      kind: 'mark',
      value: mark,
      version: 'W/"datetime\'2020-01-01T00%3A00%3A00.0Z\'"',
    },
    'a row that is gone': { kind: 'tally', value: emptyTally('no', 'no'), version: 'W/"x"' },
    'an answer given before': { kind: 'answer', value: answer },
    'a learner to erase who has changed': { kind: 'erased learner', learner: 'anna', version: 'W/"x"' },
    'a learner to erase who is gone': { kind: 'erased learner', learner: 'bo', version: 'W/"x"' },
    'an answer to erase that isn’t there': {
      kind: 'erased answer',
      learner: 'anna',
      course: 'stad',
      item: 'tva',
    },
  } as const
  for (const [what, write] of Object.entries(conflicts)) {
    it(`writes nothing at all on a conflict: ${what}`, async () => {
      const [anna, cia] = [learner(), learner({ id: 'cia' })]
      const written = await store.commit(1, [
        { kind: 'mark', value: mark },
        { kind: 'answer', value: answer },
        { kind: 'learner', value: anna },
      ])
      assert.ok(written.kind === 'committed')

      const outcome = await store.commit(1, [{ kind: 'learner', value: cia }, write])

      assert.deepEqual(outcome, { kind: 'conflict' })
      assert.deepEqual(
        (await store.readSlice(1)).learners.map(({ value }) => value),
        [anna],
      )
    })
  }

  it('erases a learner and their answers, for good, beside what is written', async () => {
    const slice = sliceOf('anna', 4)
    const written = await store.commit(slice, [
      { kind: 'learner', value: learner() },
      { kind: 'answer', value: answer },
      { kind: 'answer', value: { ...answer, item: 'tva' } },
    ])
    assert.ok(written.kind === 'committed')
    const [version = ''] = written.versions

    const outcome = await store.commit(slice, [
      { kind: 'erased answer', learner: 'anna', course: 'stad', item: 'ett' },
      { kind: 'mark', value: mark },
      { kind: 'erased learner', learner: 'anna', version },
    ])

    assert.ok(outcome.kind === 'committed')
    assert.equal((await store.readMark(slice))?.version, outcome.versions[1])
    assert.deepEqual([outcome.versions[0], outcome.versions[2]], ['', ''])
    assert.deepEqual((await store.readSlice(slice)).learners, [])
    assert.deepEqual(
      (await store.readAnswers('anna')).map(({ item }) => item),
      ['tva'],
    )
    const again = await store.commit(slice, [{ kind: 'learner', value: learner() }])
    assert.equal(again.kind, 'committed')
  })

  it('erases a hundred rows at once', async () => {
    const items = Array.from({ length: 100 }, (_, nth) => `item-${nth}`)
    const slice = sliceOf('anna', 4)
    await store.commit(
      slice,
      items.map((item) => ({ kind: 'answer', value: { ...answer, item } })),
    )

    const erased = items.map(
      (item) => ({ kind: 'erased answer', learner: 'anna', course: 'stad', item }) as const,
    )

    assert.equal((await store.commit(slice, erased)).kind, 'committed')
    assert.deepEqual(await store.readAnswers('anna'), [])
  })

  it('takes a hundred rows at once and refuses one more', async () => {
    const rows = (count: number, prefix: string) =>
      Array.from({ length: count }, (_, i) => ({
        kind: 'learner' as const,
        value: learner({ id: `${prefix}${i}` }),
      }))

    assert.equal((await store.commit(1, rows(100, 'a'))).kind, 'committed')
    await assert.rejects(store.commit(1, rows(101, 'b')))
    assert.equal((await store.readSlice(1)).learners.length, 100)
  })

  it('carries the whole loop: install, tick, answer, answer again, figures', async () => {
    const { install, tick, setTime, answer: tap, figures } = createWorld({ learners: store })
    for (const id of ['anna', 'bo', 'cia']) await install(id)
    setTime('2026-09-01 09:00')
    await tick()

    const taps = await Promise.all(['anna', 'anna', 'bo'].map((id) => tap(id, { options: ['b'] })))

    assert.ok(taps.every((each) => each.kind === 'feedback' && !each.right))
    const { eligible, answered, sent, right } = (await figures()) ?? {}
    assert.deepEqual({ eligible, answered, sent, right }, { eligible: 3, answered: 2, sent: 1, right: 0 })
  })
}

function version(of: string | undefined) {
  return of === undefined ? {} : { version: of }
}
