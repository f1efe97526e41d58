import assert from 'node:assert/strict'
import type { PauseLength } from '../../bot/core/pause.ts'
import { pauseLearner } from '../../bot/flows/pause-learner.ts'
import { resumeLearner } from '../../bot/flows/resume-learner.ts'
import { showProgress } from '../../bot/flows/show-progress.ts'
import { at } from '../support/builders.ts'
import { createWorld } from '../support/world.ts'

const weeks = (count: number): PauseLength => ({ kind: 'days', days: count * 7 })

describe('pausing', () => {
  it('sends nothing until the day named, to the one who asked alone, and then goes on', async () => {
    const { world, cards, install, tick, setTime } = createWorld()
    await install('anna')
    await install('bo')
    await tick()

    const card = await pauseLearner(world, 'anna', weeks(3))
    for (const day of ['2026-09-01 09:00', '2026-09-15 09:00', '2026-09-20 12:00']) {
      setTime(day)
      await tick()
    }

    assert.deepEqual(card.kind === 'paused' && card.pause.until, at('2026-09-21 00:00'))
    assert.ok(cards.every(({ conversation }) => conversation.id === 'chat-bo'))
    assert.ok(cards.length >= 2)

    setTime('2026-09-21 08:00')
    await tick()
    assert.equal(cards.at(-1)?.conversation.id, 'chat-anna')
  })

  it('wakes the slice: who resumes gets what is due at the next tick, not a day later', async () => {
    const { world, cards, install, tick, setTime, learner } = createWorld()
    await install('anna')
    await pauseLearner(world, 'anna', weeks(8))
    setTime('2026-09-02 09:00')
    await tick()
    assert.equal(cards.length, 0)

    setTime('2026-09-02 09:05')
    const card = await resumeLearner(world, 'anna')
    await tick()

    assert.deepEqual(card, {
      kind: 'resumed',
      language: 'sv',
      wasPaused: true,
      next: { kind: 'lesson', at: at('2026-09-02 09:05'), zone: 'Europe/Stockholm' },
    })
    assert.equal(cards.length, 1)
    assert.deepEqual((await learner('anna'))?.pause, {
      from: at('2026-08-31 10:00'),
      until: at('2026-09-02 09:05'),
    })
  })

  it('takes the second length for the first, counted from the first day', async () => {
    const { world, install, setTime, learner } = createWorld()
    await install('anna')
    await pauseLearner(world, 'anna', weeks(8))

    setTime('2026-09-07 10:00')
    await pauseLearner(world, 'anna', weeks(1))

    assert.deepEqual((await learner('anna'))?.pause, {
      from: at('2026-08-31 10:00'),
      until: at('2026-09-14 00:00'),
    })
  })

  it('shows the pause among the progress', async () => {
    const { world, install } = createWorld()
    await install('anna')
    await pauseLearner(world, 'anna', weeks(1))

    const card = await showProgress(world, 'anna')

    assert.equal(card.kind === 'progress' && card.pause?.until, at('2026-09-07 00:00'))
  })

  const refused: [string, string, PauseLength | undefined][] = [
    ['pause', 'no length, which is asked for', undefined],
    ['past', 'a day that was', { kind: 'date', day: 1, month: 1, year: 2020 }],
    ['too long', 'ten years', weeks(520)],
    ['no such date', '31 February', { kind: 'date', day: 31, month: 2 }],
  ]
  for (const [answer, what, length] of refused) {
    it(`changes nothing and says why: ${what}`, async () => {
      const { world, install } = createWorld()
      await install('anna')
      const rows = () => Promise.all([0, 1].map((slice) => world.learners.readSlice(slice)))
      const before = await rows()

      const card = await pauseLearner(world, 'anna', length)

      assert.equal(card.kind === 'notice' ? card.notice : card.kind, answer)
      assert.deepEqual(await rows(), before)
    })
  }

  it('changes nothing for who resumes without a pause, and greets strangers with a notice', async () => {
    const { world, install, learner } = createWorld()
    await install('anna')
    const before = await learner('anna')

    const card = await resumeLearner(world, 'anna')

    assert.equal(card.kind === 'resumed' && card.wasPaused, false)
    assert.deepEqual(await learner('anna'), before)
    for (const answer of [resumeLearner(world, 'nobody'), pauseLearner(world, 'nobody', weeks(1))]) {
      assert.deepEqual(await answer, { kind: 'notice', language: 'sv', notice: 'not installed' })
    }
  })
})
