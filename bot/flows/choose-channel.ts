// Somebody would rather have letters, or cards in Teams after all.
import type { Card, Notice } from '../core/card.ts'
import type { Learner, LearnerId } from '../core/learner.ts'
import type { LearnerStore } from '../core/ports.ts'
import type { Channel } from '../core/reach.ts'
import { changeLearner } from './change-learner.ts'

interface World {
  readonly learners: LearnerStore
  /** Whether letters go out at all. */
  readonly hasPost: boolean
}

/** From the next item on; what can't be is answered with a notice and changes nothing. Chosen twice changes nothing more. */
export async function chooseChannel(
  { learners, hasPost }: World,
  id: LearnerId,
  channel: Channel,
): Promise<Extract<Card, { kind: 'notice' }>> {
  let notice: Notice = 'not installed'
  const learner = await changeLearner(learners, id, (before) => {
    notice = channel === 'letter' ? noticeOfLetters(before, hasPost) : noticeOfTeams(before)
    if (notice === 'by letter' && before.prefers !== 'letter') return { ...before, prefers: 'letter' }
    return notice === 'by Teams' ? withoutPreference(before) : undefined
  })
  return { kind: 'notice', language: learner?.language ?? 'sv', notice }
}

function noticeOfLetters({ mail }: Learner, hasPost: boolean): Notice {
  if (!hasPost) return 'no letters'
  return mail !== undefined && mail.refused === undefined ? 'by letter' : 'no address'
}

function noticeOfTeams({ reach }: Learner): Notice {
  return reach.kind === 'teams' ? 'by Teams' : 'no Teams'
}

function withoutPreference({ prefers, ...learner }: Learner): Learner | undefined {
  return prefers && learner
}
