// Which learners share a partition, and the slice's own row, which says whether there is anything to do at all.
import type { Learner, LearnerId } from './learner.ts'
import { countReach, type ReachCounts } from './reach-counts.ts'
import type { Millis } from './timetable.ts'

/** A slice's number: 0 to the number of slices less one. */
export type SliceId = number

/** What a slice knows of itself, so that an idle one costs a single read. */
export interface SliceMark {
  /** Those who have left aren't counted. */
  readonly learners: number
  /** How many of them local mode has invented. */
  readonly simulated: number
  readonly reach: ReachCounts
  /** When to look again: nothing is due for anyone in the slice before. */
  readonly nextAt: Millis
  /** The plan this was worked out from; under another plan one has to look again. */
  readonly plan: string
}

const nobody: SliceMark = { learners: 0, simulated: 0, reach: {}, nextAt: 0, plan: '' }

/** The mark once a learner has changed; undefined is one who isn't there. The same object comes back if nothing counts. */
export function markChanged(
  mark: SliceMark | undefined,
  before: Learner | undefined,
  after: Learner | undefined,
): SliceMark | undefined {
  if (before && after && isSameHead(before, after)) return mark
  const reach = countReach(mark?.reach ?? nobody.reach, before, after)
  const [came, went] = [heads(after), heads(before)]
  if (reach === (mark?.reach ?? nobody.reach) && came.learners === went.learners) return mark
  const known = mark ?? nobody
  return {
    ...known,
    learners: known.learners + came.learners - went.learners,
    simulated: known.simulated + came.simulated - went.simulated,
    reach,
  }
}

/** Most changes are to standings, and a card is not to cost a count of everything. */
function isSameHead(before: Learner, after: Learner): boolean {
  return (
    before.department === after.department &&
    before.reach === after.reach &&
    before.mail === after.mail &&
    before.prefers === after.prefers &&
    before.left === after.left
  )
}

function heads(learner: Learner | undefined) {
  if (!learner || learner.left !== undefined) return { learners: 0, simulated: 0 }
  return { learners: 1, simulated: learner.simulated ? 1 : 0 }
}

/** The slice of a learner: FNV-1a (32 bits) over the id's UTF-16 code units, modulo the number of slices. */
export function sliceOf(learner: LearnerId, slices: number): SliceId {
  let hash = 0x811c9dc5
  for (let i = 0; i < learner.length; i++) {
    hash = Math.imul(hash ^ learner.charCodeAt(i), 0x01000193)
  }
  return (hash >>> 0) % slices
}
