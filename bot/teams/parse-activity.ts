// From a raw Teams activity to what has happened. Everything in it came from outside and may be anything.
import { z } from 'zod'
import type { Conversation, LearnerId } from '../core/learner.ts'

/** How a tap came: as an invoke that replaces the card, or as a message from a client without Action.Execute. */
export type Via = { readonly kind: 'invoke' } | { readonly kind: 'message'; readonly cardId?: string }

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
  | { readonly kind: 'tapped show'; readonly learner: LearnerId; readonly via: Via }
  | { readonly kind: 'said'; readonly learner: LearnerId; readonly conversation: Conversation }
  | { readonly kind: 'not understood'; readonly via: Via }
  /** Nothing anyone waits for an answer to. */
  | { readonly kind: 'ignored' }

/** Entra object ids are GUIDs; channel ids look like "29:1abc…". Both can be part of a table key. */
const Id = z.string().regex(/^[\w.:@-]{1,200}$/)
const ContentId = z.string().regex(/^[a-z0-9-]{1,40}$/)

/** What we read of an activity, and what the Bot Framework needs to answer it; all else is left behind. */
const Envelope = z.object({
  type: z.string().max(100),
  action: z.string().optional(),
  name: z.string().optional(),
  id: z.string().optional(),
  replyToId: z.string().optional(),
  channelId: z.string().default('msteams'),
  serviceUrl: z.url({ protocol: /^https?$/ }),
  from: z.object({ id: Id, aadObjectId: Id.optional() }),
  recipient: z.object({ id: z.string(), name: z.string().optional() }),
  conversation: z.object({
    id: z.string().min(1).max(500),
    conversationType: z.string().optional(),
    tenantId: z.string().optional(),
  }),
  value: z.unknown().optional(),
})

export type Envelope = z.infer<typeof Envelope>

/** Undefined if it isn't an activity at all. */
export function parseEnvelope(body: unknown): Envelope | undefined {
  return Envelope.safeParse(body).data
}

const Invoke = z.object({ action: z.object({ verb: z.string(), data: z.record(z.string(), z.unknown()) }) })
const Show = z.object({ verb: z.literal('show') })
const Answer = z.object({
  verb: z.literal('answer'),
  course: ContentId,
  item: ContentId,
  question: ContentId,
  // Several choices come joined by commas; none may come as nothing at all.
  option: z.string().max(500).default(''),
})

export function parseActivity(envelope: Envelope): Happened {
  const { type, action, conversation, serviceUrl, from, value } = envelope
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
    return { kind: 'said', learner, conversation: { id: conversation.id, serviceUrl } }
  return parseTap(value, envelope, learner, messageVia(envelope))
}

function parseInvoke(envelope: Envelope, learner: LearnerId): Happened {
  const via: Via = { kind: 'invoke' }
  const invoke = Invoke.safeParse(envelope.value)
  if (envelope.name !== 'adaptiveCard/action' || !invoke.success) return { kind: 'not understood', via }
  const { verb, data } = invoke.data.action
  return parseTap({ ...data, verb }, envelope, learner, via)
}

function parseTap(data: unknown, { conversation }: Envelope, learner: LearnerId, via: Via): Happened {
  if (Show.safeParse(data).success) return { kind: 'tapped show', learner, via }
  const answer = Answer.safeParse(data)
  if (!answer.success) return { kind: 'not understood', via }
  const { course, item, question, option } = answer.data
  const options = option
    .split(',')
    .map((id) => id.trim())
    .filter((id) => id !== '')
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

function messageVia({ replyToId }: Envelope): Via {
  return { kind: 'message', ...(replyToId && { cardId: replyToId }) }
}
