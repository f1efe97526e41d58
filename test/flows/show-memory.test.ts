import assert from 'node:assert/strict'
import { runCourse } from '../../bot/core/running-course.ts'
import { createLook, lookAtFigures } from '../../bot/flows/look-at-figures.ts'
import { showLessonFigures } from '../../bot/flows/show-lesson-figures.ts'
import { showMemory } from '../../bot/flows/show-memory.ts'
import { createMemoryPublicationStore } from '../../bot/local/memory-publication-store.ts'
import { course, lesson, question, running } from '../support/builders.ts'
import { createWorld } from '../support/world.ts'

const people = Array.from({ length: 40 }, (_, i) => `person-${i}`)
const wrong = people.slice(0, 20)

/** Everybody has answered the first lesson, the first twenty wrong, and somebody has looked. */
async function municipality() {
  const publications = createMemoryPublicationStore()
  const { world, install, tick, setTime, answer } = createWorld()
  const lookAt = async (local: string) => {
    setTime(local)
    await tick()
    return lookAtFigures({ ...world, publications })
  }
  for (const id of people) await install(id)
  await lookAt('2026-09-01 09:00')
  for (const id of people) await answer(id, { options: [wrong.includes(id) ? 'b' : 'a'] })
  await lookAt('2026-09-02 09:00')
  const gapsOn = async (local: string) => {
    const lessons = showMemory(await lookAt(local), 'stad')?.lessons ?? []
    return lessons[0]?.gaps.map(({ recall }) => recall)
  }
  return { world, publications, lookAt, gapsOn, answer }
}

describe('showing what is remembered', () => {
  it('tells of those who were wrong once all of them can have been asked again', async () => {
    const { lookAt, gapsOn, answer } = await municipality()
    await lookAt('2026-09-14 08:00')
    for (const [i, id] of wrong.entries()) await answer(id, { item: 'ett.r1', options: [i < 15 ? 'a' : 'b'] })

    const early = await gapsOn('2026-09-16 15:00')
    const ripe = await gapsOn('2026-09-17 08:00')

    assert.deepEqual(early?.[0], { kind: 'hidden', why: 'too early' })
    assert.deepEqual(ripe, [
      { kind: 'shown', answered: 20, atLeast: 15, atMost: 15 },
      { kind: 'hidden', why: 'too early' },
      { kind: 'hidden', why: 'too early' },
    ])
  })

  it('tells nothing of nine who have answered again', async () => {
    const { lookAt, gapsOn, answer } = await municipality()
    await lookAt('2026-09-14 08:00')
    for (const id of wrong.slice(0, 9)) await answer(id, { item: 'ett.r1' })

    const gaps = await gapsOn('2026-09-18 08:00')

    assert.deepEqual(gaps?.[0], { kind: 'hidden', why: 'few answers' })
  })

  it('is the same for whoever looks next, though more have answered again since', async () => {
    const { lookAt, gapsOn, answer } = await municipality()
    await lookAt('2026-09-14 08:00')
    for (const id of wrong.slice(0, 12)) await answer(id, { item: 'ett.r1' })
    const first = await gapsOn('2026-09-17 08:00')
    for (const id of wrong.slice(12, 19)) await answer(id, { item: 'ett.r1', options: ['b'] })

    assert.deepEqual(await gapsOn('2026-09-17 10:00'), first)
    assert.deepEqual(first?.[0], { kind: 'shown', answered: 10, atLeast: 8, atMost: 10 })
  })

  it('tells of a survey question by question once ten have answered', async () => {
    const survey = { questions: [question('vem')], confidence: { sv: 'Jag vet.' } }
    const stad = running(course('stad', { lessons: [lesson('ett')], survey }))
    const { world, install, tick, setTime, answer } = createWorld({ courses: [stad] })
    const publications = createMemoryPublicationStore()
    for (const id of people) await install(id)
    setTime('2026-09-01 09:00')
    await tick()
    const shownAfter = async (from: number, to: number) => {
      for (const [i, id] of people.slice(from, to).entries())
        await answer(id, {
          item: 'survey.baseline',
          question: 'survey',
          options: [i < 4 ? 'vem/a' : 'vem/b', `confidence/${(i % 5) + 1}`],
        })
      return showMemory(await lookAtFigures({ ...world, publications }), 'stad')?.surveys
    }

    const nine = await shownAfter(0, 9)
    const ten = await shownAfter(9, 10)

    assert.deepEqual(nine?.questions[0]?.baseline, { kind: 'hidden', why: 'waiting for more answers' })
    assert.deepEqual(ten?.questions[0]?.baseline, { kind: 'shown', answered: 10, atLeast: 5, atMost: 5 })
    assert.equal(ten?.confidence.baseline.high.kind, 'hidden')
    const { high, low } = (await shownAfter(10, 40))?.confidence.baseline ?? {}
    assert.ok(high?.kind === 'shown' && low?.kind === 'shown')
    // Nobody is in both.
    assert.equal(high.answered + low.answered, 40)
  })
})

describe('a look at the figures', () => {
  it('counts in which edition a lesson went out, and shows the card as it is now', async () => {
    const { lookAt } = await municipality()

    const shown = showLessonFigures(
      await lookAt('2026-09-02 10:00'),
      { course: 'stad', lesson: 'ett' },
      (card) => ({ kind: card.kind, language: card.language }),
    )

    assert.deepEqual(shown?.edition, {
      current: 'first',
      openCards: 0,
      sent: [{ edition: 'first', cards: 40 }],
    })
    assert.deepEqual(shown?.cards, {
      sv: { kind: 'lesson', language: 'sv' },
      en: { kind: 'lesson', language: 'en' },
    })
  })

  it('is kept for a moment, and not once a course was changed or the storage failed', async () => {
    const { world, publications } = await municipality()
    let elapsed = 0
    let [version, isDown] = ['one', false]
    let looks = 0
    const stad = course()
    const look = createLook(
      {
        ...world,
        publications: {
          ...publications,
          async list(id) {
            looks++
            if (isDown) throw new Error('The storage is down.')
            return publications.list(id)
          },
        },
        planner: { current: async () => ({ version, courses: [runCourse(stad, stad.calendar)] }) },
      },
      { maxAgeMilliseconds: 1000, elapsed: () => elapsed },
    )

    const [first, same] = await Promise.all([look(), look()])
    elapsed = 999
    assert.equal(await look(), first)
    assert.equal(same, first)
    assert.equal(looks, 1)

    version = 'two'
    assert.notEqual(await look(), first)
    elapsed = 2000
    isDown = true
    await assert.rejects(look(), /The storage is down/)
    isDown = false
    await look()
    assert.equal(looks, 4)
  })
})
