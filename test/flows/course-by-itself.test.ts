import assert from 'node:assert/strict'
import type { Course, Survey } from '../../bot/core/course.ts'
import { runCourse } from '../../bot/core/running-course.ts'
import { showLesson } from '../../bot/flows/show-lesson.ts'
import { course, lesson, planOf, question, running } from '../support/builders.ts'
import { createWorld } from '../support/world.ts'

const survey: Survey = {
  questions: [question('vem'), question('vad')],
  confidence: { sv: 'Jag vet vem jag vänder mig till.', en: 'I know whom to turn to.' },
}

async function worldAt(local: string, courses = [running()]) {
  const made = createWorld({ courses })
  await made.install('anna')
  made.setTime(local)
  await made.tick()
  return made
}

describe('a course that runs by itself', () => {
  it('reminds after three and ten working days, puts a sentence on the older cards, and lets go', async () => {
    const { cards, updates, tick, setTime, figures } = await worldAt('2026-09-01 09:00')

    // Tuesday; three working days later is Friday, ten later the Tuesday of the next lesson, which goes first.
    for (const day of ['2026-09-03 15:00', '2026-09-04 08:00', '2026-09-15 09:00', '2026-09-16 08:00']) {
      setTime(day)
      await tick()
    }

    assert.deepEqual(
      cards.map(({ card }) => card.kind === 'lesson' && [card.lesson.id, card.isReminder]),
      [
        ['ett', false],
        ['ett', true],
        ['tva', false],
        ['ett', true],
      ],
    )
    assert.deepEqual(
      updates.map(({ activityId, card }) => [activityId, card.kind === 'notice' && card.notice]),
      [
        ['card-1', 'moved'],
        ['card-2', 'moved'],
      ],
    )

    setTime('2026-09-18 08:00')
    await tick()

    assert.equal((await figures())?.expired, 1)
    const closed = updates.find(({ activityId }) => activityId === 'card-4')?.card
    assert.equal(closed?.kind === 'notice' && closed.notice, 'expired')
  })

  it('refuses an answer once the item has been let go, in words', async () => {
    const { answer, setTime, tick } = await worldAt('2026-09-01 09:00')
    setTime('2026-09-18 08:00')
    await tick()

    const recorded = await answer('anna')

    assert.equal(recorded.kind === 'refused' && recorded.notice, 'expired')
  })

  it('asks a variant twelve days after a wrong answer, and counts it apart', async () => {
    const lessons = [lesson('ett', { variants: [question('skola')] })]
    const made = await worldAt('2026-09-01 09:00', [running(course('stad', { lessons }))])
    const { cards, answer, setTime, tick, figures, world } = made
    await answer('anna', { options: ['b'] })

    setTime('2026-09-11 09:00')
    await tick()
    assert.equal(cards.length, 1)
    setTime('2026-09-14 08:00')
    await tick()

    const asked = cards[1]?.card
    assert.ok(asked?.kind === 'lesson')
    assert.deepEqual([asked.item, asked.question.id, asked.isReminder], ['ett.r1', 'skola', false])
    const recorded = await answer('anna', { item: 'ett.r1', question: 'skola', options: ['a'] })
    assert.ok(recorded.kind === 'feedback' && recorded.right)
    assert.deepEqual((await figures())?.right, 0)
    const [tally] = (await world.learners.readCounts(0)).tallies.concat(
      (await world.learners.readCounts(1)).tallies,
    )
    assert.deepEqual(tally?.departments.Skola?.repetitions, {
      1: { states: { claimed: 0, sent: 0, answered: 1 }, right: 1 },
    })
    assert.deepEqual(tally?.departments.Skola?.options, { 'main/b': 1 })
  })

  it('heals by its reminder what may not have arrived', async () => {
    const { cards, install, tick, setTime, figures } = createWorld({
      outcomeOf: (nth) => (nth === 1 ? { kind: 'unknown', reason: 'no answer' } : undefined),
    })
    await install('anna')
    setTime('2026-09-01 09:00')
    await tick()
    assert.equal((await figures())?.unknown, 1)

    setTime('2026-09-04 08:00')
    await tick()

    assert.equal(cards.length, 2)
    assert.equal((await figures())?.unknown, 0)
    assert.equal((await figures())?.sent, 1)
  })

  it('leaves a lesson that has arrived where it is when its reminder can’t be delivered', async () => {
    const { install, tick, setTime, figures, learner } = createWorld({
      outcomeOf: (nth) => (nth === 2 ? { kind: 'unreachable', reason: 'blocked' } : undefined),
    })
    await install('anna')
    for (const time of ['2026-09-01 09:00', '2026-09-04 08:00']) {
      setTime(time)
      await tick()
    }

    assert.equal((await learner('anna'))?.reach.kind, 'none')
    assert.equal((await figures())?.sent, 1)
    assert.equal((await figures())?.unreached, 0)
  })

  it('takes a reminder that passed by back, and sends it at the next tick', async () => {
    const { cards, install, tick, setTime, learner } = createWorld({
      outcomeOf: (nth) => (nth === 2 ? { kind: 'passing', reason: '503' } : undefined),
    })
    await install('anna')
    for (const time of ['2026-09-01 09:00', '2026-09-04 08:00', '2026-09-04 08:01']) {
      setTime(time)
      await tick()
    }

    assert.equal(cards.length, 3)
    assert.equal((await learner('anna'))?.standings.stad?.items.ett?.reminders, 1)
  })

  it('asks the baseline before the first lesson and the follow-up after the last', async () => {
    const of = course('stad', { survey, lessons: [lesson('ett')] })
    const { cards, answer, setTime, tick } = await worldAt('2026-09-01 09:00', [running(of)])
    const options = ['vem/a', 'vad/b', 'confidence/4']

    const first = await answer('anna', { item: 'survey.baseline', question: 'survey', options })
    const second = await answer('anna', {
      item: 'survey.baseline',
      question: 'survey',
      options: ['vem/b', 'vad/b', 'confidence/1'],
    })
    for (const day of ['2026-09-03 09:00', '2026-09-15 09:00', '2026-09-29 09:00']) {
      setTime(day)
      await tick()
      if (day.startsWith('2026-09-15')) await answer('anna')
    }

    assert.deepEqual(
      cards.map(({ card }) => (card.kind === 'survey' || card.kind === 'lesson' ? card.item : card.kind)),
      ['survey.baseline', 'ett', 'survey.follow-up'],
    )
    assert.ok(first.kind === 'thanks' && first.isFirst)
    assert.ok(second.kind === 'thanks' && !second.isFirst)
  })

  it('takes a survey whole or not at all', async () => {
    const of = course('stad', { survey, lessons: [lesson('ett')] })
    const { answer } = await worldAt('2026-09-01 09:00', [running(of)])
    const given = (options: string[]) =>
      answer('anna', { item: 'survey.baseline', question: 'survey', options })

    const part = await given(['vem/a', 'confidence/4'])
    const odd = await given(['vem/a', 'vad/b', 'confidence/9'])

    assert.equal(part.kind === 'refused' && part.notice, 'nothing chosen')
    assert.equal(odd.kind === 'refused' && odd.notice, 'card not known')
  })

  it('puts right the cards that are out when a lesson is corrected', async () => {
    const { world, updates, tick, answer, install } = await worldAt('2026-09-01 09:00')
    await install('bo')
    await tick()
    await answer('bo')
    const corrected = course('stad', {
      lessons: course().lessons.map((each) => ({
        ...each,
        edition: 'second',
        body: { sv: 'Rättat.', en: 'Corrected.' },
      })),
    })

    world.planner = { current: async () => ({ ...(await plan(corrected)), version: 'corrected' }) }
    await tick()
    await tick()

    // Bo has answered: his card shows the feedback, and stays.
    assert.equal(updates.length, 1)
    const [update] = updates
    assert.ok(update?.card.kind === 'lesson')
    assert.equal(update.card.lesson.body.sv, 'Rättat.')
  })

  it('passes over a lesson with an expired fact, says so in time, and gives it once the fact is renewed', async () => {
    const [fact] = lesson('x').facts
    assert.ok(fact)
    const of = (recheck: string) =>
      course('stad', { lessons: [lesson('ett', { facts: [{ ...fact, recheck }] }), lesson('tva')] })
    const { world, cards, tick, setTime } = await worldAt('2026-09-01 09:00', [running(of('2026-08-31'))])
    setTime('2026-09-15 09:00')
    await tick()
    assert.deepEqual(
      cards.map(({ card }) => card.kind === 'lesson' && card.item),
      ['tva'],
    )

    world.planner = { current: async () => ({ ...(await plan(of('2027-08-31'))), version: 'renewed' }) }
    setTime('2026-09-17 09:00')
    await tick()

    assert.deepEqual(
      cards.map(({ card }) => card.kind === 'lesson' && card.item),
      ['tva', 'ett'],
    )
  })

  it('shows the latest item again, open or with its feedback', async () => {
    const { world, answer } = await worldAt('2026-09-01 09:00')

    assert.equal((await showLesson(world, 'anna')).kind, 'lesson')
    await answer('anna', { options: ['c'] })
    const after = await showLesson(world, 'anna')

    assert.ok(after.kind === 'feedback' && !after.right)
    assert.equal((await showLesson(world, 'nobody')).kind, 'notice')
  })
})

function plan(of: Course) {
  return planOf(runCourse(of, of.calendar)).current()
}
