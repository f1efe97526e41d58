// Leaves somebody in peace until a day they name, or asks for how long.
import type { Card } from '../core/card.ts'
import type { LearnerId } from '../core/learner.ts'
import { type PauseLength, pauseAt, pauseBounds, pauseEnd } from '../core/pause.ts'
import type { Clock, LearnerStore, Planner } from '../core/ports.ts'
import { changeLearner } from './change-learner.ts'
import { findLearner } from './find-learner.ts'
import { zoneOf } from './zone.ts'

interface World {
  readonly learners: LearnerStore
  readonly planner: Planner
  readonly clock: Clock
}

/** A second pause takes the place of the first. What can't be is answered with a notice and changes nothing. */
export async function pauseLearner(
  { learners, planner, clock }: World,
  id: LearnerId,
  length?: PauseLength,
): Promise<Card> {
  const now = clock.now()
  const zone = zoneOf((await planner.current()).courses)
  if (!length) return askHowLong(learners, id, now, zone)
  const end = pauseEnd(length, now, zone)
  if (end.kind !== 'until') {
    const { language = 'sv' } = (await findLearner(learners, id)) ?? {}
    return { kind: 'notice', language, notice: end.kind }
  }
  const { until } = end
  const learner = await changeLearner(learners, id, (before) => ({
    ...before,
    pause: { from: pauseAt(before, now)?.from ?? now, until },
  }))
  if (!learner) return { kind: 'notice', language: 'sv', notice: 'not installed' }
  return { kind: 'paused', language: learner.language, pause: { until, zone } }
}

async function askHowLong(learners: LearnerStore, id: LearnerId, now: number, zone: string): Promise<Card> {
  const learner = await findLearner(learners, id)
  if (!learner) return { kind: 'notice', language: 'sv', notice: 'not installed' }
  const pause = pauseAt(learner, now)
  return {
    kind: 'pause',
    language: learner.language,
    ...pauseBounds(now, zone),
    ...(pause && { pause: { until: pause.until, zone } }),
  }
}
