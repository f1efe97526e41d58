import assert from 'node:assert/strict'
import type { LearnerStore, Messenger, Pace, Urgency } from '../../bot/core/ports.ts'
import { imaginedPace } from '../../bot/flows/imagined-teams.ts'
import { reconcileSlice } from '../../bot/flows/reconcile-slice.ts'
import { createMemoryLearnerStore } from '../../bot/local/memory-learner-store.ts'
import { course, lesson, running } from '../support/builders.ts'
import { createWorld } from '../support/world.ts'

const people = Array.from({ length: 30 }, (_, nth) => `person-${nth}`)

/** Everybody in one slice, on the morning of the first lesson. */
async function firstMorning(settings: Parameters<typeof createWorld>[0] = {}) {
  const learners = createMemoryLearnerStore(1)
  const made = createWorld({ learners, ...settings })
  for (const id of people) await made.install(id)
  made.setTime('2026-09-01 09:00')
  return { ...made, learners }
}

/** Has room for so many at a time, and none for what `refuses` says. */
function paceOf(size: number, refuses: (urgency: Urgency) => boolean = () => false) {
  const asked: Urgency[] = []
  const pace: Pace = {
    async room(wanted, urgency) {
      asked.push(urgency)
      if (refuses(urgency)) return undefined
      return { size: Math.min(size, wanted), turn: async () => 0 }
    },
    tooFast() {},
  }
  return { pace, asked }
}

describe('delivering to a slice', () => {
  it('claims no more than there is room for, so that a crash leaves no more unknown', async () => {
    const { world, figures } = await firstMorning()
    const underway: number[] = []
    const messenger: Messenger = {
      ...world.messenger,
      async send(...args) {
        underway.push((await figures())?.underway ?? 0)
        return world.messenger.send(...args)
      },
    }

    await reconcileSlice({ ...world, messenger, pace: paceOf(7).pace }, 0)

    assert.equal(underway.length, 30)
    assert.equal(Math.max(...underway), 7)
  })

  it('leaves the rest waiting when it is told to stop, and goes on where it was', async () => {
    const { world, cards, figures } = await firstMorning()
    const rooms: number[] = []
    const pace: Pace = {
      ...imaginedPace,
      async room(wanted) {
        rooms.push(wanted)
        return rooms.length > 1 ? undefined : { size: 10, turn: async () => 0 }
      },
    }

    const look = await reconcileSlice({ ...world, pace }, 0)

    assert.deepEqual(look, { kind: 'postponed', due: 30, cards: 10, lateMilliseconds: 0 })
    assert.equal((await figures())?.waiting, 20)

    await reconcileSlice(world, 0)

    assert.equal(cards.length, 30)
    assert.equal(new Set(cards.map(({ conversation }) => conversation.id)).size, 30)
  })

  it('sends lessons first, then repetitions and reminders, and corrects old cards last', async () => {
    const lessons = ['ett', 'tva'].map((id) => lesson(id))
    const made = await firstMorning({ courses: [running(course('stad', { lessons }))] })
    const { world, cards, updates, tick, setTime, answer, install } = made
    await tick()
    await answer('person-1', { conversation: 'chat-person-1', options: ['b'] })
    setTime('2026-09-14 09:00')
    await install('late')
    const { pace, asked } = paceOf(90)
    const before = cards.length

    await reconcileSlice({ ...world, pace }, 0)

    const kinds = cards.slice(before).map(({ card }) => card.kind === 'lesson' && card.item)
    assert.equal(kinds[0], 'ett')
    assert.ok(kinds.includes('ett.r1'))
    assert.ok(updates.length > 0)
    assert.deepEqual(asked, ['lesson', 'repetition', 'correction'])
  })

  it('asks no room for repetitions while lessons have to wait, and sends them at a later look', async () => {
    const { world, cards, tick, setTime } = await firstMorning()
    await tick()
    setTime('2026-09-04 09:00')
    const before = cards.length
    const { pace } = paceOf(90, (urgency) => urgency !== 'lesson')

    const look = await reconcileSlice({ ...world, pace }, 0)

    assert.equal(look.kind, 'postponed')
    assert.equal(cards.length, before)

    await tick()

    assert.equal(cards.length, before + 30)
  })

  it('keeps the new chat of somebody whose old one was gone', async () => {
    const { world, tick, learner } = await firstMorning({
      outcomeOf: (nth) => (nth === 1 ? { kind: 'conversation gone' } : undefined),
    })

    await tick()

    const moved = await Promise.all(people.map((id) => learner(id)))
    const chats = moved.flatMap((each) => (each?.reach.kind === 'teams' ? [each.reach.conversation.id] : []))
    assert.equal(chats.filter((id) => id.startsWith('new-chat-')).length, 1)
    assert.equal(chats.length, 30)
    assert.ok(world)
  })

  it('remembers what it sent while the storage is gone, and records it when it is back', async () => {
    const { world, learners, cards, figures } = await firstMorning()
    let commits = 0
    let waited = 0
    const commit: LearnerStore['commit'] = async (slice, writes) => {
      // Enrolment and the claim go well; then three tries to record fail.
      if (++commits > 2 && commits <= 5) throw new Error('storage gone')
      return learners.commit(slice, writes)
    }
    const wait = async (milliseconds: number) => {
      waited += milliseconds
    }

    await reconcileSlice({ ...world, wait, learners: { ...learners, commit } }, 0)

    assert.equal(cards.length, 30)
    assert.equal((await figures())?.sent, 30)
    assert.equal(waited, 5000 + 10_000 + 15_000)
  })

  it('tries an old card again that couldn’t be closed just then, and lets it be once it can’t be at all', async () => {
    const { world, tick, setTime, updates, learner } = await firstMorning()
    await tick()
    setTime('2026-09-04 09:00')
    const tries: string[] = []
    const update: Messenger['update'] = async (_chat, activityId) => {
      tries.push(activityId)
      return tries.length <= 30 ? { kind: 'passing', reason: '503' } : { kind: 'failed', reason: '404' }
    }
    const failing = { ...world, messenger: { ...world.messenger, update } }

    assert.equal((await reconcileSlice(failing, 0)).kind, 'postponed')
    assert.equal((await reconcileSlice(failing, 0)).kind, 'looked')
    assert.equal((await reconcileSlice(failing, 0)).kind, 'asleep')

    assert.equal(tries.length, 60)
    assert.equal(updates.length, 0)
    assert.equal((await learner('person-0'))?.standings.stad?.items.ett?.staleCards, undefined)
  })
})
