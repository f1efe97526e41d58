import assert from 'node:assert/strict'
import type { LearnerStore, PublicationStore } from '../../bot/core/ports.ts'
import type { Publication } from '../../bot/core/publication.ts'
import { showOverview } from '../../bot/flows/show-overview.ts'
import { createMemoryLearnerStore } from '../../bot/local/memory-learner-store.ts'
import { createMemoryPublicationStore } from '../../bot/local/memory-publication-store.ts'
import { createWorld } from '../support/world.ts'

const people = Array.from({ length: 12 }, (_, i) => `person-${i}`)

/** Everybody has the first lesson before them. */
async function municipality(learners: LearnerStore = createMemoryLearnerStore(2)) {
  const { world, install, tick, setTime, answer } = createWorld({ learners })
  for (const id of people) await install(id)
  setTime('2026-09-01 09:00')
  await tick()
  const publications = createMemoryPublicationStore()
  const look = async (store: PublicationStore = publications) => {
    const { courses } = await showOverview({ ...world, publications: store })
    return courses[0]?.lessons[0]?.figures.right
  }
  const answers = async (from: number, to: number, option: 'a' | 'b') => {
    for (const id of people.slice(from, to)) await answer(id, { options: [option] })
  }
  return { world, publications, look, answers }
}

describe('showing the overview', () => {
  it('publishes answers in steps of five', async () => {
    const { look, answers } = await municipality()
    await answers(0, 4, 'a')
    const four = await look()
    await answers(4, 8, 'b')
    const eight = await look()
    await answers(8, 12, 'b')

    const twelve = await look()

    assert.deepEqual(four, { kind: 'hidden', why: 'few answers' })
    assert.deepEqual(eight, { kind: 'shown', answered: 8, atLeast: 4, atMost: 4 })
    assert.deepEqual(twelve, eight)
  })

  it('shows the same to whoever looks next, at another instance and after a restart', async () => {
    const { publications, look, answers } = await municipality()
    await answers(0, 8, 'a')
    const first = await look()
    await answers(8, 12, 'b')

    const next = await look(publications)

    assert.deepEqual(first, { kind: 'shown', answered: 8, atLeast: 6, atMost: 8 })
    assert.deepEqual(next, first)
  })

  it('shows what another viewer has published at the same moment, and nothing of its own', async () => {
    const { publications, look, answers } = await municipality()
    await answers(0, 6, 'a')
    // Between this viewer's reading and its writing another looks, and one more answer has come.
    const overtaken: PublicationStore = {
      list: (course) => publications.list(course),
      async put(publication: Publication, version) {
        await answers(6, 7, 'b')
        await look()
        return publications.put(publication, version)
      },
    }

    const shown = await look(overtaken)

    assert.deepEqual(shown, { kind: 'shown', answered: 7, atLeast: 5, atMost: 7 })
    assert.deepEqual(await look(), shown)
  })

  it('reads what has been published before it counts, or answers could seem new that are not', async () => {
    const reads: string[] = []
    const store = createMemoryLearnerStore(2)
    const { publications, look } = await municipality({
      ...store,
      readCounts(slice) {
        reads.push('counts')
        return store.readCounts(slice)
      },
    })

    await look({
      ...publications,
      async list(course) {
        const found = await publications.list(course)
        reads.push('published')
        return found
      },
    })

    assert.deepEqual(reads, ['published', 'counts', 'counts'])
  })

  it('writes nothing when there is nothing new to publish', async () => {
    const { publications, look, answers } = await municipality()
    await answers(0, 8, 'a')
    await look()

    await look({ ...publications, put: () => assert.fail('It wrote.') })
  })
})
