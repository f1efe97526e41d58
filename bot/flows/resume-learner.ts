// Ends somebody's pause before its day.
import type { Card } from '../core/card.ts'
import { enrolledIn } from '../core/enrolment.ts'
import type { LearnerId } from '../core/learner.ts'
import { pauseAt } from '../core/pause.ts'
import type { Clock, LearnerStore, Planner } from '../core/ports.ts'
import { nextCard } from '../core/progress.ts'
import { changeLearner } from './change-learner.ts'

/** The days that were paused stay noted: reminders and expiry don't count them. */
export async function resumeLearner(
  { learners, planner, clock }: { learners: LearnerStore; planner: Planner; clock: Clock },
  id: LearnerId,
): Promise<Card> {
  const now = clock.now()
  const before = await changeLearner(learners, id, (learner) => {
    const pause = pauseAt(learner, now)
    return pause && { ...learner, pause: { from: pause.from, until: now } }
  })
  if (!before) return { kind: 'notice', language: 'sv', notice: 'not installed' }
  const pause = pauseAt(before, now)
  const { courses } = await planner.current()
  const after = pause ? { ...before, pause: { from: pause.from, until: now } } : before
  const learner = enrolledIn(after, courses, now)
  const [next] = courses
    .flatMap((running) => nextCard(learner, running, now) ?? [])
    .sort((a, b) => a.at - b.at)
  return {
    kind: 'resumed',
    language: before.language,
    wasPaused: pause !== undefined,
    ...(next && { next }),
  }
}
