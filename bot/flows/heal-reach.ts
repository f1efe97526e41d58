// Each night: puts old chats on trial whose reason may have passed, so that the next item goes there all the same.
import type { Learner, LearnerId } from '../core/learner.ts'
import type { Clock, LearnerStore, Log } from '../core/ports.ts'
import type { SliceId } from '../core/slice.ts'
import { type Promises, wayBack } from '../core/way-back.ts'
import { transact } from './transact.ts'
import { unreachedSlices } from './unreached-slices.ts'

export interface Healing {
  readonly learners: LearnerStore
  readonly clock: Clock
  readonly log: Log
  readonly promises?: Promises
}

/** A transaction holds a hundred rows, the slice's mark among them. */
const mostAtOnce = 99

/**
 * Gives how many are on trial from now on. Run twice, it does nothing more. Throws if the storage can't be reached; the
 * next night finds the same people.
 */
export async function healReach(world: Healing, signal?: AbortSignal): Promise<number> {
  const { learners, clock, log } = world
  let trials = 0
  for await (const slice of unreachedSlices(learners, clock.now(), signal)) {
    const { learners: rows } = await learners.readSlice(slice)
    const ids = rows.map(({ value }) => value).filter((each) => isToTry(world, each))
    for (let from = 0; from < ids.length; from += mostAtOnce) {
      const some = ids.slice(from, from + mostAtOnce).map(({ id }) => id)
      trials += await putOnTrial(world, slice, some)
    }
  }
  if (trials > 0) log.info({ trials }, 'Chats that were out of reach are tried again with the next item.')
  return trials
}

function isToTry({ clock, promises }: Healing, learner: Learner): boolean {
  return wayBack(learner, clock.now(), promises) === 'try the chat'
}

async function putOnTrial(world: Healing, slice: SliceId, ids: readonly LearnerId[]): Promise<number> {
  const { learners, clock } = world
  const keys = [{ kind: 'mark' }, ...ids.map((learner) => ({ kind: 'learner', learner }) as const)] as const
  return transact(
    learners,
    slice,
    () => learners.readRows(slice, keys),
    (draft) => {
      const due = draft.learners().filter((learner) => isToTry(world, learner))
      for (const learner of due) {
        const { reach } = learner
        if (reach.kind === 'teams') continue
        draft.putLearner({ ...learner, reach: { ...reach, trial: { at: clock.now(), isOver: false } } })
      }
      draft.lookSoon()
      return due.length
    },
  )
}
