import assert from 'node:assert/strict'
import type { LearnerStore, SendOutcome, Write } from '../../bot/core/ports.ts'
import { usualHabits } from '../../bot/flows/imagined-people.ts'
import { createMemoryLearnerStore } from '../../bot/local/memory-learner-store.ts'
import { seededRandom } from '../../bot/local/random.ts'
import { course, running } from '../support/builders.ts'
import { rehearse, shortCourse } from '../support/rehearsal.ts'

describe('rehearsing a course', () => {
  it('sends one card a day at most, within working hours, and adds up, whoever the people are', async () => {
    for (const seed of [1, 2, 3, 4, 5]) {
      const { cards, courses, people } = await rehearse(seed)

      assert.equal(cards.mostForOneInADay, 1)
      assert.equal(cards.outsideWorkingHours, 0)
      assert.ok(cards.all > 60 * 4, `${cards.all} cards`)
      // Whoever has left without answering isn’t counted among those who are to have it any more.
      const most = people.leaving
      assert.ok(courses[0]?.steps.every(({ eligible, sent }) => sent > 0 && sent <= eligible + most))
    }
  })

  it('gives the same result for the same seed, and another for another', async () => {
    assert.deepEqual(await rehearse(7), await rehearse(7))
    assert.notDeepEqual(await rehearse(7), await rehearse(8))
  })

  it('gives the same result however the learners are sliced', async () => {
    const always = { ...usualHabits, answering: 1, rightAtFirst: 1, neverAnswering: 0, meanHoursToAnswer: 0 }
    const habits = { ...always, joiningLate: 0, leaving: 0, pausing: 0 }

    const { looks: _, ...few } = await rehearse(1, { habits, learners: createMemoryLearnerStore(1) })
    const { looks: __, ...many } = await rehearse(1, { habits, learners: createMemoryLearnerStore(64) })

    assert.deepEqual(few, many)
  })

  it('sends everyone every lesson on its day and gives them their certificate, where all answer at once', async () => {
    const always = { ...usualHabits, answering: 1, rightAtFirst: 1, neverAnswering: 0, meanHoursToAnswer: 0 }
    const habits = { ...always, joiningLate: 0, leaving: 0, pausing: 0 }

    const { courses } = await rehearse(1, { habits })

    assert.equal(courses[0]?.certificates, 60)
    for (const step of courses[0]?.steps ?? []) {
      assert.equal(step.answered, 60)
      assert.equal(step.firstSent, step.planned)
      assert.equal(step.lastSent, step.planned)
      assert.equal(step.reminders, 0)
    }
  })

  it('reminds those who never answer and lets their cards expire', async () => {
    const { courses } = await rehearse(1, { habits: { ...usualHabits, neverAnswering: 1 } })

    const first = courses[0]?.steps[1]
    assert.ok(first && first.reminders > 60)
    assert.equal(first.answered, 0)
    assert.equal(first.expired, first.sent)
    assert.equal(courses[0]?.certificates, 0)
  })

  it('sends one card a day at most and adds up when a fifth of all requests goes wrong', async () => {
    const random = seededRandom(1)
    const mishaps: { isDelivered: boolean; outcome: SendOutcome }[] = [
      { isDelivered: false, outcome: { kind: 'throttled', retryAfterSeconds: 1 } },
      { isDelivered: false, outcome: { kind: 'passing', reason: '503' } },
      { isDelivered: true, outcome: { kind: 'unknown', reason: 'no answer' } },
      { isDelivered: false, outcome: { kind: 'unknown', reason: 'no answer' } },
      { isDelivered: false, outcome: { kind: 'conversation gone' } },
    ]
    const misfortune = () => (random() < 0.2 ? mishaps[Math.floor(random() * mishaps.length)] : undefined)

    const { cards, courses } = await rehearse(1, { misfortune })

    assert.equal(cards.mostForOneInADay, 1)
    assert.equal(cards.outsideWorkingHours, 0)
    assert.ok((courses[0]?.steps[1]?.answered ?? 0) > 0)
  })

  it('rehearses two courses at once, still with one card a day', async () => {
    const other = running(course('it', { calendar: shortCourse.course.calendar }))

    const { courses, cards } = await rehearse(1, { courses: [shortCourse, other] })

    assert.equal(cards.mostForOneInADay, 1)
    assert.deepEqual(
      courses.map(({ id, steps }) => [id, steps.length]),
      [
        ['stad', 6],
        ['it', 3],
      ],
    )
  })

  it('throws when a tally counts what no learner has', async () => {
    const learners = miscounting(createMemoryLearnerStore(4))

    await assert.rejects(
      rehearse(1, { learners }),
      /Slice \d: the tally has stad\/ett\/.*eligible \d+, the recount \d+/,
    )
  })
})

/** Counts one too many of the lesson "ett" at every write. */
function miscounting(store: LearnerStore): LearnerStore {
  const spoilt = (write: Write): Write => {
    if (write.kind !== 'tally' || write.value.lesson !== 'ett') return write
    const departments = Object.entries(write.value.departments).map(([name, counts]) => {
      return [name, { ...counts, eligible: counts.eligible + 1 }]
    })
    return { ...write, value: { ...write.value, departments: Object.fromEntries(departments) } }
  }
  return { ...store, commit: (slice, writes) => store.commit(slice, writes.map(spoilt)) }
}
