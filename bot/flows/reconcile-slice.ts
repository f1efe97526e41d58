// Looks at one slice: what is due for each of its learners, now? Claims it, sends it, records what came of it.
import { due } from '../core/due.ts'
import type { Learner, LearnerId } from '../core/learner.ts'
import type { Plan, Planner } from '../core/ports.ts'
import type { SliceId, SliceMark } from '../core/slice.ts'
import type { Millis } from '../core/timetable.ts'
import { claimItems } from './claim-items.ts'
import { closeCards } from './close-cards.ts'
import { correctCards } from './correct-cards.ts'
import { keepQuiet, quietUntil } from './quiet.ts'
import { type Sending, sendItems } from './send-items.ts'
import { transact } from './transact.ts'

export interface Reconciling extends Sending {
  readonly planner: Planner
  /** How many cards are claimed, and so under way, at once; a crash leaves no more of them unknown. */
  readonly chunkSize: number
  /** A claim older than this, in course time, was left behind by an instance that died. */
  readonly claimLifeMilliseconds: number
}

export type Look = { readonly kind: 'asleep' } | { readonly kind: 'looked'; readonly cards: number }

/** A slice is looked at once a day even if nothing is thought to be due: what was overlooked heals by itself. */
const longestSleep: Millis = 24 * 60 * 60 * 1000

/**
 * Idempotent: run twice, at once or after a crash, it sends nothing twice, because what is claimed is no longer due.
 * An idle slice costs one point read. Throws if the storage can't be reached; the next tick looks again.
 */
export async function reconcileSlice(world: Reconciling, slice: SliceId): Promise<Look> {
  const { learners, clock } = world
  const plan = await world.planner.current()
  const mark = await learners.readMark(slice)
  if (!mark || isAsleep(mark.value, plan, clock.now())) return { kind: 'asleep' }

  const { chunkSize, claimLifeMilliseconds } = world
  const isPlanNew = mark.value.plan !== plan.version
  const done = new Set<LearnerId>()
  for (;;) {
    const { courses } = plan
    const settings = { courses, now: clock.now(), isPlanNew, chunkSize, claimLifeMilliseconds, done }
    const { claims, expired, isMore } = await claimItems(learners, slice, settings)
    if (claims.length > 0) await sendItems(world, slice, courses, claims)
    if (expired.length > 0) await closeCards(world, expired, 'expired')
    for (const { learner } of claims) done.add(learner.id)
    if (!isMore) break
  }
  // A lesson can only have been corrected since the last look if the plan has changed.
  if (isPlanNew) await correctCards(world, slice, plan.courses)
  await sleepUntilDue(world, slice, plan, mark.version)
  return { kind: 'looked', cards: done.size }
}

function isAsleep(mark: SliceMark, plan: Plan, now: Millis): boolean {
  return mark.plan === plan.version && mark.nextAt > now
}

/** Writes when to look again, unless the mark has changed since this look began: then someone wants another look. */
async function sleepUntilDue(
  { learners, clock, claimLifeMilliseconds }: Reconciling,
  slice: SliceId,
  plan: Plan,
  markVersion: string,
): Promise<void> {
  await transact(
    learners,
    slice,
    () => learners.readSlice(slice),
    (draft) => {
      if (!draft.mark || draft.markVersion !== markVersion) return
      const now = clock.now()
      const looks = draft.learners().map((learner) => nextLook(learner, plan, now, claimLifeMilliseconds))
      draft.putMark({ ...draft.mark, nextAt: Math.min(now + longestSleep, ...looks), plan: plan.version })
    },
  )
}

function nextLook(learner: Learner, { courses }: Plan, now: Millis, claimLife: Millis): Millis {
  return (
    quietUntil(learner, courses, now) ??
    keepQuiet(learner, courses, now, due(learner, courses, now), claimLife)
  )
}
