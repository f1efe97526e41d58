// A whole course on a virtual clock: the real flows, imagined people, and a Teams that delivers at once.
import type { LearnerId, Profile } from '../core/learner.ts'
import type { LearnerStore } from '../core/ports.ts'
import type { RunningCourse } from '../core/running-course.ts'
import { sliceOf } from '../core/slice.ts'
import type { Millis } from '../core/timetable.ts'
import { createAgenda } from './agenda.ts'
import { checkLedger } from './check-ledger.ts'
import { enrolLearner } from './enrol-learner.ts'
import { type Habits, imagineAnswer, imaginePerson, type Random } from './imagined-people.ts'
import { chatOf, createImaginedTeams, imaginedPace, type Misfortune } from './imagined-teams.ts'
import { leaveLearner } from './leave-learner.ts'
import { pauseLearner } from './pause-learner.ts'
import { reconcileSlice } from './reconcile-slice.ts'
import { recordAnswer, type Tap } from './record-answer.ts'
import type { Rehearsal } from './rehearsal.ts'
import { createDiary } from './rehearsal-diary.ts'
import { createSliceAlarm } from './slice-alarm.ts'
import { sumUpRehearsal } from './sum-up-rehearsal.ts'

export interface RehearsalSettings {
  readonly courses: readonly [RunningCourse, ...RunningCourse[]]
  readonly people: readonly (Profile & { readonly id: LearnerId })[]
  /** Empty. */
  readonly learners: LearnerStore
  readonly habits: Habits
  readonly random: Random
  /** How often the timer looks for slices whose mark has come. */
  readonly beatMinutes: number
  /** Nothing goes wrong when left out. `now`: the course's time. */
  readonly misfortune?: (learner: LearnerId, now: Millis) => ReturnType<Misfortune>
}

const minute: Millis = 60_000
const day: Millis = 24 * 60 * minute

/**
 * The same settings give the same rehearsal. The clock jumps from one thing that happens to the next: a slice's mark
 * that has come, an answer, somebody who joins, pauses or leaves. Throws where the ledger doesn't add up at the end.
 */
export async function rehearseCourse(settings: RehearsalSettings): Promise<Rehearsal> {
  const { courses, learners, habits, random, beatMinutes } = settings
  const from = Math.min(...courses.flatMap(({ timetable }) => timetable.days[0]?.starts ?? [])) - day
  const until = Math.max(...courses.map(({ timetable }) => timetable.endsAt)) + day
  const people = settings.people.map((each) => imaginePerson(each, { from, until }, habits, random))
  const byId = new Map(people.map((person) => [person.id, person]))
  const agenda = createAgenda()
  const diary = createDiary(courses)
  const plan = { version: 'rehearsal', courses }
  let now = from
  let looks = 0

  const world = {
    learners,
    planner: { current: async () => plan },
    directory: { find: async (id: LearnerId) => byId.get(id)?.profile },
    clock: { now: () => now },
    messenger: createImaginedTeams(
      (learner, card) => {
        diary.sent(learner, card, now)
        const person = byId.get(learner)
        const answer = person && imagineAnswer(person, card, habits, random)
        if (!answer) return
        const { after, ...chosen } = answer
        const { course, item } = card
        const tap = {
          channel: 'teams',
          learner,
          conversation: learner,
          course: course.id,
          item,
          ...chosen,
        } as const
        agenda.put({ at: now + after, happen: () => answerCard(tap) })
      },
      (learner) => settings.misfortune?.(learner, now),
    ),
    log: { info() {}, warn() {}, error() {} },
    pace: imaginedPace,
    wait: async () => undefined,
    claimLifeMilliseconds: 10 * minute,
  }

  async function answerCard(tap: Tap): Promise<void> {
    const recorded = await recordAnswer(world, tap)
    if (recorded.kind === 'refused' || !recorded.isFirst) return
    diary.answered(tap.course, tap.item, recorded.kind === 'feedback' && recorded.right)
  }

  const alarm = createSliceAlarm(agenda, beatMinutes * minute, async (slice) => {
    looks++
    await reconcileSlice(world, slice)
    return (await learners.readMark(slice))?.value.nextAt ?? Number.POSITIVE_INFINITY
  })

  // Both put the slice's mark forward.
  async function join(id: LearnerId): Promise<void> {
    await enrolLearner(world, id, chatOf(id))
    alarm.wake(sliceOf(id, learners.slices), now)
  }
  async function pauseFor(id: LearnerId, days: number): Promise<void> {
    await pauseLearner(world, id, { kind: 'days', days })
    alarm.wake(sliceOf(id, learners.slices), now)
  }

  for (const { id, joins, pause, leaves } of people) {
    agenda.put({ at: joins, happen: () => join(id) })
    if (pause) agenda.put({ at: pause.from, happen: () => pauseFor(id, pause.days) })
    if (leaves) agenda.put({ at: leaves, happen: () => leaveLearner(world, id) })
  }

  for (let next = agenda.take(); next && next.at <= until; next = agenda.take()) {
    now = next.at
    await next.happen()
  }
  await checkLedger(learners, courses)
  return sumUpRehearsal({ learners, courses, diary, people, from, looks })
}
