// What every store of course contents promises; the table in Azurite and the one in memory are both held to it.
import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import type { CourseContentStore } from '../../bot/core/ports.ts'
import { course, lesson, question } from '../support/builders.ts'

/** `create` makes an empty store. */
export function contentPromises(create: () => Promise<CourseContentStore>): void {
  let store: CourseContentStore
  beforeEach(async () => {
    store = await create()
  })

  it('has nothing at first', async () => {
    assert.deepEqual(await store.list(), [])
  })

  it('gives back what was kept, to the letter', async () => {
    const survey = { questions: [question('vad')], confidence: { sv: 'Åäö “jag vet” 🌧', en: 'I\nknow' } }
    const kept = [course('stad', { survey }), course('it-sakerhet')]
    for (const each of kept) await store.put(each)

    assert.deepEqual(new Set(await store.list()), new Set(kept))
  })

  it('keeps the latest alone', async () => {
    await store.put(course('stad', { lessons: manyLessons(40) }))
    await store.put(course('stad', { lessons: [lesson('ett')] }))

    assert.deepEqual(await store.list(), [course('stad', { lessons: [lesson('ett')] })])
  })

  it('holds a course larger than one column, even of words that don’t compress', async () => {
    const large = course('stad', { lessons: manyLessons(100) })
    await store.put(large)

    assert.deepEqual(await store.list(), [large])
  })
}

function manyLessons(count: number) {
  return Array.from({ length: count }, (_, i) =>
    lesson(`l${i}`, { body: { sv: randomBytes(1500).toString('base64'), en: 'x' } }),
  )
}
