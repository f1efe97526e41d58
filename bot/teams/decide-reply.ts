// What a turn leads to: something has happened in a chat → a flow → what to show. No Bot Framework here.
import type { Card, Notice } from '../core/card.ts'
import type { Language } from '../core/course.ts'
import type { Conversation, LearnerId } from '../core/learner.ts'
import type { Recorded, Tap } from '../flows/record-answer.ts'
import { grantWish, type WishFlows } from './grant-wish.ts'
import type { Happened, Via } from './parse-activity.ts'
import { understand } from './understand.ts'

/** The flows a turn can lead to, their world already given. */
export interface TurnFlows extends WishFlows {
  enrol(learner: LearnerId, conversation: Conversation): Promise<{ isNew: boolean; language: Language }>
  remove(learner: LearnerId): Promise<void>
  answer(tap: Tap): Promise<Recorded>
}

export type Reply =
  | {
      readonly kind: 'send'
      readonly card: Card
      /** The card that was tapped stays as it is; an invoke has to be answered with it all the same. */
      readonly below?: { readonly via: Via; readonly card: Card }
    }
  /** In place of the card that was tapped. */
  | {
      readonly kind: 'replace'
      readonly card: Card
      readonly via: Via
      /** The item's latest card, which is to show the same if it isn't the one that was tapped. */
      readonly also?: string
    }
  /** A sentence beside the card that was tapped, which stays as it is. */
  | { readonly kind: 'notice'; readonly notice: Notice; readonly language: Language; readonly via: Via }
  | { readonly kind: 'nothing' }

/** Swedish first, for those whose language isn't known. */
const unknownLanguage: Language = 'sv'

export async function decideReply(happened: Happened, flows: TurnFlows): Promise<Reply> {
  switch (happened.kind) {
    case 'installed': {
      const { language } = await flows.enrol(happened.learner, happened.conversation)
      return { kind: 'send', card: await welcome(language, flows) }
    }
    case 'removed':
      await flows.remove(happened.learner)
      return { kind: 'nothing' }
    case 'tapped answer':
      return replyToAnswer(happened, flows)
    case 'tapped wish':
      return replyToWish(happened, flows)
    case 'said':
      return replyToWords(happened, flows)
    case 'not understood':
      return { kind: 'notice', notice: 'not understood', language: unknownLanguage, via: happened.via }
    case 'ignored':
      return { kind: 'nothing' }
  }
}

async function replyToAnswer(
  tap: Extract<Happened, { kind: 'tapped answer' }>,
  flows: TurnFlows,
): Promise<Reply> {
  const { via } = tap
  const recorded = await flows.answer({ ...tap, channel: 'teams' })
  if (recorded.kind === 'refused') {
    const { notice, language = unknownLanguage } = recorded
    return { kind: 'notice', notice, language, via }
  }
  const also = recorded.shownOn.activityId
  return { kind: 'replace', card: recorded, via, ...(also !== undefined && { also }) }
}

async function replyToWish(
  tapped: Extract<Happened, { kind: 'tapped wish' }>,
  flows: TurnFlows,
): Promise<Reply> {
  const { via, wish, isOnWelcome, language = unknownLanguage } = tapped
  const card = await grantWish(wish, tapped, flows, unknownLanguage)
  if (card.kind === 'notice') return { ...card, via }
  // The lesson takes the card's place from anywhere: below it, every tap would add one more to answer.
  if (!isOnWelcome || wish.kind === 'lesson') return { kind: 'replace', card, via }
  return { kind: 'send', card, below: { via, card: await welcome(language, flows) } }
}

async function replyToWords(
  { learner, conversation, name, text }: Extract<Happened, { kind: 'said' }>,
  flows: TurnFlows,
): Promise<Reply> {
  // Who writes to us has us installed, whether or not we were told.
  const { isNew, language } = await flows.enrol(learner, conversation)
  const understood = understand(text)
  if (understood) {
    const { wish, ...spoken } = understood
    return { kind: 'send', card: await grantWish(wish, { learner, name, ...spoken }, flows, language) }
  }
  if (isNew) return { kind: 'send', card: await welcome(language, flows) }
  return { kind: 'send', card: { kind: 'reply', language, courses: await flows.courses() } }
}

async function welcome(language: Language, flows: TurnFlows): Promise<Card> {
  return { kind: 'welcome', language, courses: await flows.courses() }
}

/** What to say when the flow failed. */
export function apologise(happened: Happened): Reply {
  const language = unknownLanguage
  switch (happened.kind) {
    case 'tapped answer':
      return { kind: 'notice', notice: 'try again', language, via: happened.via }
    case 'tapped wish':
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
