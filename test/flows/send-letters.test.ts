import assert from 'node:assert/strict'
import type { LetterUrgency } from '../../bot/core/post-office.ts'
import { checkLedger } from '../../bot/flows/check-ledger.ts'
import { chooseChannel } from '../../bot/flows/choose-channel.ts'
import { reconcileSlice } from '../../bot/flows/reconcile-slice.ts'
import type { Post } from '../../bot/flows/send-letters.ts'
import { createMemoryLearnerStore } from '../../bot/local/memory-learner-store.ts'
import { at, course, lesson, running } from '../support/builders.ts'
import { letterLearner, putLearner } from '../support/letters.ts'
import { recordingPost } from '../support/post.ts'
import { createWorld } from '../support/world.ts'

const people = Array.from({ length: 12 }, (_, nth) => `reader-${nth}`)

/** Everybody in one slice, whom letters alone reach, on the morning of the first lesson. */
async function firstMorning(settings: Parameters<typeof createWorld>[0] = {}) {
  const learners = createMemoryLearnerStore(1)
  const made = createWorld({ learners, ...settings })
  for (const id of people) await putLearner(learners, letterLearner({ id }))
  made.setTime('2026-09-01 09:00')
  return { ...made, learners }
}

describe('sending letters', () => {
  it('brings everybody the lesson once, a few in each look, and is counted as letters', async () => {
    const { post, letters } = recordingPost()
    const { world, learners, tick, setTime, figures } = await firstMorning({ post })

    const looks = [await reconcileSlice(world, 0)]
    for (const minute of ['09:01', '09:02', '09:03']) {
      setTime(`2026-09-01 ${minute}`)
      looks.push(await reconcileSlice(world, 0))
    }
    await tick()

    assert.deepEqual(
      looks.map((look) => [look.kind, ...(look.kind === 'asleep' ? [] : [look.letters])]),
      [['postponed', 5], ['postponed', 5], ['looked', 2], ['asleep']],
    )
    assert.deepEqual(letters.map(({ learner }) => learner).sort(), [...people].sort())
    const { tallies } = await learners.readCounts(0)
    assert.equal(tallies.find((each) => each.lesson === 'ett')?.departments.Skola?.states.letter, 12)
    assert.equal((await figures())?.sent, 12)
    await checkLedger(learners, [running()])
  })

  it('doesn’t keep the slice awake while letters wait for their turn', async () => {
    const { post } = recordingPost()
    const room: Post['pace']['room'] = async () => ({ kind: 'later', afterMilliseconds: 40 * 60_000 })
    const { world, learners, setTime } = await firstMorning({
      post: { ...post, pace: { ...post.pace, room } },
    })

    const first = await reconcileSlice(world, 0)
    const { value } = (await learners.readMark(0)) ?? {}
    setTime('2026-09-01 09:39')
    const second = await reconcileSlice(world, 0)
    setTime('2026-09-01 09:41')
    const third = await reconcileSlice(world, 0)

    assert.equal(value?.nextAt, at('2026-09-01 09:40'))
    assert.partialDeepStrictEqual(first, { kind: 'postponed', cards: 0, afterSeconds: 40 * 60 })
    assert.deepEqual([second.kind, third.kind], ['asleep', 'postponed'])
  })

  it('still sends cards at once while letters wait', async () => {
    const { post } = recordingPost()
    const room: Post['pace']['room'] = async () => ({ kind: 'later', afterMilliseconds: 40 * 60_000 })
    const { cards, tick, setTime, install } = await firstMorning({
      post: { ...post, pace: { ...post.pace, room } },
    })
    await tick()

    setTime('2026-09-01 09:05')
    await install('in-teams')
    await tick()

    assert.deepEqual(
      cards.map(({ conversation }) => conversation.id),
      ['chat-in-teams'],
    )
  })

  it('asks room for lessons first, then for repetitions and reminders', async () => {
    const { post } = recordingPost()
    const asked: LetterUrgency[] = []
    const room: Post['pace']['room'] = async (urgency) => {
      asked.push(urgency)
      return { kind: 'now' }
    }
    const lessons = ['ett', 'tva'].map((id) => lesson(id))
    const { world, learners, setTime } = await firstMorning({
      post: { ...post, pace: { ...post.pace, room } },
      courses: [running(course('stad', { lessons }))],
    })
    for (const minute of ['09:00', '09:01', '09:02']) {
      setTime(`2026-09-01 ${minute}`)
      await reconcileSlice(world, 0)
    }
    setTime('2026-09-04 09:00')
    await putLearner(learners, letterLearner({ id: 'late', joined: at('2026-09-04 08:00') }))
    asked.length = 0

    await reconcileSlice(world, 0)

    assert.deepEqual(asked, ['lesson', 'repetition', 'repetition', 'repetition', 'repetition'])
  })

  it('says in a reminder that it is one, under another name than the letter before', async () => {
    const { post, letters } = recordingPost()
    const { world, setTime } = await firstMorning({ post })
    await reconcileSlice(world, 0)

    setTime('2026-09-04 09:00')
    for (const minute of ['09:00', '09:01', '09:02', '09:03']) {
      setTime(`2026-09-04 ${minute}`)
      await reconcileSlice(world, 0)
    }

    const mine = letters.filter(({ learner }) => learner === letters[0]?.learner).map((each) => each.letter)
    assert.deepEqual(
      mine.map(({ item }) => item.isReminder),
      [false, true],
    )
    assert.notEqual(mine[0]?.name, mine[1]?.name)
    assert.equal(mine[0]?.link, mine[1]?.link)
  })

  it('lets the rest wait after two letters in trouble, and loses none', async () => {
    const { post, letters } = recordingPost((nth) =>
      nth <= 4 ? { kind: 'passing', reason: '503' } : undefined,
    )
    const { world, learners, setTime, figures } = await firstMorning({ post })

    for (let minute = 0; minute < 10; minute++) {
      setTime(`2026-09-01 09:0${minute}`)
      await reconcileSlice(world, 0)
    }

    assert.equal((await figures())?.sent, 12)
    assert.equal(letters.length, 16)
    await checkLedger(learners, [running()])
  })

  it('rests when the mailbox says so, and tries again later', async () => {
    const { post, letters, rests } = recordingPost((nth) =>
      nth === 1 ? { kind: 'throttled', retryAfterSeconds: 90 } : undefined,
    )
    const { world, setTime, figures } = await firstMorning({ post })

    for (let minute = 0; minute < 6; minute++) {
      setTime(`2026-09-01 09:0${minute}`)
      await reconcileSlice(world, 0)
    }

    assert.deepEqual(rests, [90])
    assert.equal((await figures())?.sent, 12)
    assert.equal(letters.length, 13)
  })

  it('never sends again at once what may have arrived: the reminder heals it', async () => {
    const { post, letters } = recordingPost((nth) =>
      nth === 1 ? { kind: 'unknown', reason: 'no answer' } : undefined,
    )
    const { world, learners, setTime, figures } = await firstMorning({ post })

    for (let minute = 0; minute < 6; minute++) {
      setTime(`2026-09-01 09:0${minute}`)
      await reconcileSlice(world, 0)
    }
    assert.equal((await figures())?.unknown, 1)
    assert.equal(letters.length, 12)

    for (let minute = 0; minute < 6; minute++) {
      setTime(`2026-09-04 09:0${minute}`)
      await reconcileSlice(world, 0)
    }
    assert.equal((await figures())?.unknown, 0)
    await checkLedger(learners, [running()])
  })

  it('knows who has no address that works, and doesn’t try it again', async () => {
    const { post, letters } = recordingPost((nth) =>
      nth === 1 ? { kind: 'unreachable', reason: 'refused' } : undefined,
    )
    const { world, learners, learner, setTime, figures } = await firstMorning({ post })

    for (let minute = 0; minute < 6; minute++) {
      setTime(`2026-09-01 09:0${minute}`)
      await reconcileSlice(world, 0)
    }

    const refused = await learner(letters[0]?.learner ?? '')
    assert.equal(refused?.mail?.refused, at('2026-09-01 09:00'))
    assert.equal((await figures())?.unreached, 1)
    assert.equal(letters.length, 12)
    await checkLedger(learners, [running()])
  })

  it('gives a card to whose letters are refused but whom Teams reaches', async () => {
    const { post } = recordingPost(() => ({ kind: 'unreachable', reason: 'refused' }))
    const { learners, cards, tick, install, learner, setTime } = await firstMorning({ post })
    await install('anna')
    const anna = await learner('anna')
    if (anna) await putLearner(learners, { ...anna, mail: { since: anna.joined }, prefers: 'letter' })

    for (let minute = 0; minute < 6; minute++) {
      setTime(`2026-09-01 09:0${minute}`)
      await tick()
    }

    assert.deepEqual(
      cards.map(({ conversation }) => conversation.id),
      ['chat-anna'],
    )
    await checkLedger(learners, [running()])
  })

  it('moves those over to Teams for whom it begins to work, letter by letter and card by card', async () => {
    const { post, letters } = recordingPost()
    const learners = createMemoryLearnerStore(1)
    const { cards, tick, setTime, install, answer } = createWorld({ learners, post })
    await putLearner(learners, letterLearner({ id: 'anna' }))
    setTime('2026-09-01 09:00')
    await tick()
    await answer('anna', { channel: 'letter' })

    setTime('2026-09-10 09:00')
    await install('anna')
    setTime('2026-09-15 09:00')
    await tick()

    assert.deepEqual(
      letters.map(({ letter }) => letter.item.item),
      ['ett'],
    )
    assert.deepEqual(
      cards.map(({ card }) => card.kind === 'lesson' && card.item),
      ['tva'],
    )
    await checkLedger(learners, [running()])
  })

  it('sends by letter from the next item on to who asks for it, and by Teams again', async () => {
    const { post, letters } = recordingPost()
    const learners = createMemoryLearnerStore(1)
    const { cards, tick, setTime, install, learner } = createWorld({ learners, post })
    await install('anna')
    const anna = await learner('anna')
    if (anna) await putLearner(learners, { ...anna, mail: { since: anna.joined } })
    setTime('2026-09-01 09:00')
    await tick()

    const letter = await chooseChannel({ learners, hasPost: true }, 'anna', 'letter')
    setTime('2026-09-15 09:00')
    await tick()
    const teams = await chooseChannel({ learners, hasPost: true }, 'anna', 'teams')
    setTime('2026-09-29 09:00')
    await tick()

    assert.deepEqual([letter.notice, teams.notice], ['by letter', 'by Teams'])
    assert.equal((await learner('anna'))?.prefers, undefined)
    assert.deepEqual(
      letters.map((each) => each.letter.item.item),
      ['tva'],
    )
    assert.deepEqual(
      cards.map(({ card }) => card.kind === 'lesson' && card.item),
      ['ett', 'tre'],
    )
    await checkLedger(learners, [running()])
  })

  it('sends nothing twice when two instances look at once', async () => {
    const { post, letters } = recordingPost()
    const { world, setTime } = await firstMorning({ post })

    for (let minute = 0; minute < 4; minute++) {
      setTime(`2026-09-01 09:0${minute}`)
      await Promise.all([0, 0, 0].map((slice) => reconcileSlice(world, slice)))
    }

    assert.equal(new Set(letters.map(({ learner }) => learner)).size, 12)
    assert.equal(letters.length, 12)
  })

  it('calls a letter unknown whose instance died, and doesn’t send it again', async () => {
    const { post, letters } = recordingPost()
    const { world, setTime, figures } = await firstMorning({ post })
    let commits = 0
    const commit: typeof world.learners.commit = (slice, writes) =>
      ++commits <= 2 ? world.learners.commit(slice, writes) : Promise.reject(new Error('killed'))
    await assert.rejects(reconcileSlice({ ...world, learners: { ...world.learners, commit } }, 0), /killed/)

    for (const minute of ['15', '16', '17', '18']) {
      setTime(`2026-09-01 09:${minute}`)
      await reconcileSlice(world, 0)
    }

    assert.equal((await figures())?.unknown, 1)
    assert.equal(letters.length, 12)
  })

  it('is looked for once an hour where letters are switched off', async () => {
    const { world, learners } = await firstMorning()

    const look = await reconcileSlice(world, 0)

    assert.partialDeepStrictEqual(look, { kind: 'postponed', cards: 0, afterSeconds: 60 * 60 })
    assert.equal((await learners.readMark(0))?.value.nextAt, at('2026-09-01 10:00'))
  })
})

describe('choosing how lessons come', () => {
  const cases: readonly [string, Parameters<typeof letterLearner>[0], 'letter' | 'teams', boolean][] = [
    ['no letters', {}, 'letter', false],
    ['by letter', {}, 'letter', true],
    ['no address', { mail: { since: 0, refused: 1 } }, 'letter', true],
    ['no Teams', {}, 'teams', true],
  ]
  for (const [notice, overrides, channel, hasPost] of cases) {
    it(`is answered "${notice}" to who asks for ${channel}, where it is so`, async () => {
      const learners = createMemoryLearnerStore(1)
      await putLearner(learners, letterLearner(overrides))
      const before = await learners.readSlice(0)

      const card = await chooseChannel({ learners, hasPost }, letterLearner().id, channel)

      assert.deepEqual(card, { kind: 'notice', language: 'sv', notice })
      const after = await learners.readSlice(0)
      assert.equal(after.learners[0]?.value.prefers, notice === 'by letter' ? 'letter' : undefined)
      if (notice !== 'by letter') assert.deepEqual(after, before)
    })
  }

  it('is refused kindly to who isn’t known', async () => {
    const learners = createMemoryLearnerStore(1)

    assert.equal(
      (await chooseChannel({ learners, hasPost: true }, 'nobody', 'teams')).notice,
      'not installed',
    )
  })

  it('goes to nobody before there was time to install the app for them, and then to whom Teams still doesn’t reach', async () => {
    const { post, letters } = recordingPost()
    const learners = createMemoryLearnerStore(1)
    const { tick, setTime } = createWorld({ learners, post })
    const reach = { kind: 'none', reason: 'not installed', since: at('2026-09-01 07:00') } as const
    await putLearner(learners, letterLearner({ id: 'anna', reach }))

    setTime('2026-09-01 10:00')
    await tick()
    const atOnce = letters.length
    const asleepUntil = (await learners.readMark(0))?.value.nextAt
    setTime('2026-09-02 10:00')
    await tick()

    assert.equal(atOnce, 0)
    assert.equal(asleepUntil, at('2026-09-02 07:00'))
    assert.equal(letters.length, 1)
  })
})
