// From a raw Teams activity to what has happened. Everything in it came from outside and may be anything.
import { z } from 'zod'
import type { Language } from '../core/course.ts'
import type { Conversation, LearnerId } from '../core/learner.ts'
import type { Envelope } from './envelope.ts'
import { botLanguages } from './texts.ts'
import { type Wish, wishOf } from './wish.ts'

/** How a tap came: as an invoke that replaces the card, or as a message from a client without Action.Execute. */
export interface Via {
  readonly kind: 'invoke' | 'message'
  /** The card that was tapped. */
  readonly cardId?: string
}

export type Happened =
  | { readonly kind: 'installed'; readonly learner: LearnerId; readonly conversation: Conversation }
  | { readonly kind: 'removed'; readonly learner: LearnerId }
  | {
      readonly kind: 'tapped answer'
      readonly learner: LearnerId
      readonly conversation: string
      readonly course: string
      readonly item: string
      readonly question: string
      readonly options: readonly string[]
      readonly via: Via
    }
  | {
      readonly kind: 'tapped wish'
      readonly learner: LearnerId
      readonly name: string
      readonly wish: Wish
      /** The card's, so that a talk goes on in the language it began in. */
      readonly language?: Language
      /** The welcome card stays in the chat: it says why one gets all this. */
      readonly isOnWelcome: boolean
      readonly via: Via
    }
  | {
      readonly kind: 'said'
      readonly learner: LearnerId
      readonly name: string
      readonly conversation: Conversation
      readonly text: string
    }
  | { readonly kind: 'not understood'; readonly via: Via }
  /** Nothing anyone waits for an answer to. */
  | { readonly kind: 'ignored' }

const ContentId = z.string().regex(/^[a-z0-9-]{1,40}$/)
/** A lesson's id, or one with a part more: a repetition or a survey. */
const ItemId = z.string().regex(/^[a-z0-9-]{1,40}(\.[a-z0-9-]{1,20})?$/)

const Invoke = z.object({ action: z.object({ verb: z.string(), data: z.record(z.string(), z.unknown()) }) })
const Answer = z.object({
  verb: z.literal('answer'),
  course: ContentId,
  item: ItemId,
  question: ContentId,
})
const Spoken = z.object({
  language: z.enum(botLanguages).optional().catch(undefined),
  on: z.string().optional().catch(undefined),
})
/** Several choices come joined by commas; none may come as nothing at all. */
const Option = z.string().max(500).default('')

export function parseActivity(envelope: Envelope): Happened {
  const { type, action, conversation, serviceUrl, from, value, text = '' } = envelope
  const learner = from.aadObjectId ?? from.id
  const isPersonal = (conversation.conversationType ?? 'personal') === 'personal'
  if (type === 'invoke') return parseInvoke(envelope, learner)
  if (!isPersonal) return { kind: 'ignored' }
  if (type === 'installationUpdate') {
    if (action === 'add')
      return { kind: 'installed', learner, conversation: { id: conversation.id, serviceUrl } }
    return action === 'remove' ? { kind: 'removed', learner } : { kind: 'ignored' }
  }
  if (type !== 'message') return { kind: 'ignored' }
  if (value === undefined || value === null)
    return {
      kind: 'said',
      learner,
      name: from.name ?? '',
      conversation: { id: conversation.id, serviceUrl },
      text,
    }
  return parseTap(value, envelope, learner, viaOf('message', envelope))
}

function parseInvoke(envelope: Envelope, learner: LearnerId): Happened {
  const via = viaOf('invoke', envelope)
  const invoke = Invoke.safeParse(envelope.value)
  if (envelope.name !== 'adaptiveCard/action' || !invoke.success) return { kind: 'not understood', via }
  const { verb, data } = invoke.data.action
  return parseTap({ ...data, verb }, envelope, learner, via)
}

function parseTap(data: unknown, { conversation, from }: Envelope, learner: LearnerId, via: Via): Happened {
  const wish = wishOf(data)
  if (wish) {
    const { language, on } = Spoken.parse(data)
    const isOnWelcome = on === 'welcome'
    return {
      kind: 'tapped wish',
      learner,
      name: from.name ?? '',
      wish,
      isOnWelcome,
      via,
      ...(language && { language }),
    }
  }
  const answer = Answer.safeParse(data)
  const options = answer.success ? chosenIn(data as Record<string, unknown>) : undefined
  if (!answer.success || !options) return { kind: 'not understood', via }
  const { course, item, question } = answer.data
  return {
    kind: 'tapped answer',
    learner,
    conversation: conversation.id,
    course,
    item,
    question,
    options,
    via,
  }
}

/** A lesson's card has one input, "option"; a survey's has one for each question, "q.{id}", and "confidence". */
function chosenIn(data: Record<string, unknown>): string[] | undefined {
  const inputs = Object.entries(data).filter(([name]) => name.startsWith('q.') || name === 'confidence')
  if (inputs.length === 0) {
    const option = Option.safeParse(data.option)
    return option.data
      ?.split(',')
      .map((id) => id.trim())
      .filter((id) => id !== '')
  }
  const chosen = inputs
    .filter(([, value]) => value !== '')
    .map(([name, value]) => `${name.replace(/^q\./, '')}/${String(value).slice(0, 50)}`)
  return chosen.slice(0, 50)
}

function viaOf(kind: Via['kind'], { replyToId }: Envelope): Via {
  return { kind, ...(replyToId && { cardId: replyToId }) }
}
