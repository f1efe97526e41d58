// Makes the learners of one slice as the directory has them, in as few transactions as hold them; nothing is written
// where nothing differs. Who takes part in which course from then on, the next look at the slice decides.
import type { Learner, LearnerId } from '../core/learner.ts'
import type { SliceRows } from '../core/ports.ts'
import {
  type Audiences,
  inAudiences,
  isWhole,
  learnerAsOf,
  newLearner,
  type RosterEntry,
  type RosterRules,
} from '../core/roster.ts'
import type { SliceId } from '../core/slice.ts'
import type { Draft } from './draft.ts'
import type { RosterWorld } from './roster-world.ts'
import { holdRows } from './transact.ts'

export interface SliceWork {
  readonly slice: SliceId
  /** Those in scope, as far as they are to be looked at. */
  readonly entries: ReadonlyMap<LearnerId, RosterEntry>
  /** Those who aren't any more. */
  readonly leavers: ReadonlySet<LearnerId>
  readonly audiences: Audiences
  readonly read: () => Promise<SliceRows>
}

export interface Changes {
  readonly joined: number
  readonly returned: number
  readonly left: number
  readonly moved: number
  readonly changed: number
}

export const noChanges: Changes = { joined: 0, returned: 0, left: 0, moved: 0, changed: 0 }

export interface ChangedSlice {
  readonly changes: Changes
  /** All that were read, as they are now. */
  readonly learners: readonly Learner[]
}

/** Beside each learner there is the mark. */
const rowsOfOne = 2

/** Throws what the store throws. */
export async function changeRosterSlice(world: RosterWorld, work: SliceWork): Promise<ChangedSlice> {
  const held = holdRows(world.learners, work.slice, work.read)
  let changes = noChanges
  for (;;) {
    const round = await held.change((draft) => changeDraft(draft, world, work))
    changes = addChanges(changes, round.changes)
    if (round.isAll) return { changes, learners: round.learners }
  }
}

export function addChanges(one: Changes, other: Changes): Changes {
  return {
    joined: one.joined + other.joined,
    returned: one.returned + other.returned,
    left: one.left + other.left,
    moved: one.moved + other.moved,
    changed: one.changed + other.changed,
  }
}

function changeDraft(draft: Draft, world: RosterWorld, work: SliceWork) {
  const rules: RosterRules = { letters: world.letters, now: world.clock.now() }
  let changes = noChanges
  let isAll = true
  const put = (before: Learner | undefined, after: Learner | undefined) => {
    if (!after || after === before) return
    isAll &&= draft.hasRoomFor(rowsOfOne)
    if (!isAll) return
    draft.putLearner(after)
    changes = addChanges(changes, changeBetween(before, after))
  }
  for (const learner of draft.learners()) put(learner, asTheyAre(learner, work, rules))
  for (const [id, entry] of work.entries) {
    if (draft.learner(id) || !isWhole(entry)) continue
    const simulated = world.isSimulated?.(id) ?? false
    put(undefined, inAudiences(newLearner(id, entry, rules, simulated), work.audiences))
  }
  draft.lookSoon()
  return { isAll, changes, learners: draft.learners() }
}

function asTheyAre(
  learner: Learner,
  { entries, leavers, audiences }: SliceWork,
  rules: RosterRules,
): Learner {
  if (leavers.has(learner.id)) return learner.left === undefined ? { ...learner, left: rules.now } : learner
  const entry = entries.get(learner.id)
  // Only who is known whole comes back: a change may be silent of what else has changed meanwhile.
  const isGone = learner.left !== undefined && !(entry && isWhole(entry))
  if (isGone) return learner
  return inAudiences(entry ? learnerAsOf(learner, entry, rules) : learner, audiences)
}

function changeBetween(before: Learner | undefined, after: Learner): Changes {
  if (!before) return { ...noChanges, joined: 1, changed: 1 }
  const wasHere = before.left === undefined
  const isHere = after.left === undefined
  return {
    joined: 0,
    returned: !wasHere && isHere ? 1 : 0,
    left: wasHere && !isHere ? 1 : 0,
    moved: wasHere && isHere && before.department !== after.department ? 1 : 0,
    changed: 1,
  }
}
