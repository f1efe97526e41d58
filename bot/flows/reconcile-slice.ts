// Looks at one slice: what is due for each of its learners, now? Claims it, sends it, records what came of it.
import { due } from '../core/due.ts'
import type { Learner, LearnerId } from '../core/learner.ts'
import type { Plan, Planner } from '../core/ports.ts'
import type { SliceId, SliceMark } from '../core/slice.ts'
import type { Millis } from '../core/timetable.ts'
import { claimItems } from './claim-items.ts'
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
  const done = new Set<LearnerId>()
  for (;;) {
    const { courses } = plan
    const settings = { courses, now: clock.now(), chunkSize, claimLifeMilliseconds, done }
    const { claims, isMore } = await claimItems(learners, slice, settings)
    if (claims.length > 0) await sendItems(world, slice, courses, claims)
    for (const { learner } of claims) done.add(learner.id)
    if (!isMore) break
  }
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
      const looks = draft
        .learners()
        .flatMap((learner) => [nextLook(learner, plan, now), ...claimEnds(learner, claimLifeMilliseconds)])
      draft.putMark({ ...draft.mark, nextAt: Math.min(now + longestSleep, ...looks), plan: plan.version })
    },
  )
}

function nextLook(learner: Learner, plan: Plan, now: Millis): Millis {
  const { item, nextAt } = due(learner, plan.courses, now)
  return item ? now : (nextAt ?? Number.POSITIVE_INFINITY)
}

function claimEnds(learner: Learner, claimLife: Millis): Millis[] {
  const items = Object.values(learner.standings).flatMap((standing) => Object.values(standing.items))
  return items.filter((item) => item.state === 'claimed').map((item) => item.cardAt + claimLife)
}
