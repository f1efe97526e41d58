// Sends a lesson that isn't published to whoever wrote it, in their own chat. An answer to it is kept nowhere.
import type { LessonPart } from '../core/card.ts'
import type { Language } from '../core/course.ts'
import { draftItem } from '../core/item.ts'
import type { Conversation, LearnerId } from '../core/learner.ts'
import type { LessonPlace } from '../core/lesson-edit.ts'
import type { LearnerStore, Messenger, Pace } from '../core/ports.ts'
import type { Problem } from '../core/problem.ts'
import { partsOf } from './check-lesson.ts'
import { findLearner } from './find-learner.ts'
import { editsWith, type LessonWorld, lookAt } from './lesson-world.ts'

interface Sending {
  readonly learners: LearnerStore
  readonly messenger: Messenger
  readonly pace: Pace
}

export interface Draft {
  readonly place: LessonPlace
  readonly text: string
  readonly language: Language
  readonly to: LearnerId
}

export type DraftSent =
  | { readonly kind: 'sent' }
  | { readonly kind: 'no such course' | 'no such language' }
  /** In this file: the card would not be right. */
  | { readonly kind: 'problems'; readonly problems: readonly Problem[] }
  /** They haven't opened Droppe's chat, or have removed the app. */
  | { readonly kind: 'not reached' }
  /** Teams is busy, or says no for now. */
  | { readonly kind: 'not now' }

/** One try: whoever waits can press again. Throws if the storage can't be reached. */
export async function sendDraft(
  world: LessonWorld & Sending,
  { place, text, language, to }: Draft,
): Promise<DraftSent> {
  const looked = await lookAt(world, place.course, await editsWith(world, place, text))
  if (!looked) return { kind: 'no such course' }
  const problems = looked.problems.filter(({ file }) => file === place.file)
  if (problems.length > 0) return { kind: 'problems', problems }
  const [part] = partsOf(world, looked, place.file, language) ?? []
  if (!part || !looked.folder.languages.includes(language)) return { kind: 'no such language' }
  const learner = await findLearner(world.learners, to)
  if (learner?.reach.kind !== 'teams') return { kind: 'not reached' }
  const { conversation } = learner.reach
  const sent = await deliver(world, conversation, part)
  if (sent !== 'conversation gone') return { kind: sent }
  const opened = await world.messenger.open(to, conversation.serviceUrl)
  if (opened.kind !== 'opened') return { kind: opened.kind === 'unreachable' ? 'not reached' : 'not now' }
  const again = await deliver(world, opened.conversation, part)
  return { kind: again === 'conversation gone' ? 'not reached' : again }
}

async function deliver(
  { messenger, pace }: Sending,
  conversation: Conversation,
  part: LessonPart,
): Promise<'sent' | 'not reached' | 'not now' | 'conversation gone'> {
  const room = await pace.room(1, 'lesson')
  if (!room) return 'not now'
  const madeAt = await room.turn(0)
  const item = draftItem(part.lesson.id)
  const card = { ...part, kind: 'lesson', isReminder: false, isDraft: true, item } as const
  const outcome = await messenger.send(conversation, card)
  if (outcome.kind === 'throttled') pace.tooFast(madeAt)
  switch (outcome.kind) {
    case 'sent':
    case 'conversation gone':
      return outcome.kind
    case 'unreachable':
      return 'not reached'
    default:
      return 'not now'
  }
}
