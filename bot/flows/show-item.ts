// One item of one learner as a page shows it: open, or with the feedback to its first answer. Reads only.
import type { Card, PauseShown } from '../core/card.ts'
import { questionOf } from '../core/course.ts'
import type { Learner } from '../core/learner.ts'
import { pauseAt } from '../core/pause.ts'
import type { AnswerLink, Clock, LearnerStore, Planner } from '../core/ports.ts'
import { wayOf } from '../core/reach.ts'
import { itemOf } from '../core/standing.ts'
import { findAsked } from './find-asked.ts'
import { findLearner } from './find-learner.ts'
import { itemCard } from './item-card.ts'
import { zoneOf } from './zone.ts'

export type ItemShown =
  | {
      readonly kind: 'open'
      readonly card: Extract<Card, { kind: 'lesson' | 'survey' }>
      /** Which of the lesson's questions is asked. */
      readonly question: string
      readonly wishes: Wishes
    }
  | {
      readonly kind: 'answered'
      readonly card: Extract<Card, { kind: 'feedback' | 'thanks' }>
      readonly wishes: Wishes
    }
  | { readonly kind: 'expired'; readonly language: string }
  /** There is no such learner, course or item (any more). */
  | { readonly kind: 'gone' }

/** How the learner gets what comes, and what they may change about it. */
export interface Wishes {
  readonly way: 'teams' | 'letter' | 'none'
  readonly hasTeams: boolean
  readonly hasMail: boolean
  readonly pause?: PauseShown
}

interface World {
  readonly learners: LearnerStore
  readonly planner: Planner
  readonly clock: Clock
}

/** Throws if the storage can't be reached. */
export async function showItem(world: World, where: AnswerLink): Promise<ItemShown> {
  const [learner, { courses }] = await Promise.all([
    findLearner(world.learners, where.learner),
    world.planner.current(),
  ])
  const standing = learner && itemOf(learner, where)
  if (!learner || !standing || standing.state === 'unreached') return { kind: 'gone' }
  if (learner.left !== undefined || learner.standings[where.course]?.ended !== undefined)
    return { kind: 'gone' }
  const { language } = learner
  if (standing.state === 'expired') return { kind: 'expired', language }

  const { course, item } = where
  const { question } = standing
  const wishes = wishesOf(learner, world.clock.now(), zoneOf(courses))
  const ref = { course, item, question }
  if (standing.state !== 'answered') {
    const card = itemCard(courses, ref, { language, isReminder: standing.reminders > 0 })
    if (card?.kind !== 'lesson' && card?.kind !== 'survey') return { kind: 'gone' }
    return { kind: 'open', card, question, wishes }
  }
  const asked = findAsked(courses, ref)
  if (!asked) return { kind: 'gone' }
  const part = { language, course: asked.course, item }
  if (asked.kind === 'survey')
    return { kind: 'answered', card: { kind: 'thanks', ...part, survey: asked.survey }, wishes }
  const answer = await world.learners.readAnswer(learner.id, course, item)
  const answered = answer && questionOf(asked.lesson, answer.question)
  if (!answer || !answered) return { kind: 'gone' }
  const { options: chosen, right } = answer
  const card = { kind: 'feedback', ...part, lesson: asked.lesson, question: answered, chosen, right } as const
  return { kind: 'answered', card, wishes }
}

function wishesOf(learner: Learner, now: number, zone: string): Wishes {
  const pause = pauseAt(learner, now)
  return {
    way: wayOf(learner).channel,
    hasTeams: learner.reach.kind === 'teams',
    hasMail: learner.mail !== undefined && learner.mail.refused === undefined,
    ...(pause && { pause: { until: pause.until, zone } }),
  }
}
