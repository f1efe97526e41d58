// How far somebody has come in each of their courses, and what comes next.
import type { Card } from '../core/card.ts'
import { enrolledIn } from '../core/enrolment.ts'
import type { LearnerId } from '../core/learner.ts'
import { pauseAt } from '../core/pause.ts'
import type { Clock, LearnerStore, Planner } from '../core/ports.ts'
import { progressIn } from '../core/progress.ts'
import { findLearner } from './find-learner.ts'
import { zoneOf } from './zone.ts'

/** Reads only. */
export async function showProgress(
  { learners, planner, clock }: { learners: LearnerStore; planner: Planner; clock: Clock },
  id: LearnerId,
): Promise<Card> {
  const found = await findLearner(learners, id)
  if (!found) return { kind: 'notice', language: 'sv', notice: 'not installed' }
  const { courses } = await planner.current()
  const now = clock.now()
  const learner = enrolledIn(found, courses, now)
  const pause = pauseAt(learner, now)
  return {
    kind: 'progress',
    language: learner.language,
    courses: courses.flatMap((running) => progressIn(learner, running, now) ?? []),
    ...(pause && { pause: { until: pause.until, zone: zoneOf(courses) } }),
  }
}
