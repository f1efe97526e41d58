// A whole Droppe in memory for tests of flows: real rules and flows, a store in memory, a clock one sets.

import { addAnswers, addFigures } from '../../bot/core/figures.ts'
import type { Learner, Profile } from '../../bot/core/learner.ts'
import { countLessons } from '../../bot/core/overview.ts'
import type { Directory, LearnerStore, Planner, SendOutcome } from '../../bot/core/ports.ts'
import { sliceOf } from '../../bot/core/slice.ts'
import { enrolLearner } from '../../bot/flows/enrol-learner.ts'
import { imaginedPace } from '../../bot/flows/imagined-teams.ts'
import { type Reconciling, reconcileSlice } from '../../bot/flows/reconcile-slice.ts'
import { type Recorded, recordAnswer, type Tap } from '../../bot/flows/record-answer.ts'
import type { Post } from '../../bot/flows/send-letters.ts'
import { createMemoryLearnerStore } from '../../bot/local/memory-learner-store.ts'
import { at, planOf, recordingLog, recordingMessenger, running } from './builders.ts'

export function createWorld({
  outcomeOf = (_nth: number): SendOutcome | undefined => undefined,
  courses = [running()],
  learners = createMemoryLearnerStore(2) as LearnerStore,
  department = (_id: string): string => 'Skola',
  post = undefined as Post | undefined,
} = {}) {
  let now = at('2026-08-31 10:00')
  const { messenger, cards, updates } = recordingMessenger(outcomeOf)
  const world: Reconciling & { directory: Directory; planner: Planner } = {
    learners,
    planner: planOf(...courses),
    messenger,
    clock: { now: () => now },
    log: recordingLog(),
    directory: {
      find: async (id: string): Promise<Profile> => ({
        department: department(id),
        language: 'sv',
        simulated: false,
      }),
    },
    pace: imaginedPace,
    wait: async () => undefined,
    claimLifeMilliseconds: 600_000,
    ...(post && { post }),
  }
  return {
    world,
    cards,
    updates,
    setTime: (local: string) => {
      now = at(local)
    },
    install: (id: string) => enrolLearner(world, id, { serviceUrl: 'http://127.0.0.1:9/', id: `chat-${id}` }),
    async tick() {
      for (let slice = 0; slice < learners.slices; slice++) await reconcileSlice(world, slice)
    },
    answer: (id: string, overrides: Partial<Tap> = {}): Promise<Recorded> =>
      recordAnswer(world, { ...tap(id), ...overrides }),
    async learner(id: string): Promise<Learner | undefined> {
      const rows = await learners.readRows(sliceOf(id, learners.slices), [{ kind: 'learner', learner: id }])
      return rows.learners[0]?.value
    },
    /** As they are, and not as the leader sees them. */
    async figures(lesson = 'ett') {
      const slices = Array.from({ length: learners.slices }, (_, slice) => learners.readCounts(slice))
      const lessons = countLessons(await Promise.all(slices), courses.slice(0, 1))
      const departments = lessons.find((each) => each.lesson === lesson)?.departments ?? []
      const { right } = addAnswers(departments.map(({ answers }) => answers))
      return { ...addFigures(departments.map(({ figures }) => figures)), right }
    },
  }
}

function tap(learner: string): Tap {
  return {
    learner,
    channel: 'teams',
    conversation: `chat-${learner}`,
    course: 'stad',
    item: 'ett',
    question: 'main',
    options: ['a'],
  }
}
