// Claims what is due in a slice, in one transaction with what has to be put right first: new courses, dead claims.
import { type DueItem, due, type RunningCourse } from '../core/due.ts'
import type { Learner, LearnerId } from '../core/learner.ts'
import type { LearnerStore } from '../core/ports.ts'
import type { SliceId } from '../core/slice.ts'
import type { ItemStanding } from '../core/standing.ts'
import { countEligible } from '../core/tally.ts'
import type { Millis } from '../core/timetable.ts'
import type { Draft } from './draft.ts'
import { transact } from './transact.ts'

export interface Claim {
  readonly learner: Learner
  readonly item: DueItem
}

export interface ClaimSettings {
  readonly courses: readonly RunningCourse[]
  readonly now: Millis
  /** At most so many cards are claimed at once. */
  readonly chunkSize: number
  readonly claimLifeMilliseconds: number
  /** Learners who have had their turn in this look. */
  readonly done: ReadonlySet<LearnerId>
}

export interface Claimed {
  readonly claims: readonly Claim[]
  /** Something was left for a further round. */
  readonly isMore: boolean
}

/** Azure's limit for a transaction. */
const maxRows = 100

export async function claimItems(
  learners: LearnerStore,
  slice: SliceId,
  settings: ClaimSettings,
): Promise<Claimed> {
  return transact(
    learners,
    slice,
    () => learners.readSlice(slice),
    (draft) => {
      const allEnrolled = enrolInCourses(draft, settings)
      giveUpClaims(draft, settings)
      const claims = allEnrolled ? claimDue(draft, settings) : []
      return { claims, isMore: !allEnrolled || claims.length > 0 }
    },
  )
}

/** Gives every learner a standing in every running course. False if the transaction has no room for all of it. */
function enrolInCourses(draft: Draft, { courses, now }: ClaimSettings): boolean {
  for (const learner of draft.learners()) {
    for (const { course } of courses) {
      if (draft.learner(learner.id)?.standings[course.id]) continue
      if (draft.writes().length + 1 + course.lessons.length > maxRows) return false
      const known = draft.learner(learner.id) ?? learner
      const standings = { ...known.standings, [course.id]: { joined: now, items: {} } }
      draft.putLearner({ ...known, standings })
      for (const lesson of course.lessons) {
        draft.putTally(countEligible(draft.tally(course.id, lesson.id), learner.department))
      }
    }
  }
  return true
}

/** A claim whose instance died: nobody knows whether the card arrived, so it isn't sent again at once. */
function giveUpClaims(draft: Draft, { now, claimLifeMilliseconds }: ClaimSettings): void {
  for (const [learner, ref, item] of claimsIn(draft)) {
    if (item.cardAt + claimLifeMilliseconds > now || !hasRoom(draft)) continue
    draft.move(learner.id, ref, { ...item, state: 'unknown', since: now, reason: 'left behind' })
  }
}

function* claimsIn(draft: Draft) {
  for (const learner of draft.learners()) {
    for (const [course, standing] of Object.entries(learner.standings)) {
      for (const [item, state] of Object.entries(standing.items)) {
        if (state.state === 'claimed') yield [learner, { course, item, lesson: item }, state] as const
      }
    }
  }
}

function claimDue(draft: Draft, { courses, now, chunkSize, done }: ClaimSettings): Claim[] {
  const claims: Claim[] = []
  for (const learner of draft.learners()) {
    if (claims.length >= chunkSize || !hasRoom(draft)) break
    if (done.has(learner.id)) continue
    const { item } = due(learner, courses, now)
    if (!item) continue
    const claimed = { state: 'claimed', since: now, cardAt: now, question: item.question } as const
    draft.move(learner.id, item, learner.reach.kind === 'teams' ? claimed : unreached(claimed, learner))
    if (learner.reach.kind === 'teams') claims.push({ learner, item })
  }
  return claims
}

function unreached(item: ItemStanding, { reach }: Learner): ItemStanding {
  return { ...item, state: 'unreached', reason: reach.kind === 'none' ? reach.reason : 'failed' }
}

/** One more learner and tally must fit. */
function hasRoom(draft: Draft): boolean {
  return draft.writes().length + 2 <= maxRows
}
