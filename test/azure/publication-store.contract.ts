// What every store of publications promises; the table in Azurite and the one in memory are both held to it.
import assert from 'node:assert/strict'
import type { PublicationStore } from '../../bot/core/ports.ts'
import { nothingPublished, type Publication } from '../../bot/core/publication.ts'

const counted = { answered: 5, right: 3, options: { 'main/a': 3, 'main/b': 2 } }
const published: Publication = {
  course: 'stad',
  lesson: 'losen-ord',
  groups: [
    { department: null, right: { answered: 5, atLeast: 3, atMost: 5 }, counted },
    {
      department: 'Kök & städ "ö"',
      right: { answered: 10, atLeast: 6, atMost: 6 },
      options: { answered: 10, chosen: { 'main/a': 6, 'main/b': 4 } },
      counted: { ...counted, answered: 10 },
    },
  ],
  counted: { '': counted, 'Kök & städ "ö"': { ...counted, answered: 10 } },
  recall: {
    gaps: { 'after wrong': { answered: 10, atLeast: 4, atMost: 4 } },
    known: [{ at: 1_790_000_000_000, right: 9, wrong: 3 }],
  },
}

/** `create` makes an empty store. */
export function publicationPromises(create: () => Promise<PublicationStore>): void {
  let store: PublicationStore
  beforeEach(async () => {
    store = await create()
  })
  const kept = async () => (await store.list('stad'))[0]

  it('has nothing at first', async () => {
    assert.deepEqual(await store.list('stad'), [])
  })

  it('gives back what was kept, to the letter', async () => {
    assert.equal(await store.put(published, undefined), true)

    assert.deepEqual((await kept())?.value, published)
  })

  it('keeps lessons and courses apart', async () => {
    const others = [nothingPublished('stad', 'ett'), nothingPublished('it-sakerhet', 'ett')]
    for (const each of [published, ...others]) await store.put(each, undefined)

    const [stad, it] = await Promise.all([store.list('stad'), store.list('it-sakerhet')])

    assert.deepEqual(new Set(stad.map(({ value }) => value)), new Set([published, others[0]]))
    assert.deepEqual(
      it.map(({ value }) => value),
      [others[1]],
    )
  })

  it('takes the place of the version it was made from, and of no other', async () => {
    await store.put(nothingPublished('stad', 'losen-ord'), undefined)
    const first = (await kept())?.version

    assert.equal(await store.put(published, first), true)

    assert.equal(await store.put(nothingPublished('stad', 'losen-ord'), first), false)
    assert.equal(await store.put(nothingPublished('stad', 'losen-ord'), undefined), false)
    assert.deepEqual((await kept())?.value, published)
    assert.notEqual((await kept())?.version, first)
  })

  it('lets one of several through that come at once', async () => {
    const taken = await Promise.all(Array.from({ length: 5 }, () => store.put(published, undefined)))

    assert.equal(taken.filter(Boolean).length, 1)
  })
}
