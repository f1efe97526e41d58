// What a turn leads to: something has happened in a chat → a flow → what to show. No Bot Framework here.
import type { Card, Notice } from '../core/card.ts'
import type { Course, Language } from '../core/course.ts'
import type { Conversation, LearnerId } from '../core/learner.ts'
import type { Recorded, Tap } from '../flows/record-answer.ts'
import type { Happened, Via } from './parse-activity.ts'

/** The flows a turn can lead to, their world already given. */
export interface TurnFlows {
  enrol(learner: LearnerId, conversation: Conversation): Promise<{ isNew: boolean; language: Language }>
  remove(learner: LearnerId): Promise<void>
  answer(tap: Tap): Promise<Recorded>
  showLesson(learner: LearnerId): Promise<Card>
  courses(): Promise<readonly Course[]>
}

export type Reply =
  | { readonly kind: 'send'; readonly card: Card }
  /** In place of the card that was tapped. */
  | { readonly kind: 'replace'; readonly card: Card; readonly via: Via }
  /** A sentence beside the card that was tapped, which stays as it is. */
  | { readonly kind: 'notice'; readonly notice: Notice; readonly language: Language; readonly via: Via }
  | { readonly kind: 'nothing' }

/** Swedish first, for those whose language isn't known. */
const unknownLanguage: Language = 'sv'

export async function decideReply(happened: Happened, flows: TurnFlows): Promise<Reply> {
  switch (happened.kind) {
    case 'installed': {
      const { language } = await flows.enrol(happened.learner, happened.conversation)
      return { kind: 'send', card: { kind: 'welcome', language, courses: await flows.courses() } }
    }
    case 'removed':
      await flows.remove(happened.learner)
      return { kind: 'nothing' }
    case 'tapped answer': {
      const { via } = happened
      const recorded = await flows.answer(happened)
      if (recorded.kind === 'feedback') return { kind: 'replace', card: recorded, via }
      return { kind: 'notice', notice: recorded.notice, language: recorded.language ?? unknownLanguage, via }
    }
    case 'tapped show': {
      const { via } = happened
      const card = await flows.showLesson(happened.learner)
      return card.kind === 'notice' ? { ...card, via } : { kind: 'replace', card, via }
    }
    case 'said': {
      // Who writes to us has us installed, whether or not we were told.
      const { isNew, language } = await flows.enrol(happened.learner, happened.conversation)
      return {
        kind: 'send',
        card: { kind: isNew ? 'welcome' : 'reply', language, courses: await flows.courses() },
      }
    }
    case 'not understood':
      return { kind: 'notice', notice: 'not understood', language: unknownLanguage, via: happened.via }
    case 'ignored':
      return { kind: 'nothing' }
  }
}

/** What to say when the flow failed. */
export function apologise(happened: Happened): Reply {
  const language = unknownLanguage
  switch (happened.kind) {
    case 'tapped answer':
      return { kind: 'notice', notice: 'try again', language, via: happened.via }
    case 'tapped show':
    case 'not understood':
      return { kind: 'notice', notice: 'not now', language, via: happened.via }
    case 'installed':
    case 'said':
      return { kind: 'send', card: { kind: 'notice', notice: 'not now', language } }
    case 'removed':
    case 'ignored':
      return { kind: 'nothing' }
  }
}
