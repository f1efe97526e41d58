// Puts learners into the tables as a course under way would have left them, tallies and all, by the rules' own means.
import type { LearnerStore } from '../../bot/core/ports.ts'
import type { RunningCourse } from '../../bot/core/running-course.ts'
import { type SliceId, sliceOf } from '../../bot/core/slice.ts'
import type { Draft } from '../../bot/flows/draft.ts'
import { enrolInCourses } from '../../bot/flows/enrol-in-courses.ts'
import { holdRows } from '../../bot/flows/transact.ts'
import { chatOf } from '../../bot/local/simulated-chat.ts'
import { day } from './bench-day.ts'
import { cardIdOf, departmentOf, personId } from './people.ts'

export interface Populating {
  readonly learners: LearnerStore
  readonly course: RunningCourse
  readonly serviceUrl: string
  readonly now: number
  readonly count: number
  /** So many of the course's lessons are out already, and unanswered. */
  readonly lessonsSent: number
}

/** Beside the learners a transaction holds the mark and a tally for each lesson. */
const learnersAtOnce = 80
const slicesAtOnce = 8

/** All are enrolled, can be reached in Teams, and wait to be looked at. Expects empty tables. */
export async function populate(wishes: Populating): Promise<void> {
  const bySlice = new Map<SliceId, number[]>()
  for (let nth = 0; nth < wishes.count; nth++) {
    const slice = sliceOf(personId(nth), wishes.learners.slices)
    const members = bySlice.get(slice)
    if (members) members.push(nth)
    else bySlice.set(slice, [nth])
  }
  const slices = bySlice.entries()
  const lane = async () => {
    for (const [slice, members] of slices) await fillSlice(wishes, slice, members)
  }
  await Promise.all(Array.from({ length: slicesAtOnce }, lane))
}

async function fillSlice(wishes: Populating, slice: SliceId, members: readonly number[]): Promise<void> {
  const held = holdRows(wishes.learners, slice, async () => ({ learners: [], tallies: [] }))
  for (let from = 0; from < members.length; from += learnersAtOnce) {
    const some = members.slice(from, from + learnersAtOnce)
    await held.change((draft) => {
      for (const nth of some) addLearner(draft, nth, wishes)
    })
  }
}

function addLearner(draft: Draft, nth: number, wishes: Populating): void {
  const { course, serviceUrl, now, lessonsSent } = wishes
  const id = personId(nth)
  const joined = now - 7 * day
  draft.putLearner({
    id,
    department: departmentOf(nth),
    language: 'sv',
    simulated: false,
    joined,
    reach: { kind: 'teams', conversation: { serviceUrl, id: chatOf(id) }, since: joined },
    standings: {},
  })
  enrolInCourses(draft, [id], { courses: [course], now: joined, isPlanNew: false })
  for (const { id: lesson, question, edition } of course.course.lessons.slice(0, lessonsSent)) {
    draft.move(
      id,
      { course: course.course.id, item: lesson, lesson },
      {
        state: 'sent',
        since: now,
        question: question.id,
        cardAt: now,
        shownAt: now,
        reminders: 0,
        activityId: cardIdOf(lesson, nth),
        edition,
      },
    )
  }
}
