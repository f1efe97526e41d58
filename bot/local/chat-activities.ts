// What Teams posts to the bot when a person installs it, taps an answer, or taps it in an old client.
// Shapes as recorded from Agents Playground and Teams; `from` and `channelData` as in a personal chat.
import type { Person } from './municipality.ts'
import { channelIdOf, chatOf } from './simulated-chat.ts'

export interface ChatSettings {
  readonly serviceUrl: string
  readonly tenantId: string
  /** The person's first chat when left out. */
  readonly conversationId?: string
}

export type ChatActivity = Readonly<Record<string, unknown>>
export type CardData = Readonly<Record<string, unknown>>

export function installationOf(person: Person, settings: ChatSettings): ChatActivity {
  return {
    ...envelope(person, settings),
    type: 'installationUpdate',
    action: 'add',
    channelData: {
      tenant: { id: settings.tenantId },
      source: { name: 'message' },
      settings: { selectedChannel: { id: chatOf(person.id) } },
    },
  }
}

/** A tap on an Action.Execute. */
export function tapOf(person: Person, settings: ChatSettings, cardId: string, data: CardData): ChatActivity {
  return {
    ...envelope(person, settings),
    type: 'invoke',
    name: 'adaptiveCard/action',
    replyToId: cardId,
    value: {
      action: { type: 'Action.Execute', title: 'Svara', verb: data.verb, data },
      trigger: 'manual',
    },
    channelData: { tenant: { id: settings.tenantId }, source: { name: 'message' } },
  }
}

/** The same tap in a client that knows only Action.Submit. */
export function oldTapOf(
  person: Person,
  settings: ChatSettings,
  cardId: string,
  data: CardData,
): ChatActivity {
  return {
    ...envelope(person, settings),
    type: 'message',
    replyToId: cardId,
    value: data,
    channelData: { tenant: { id: settings.tenantId }, source: { name: 'message' } },
  }
}

function envelope(
  person: Person,
  { serviceUrl, tenantId, conversationId = chatOf(person.id) }: ChatSettings,
): ChatActivity {
  const locale = person.language === 'sv' ? 'sv-SE' : 'en-GB'
  return {
    id: crypto.randomUUID(),
    timestamp: new Date().toISOString(),
    channelId: 'msteams',
    serviceUrl,
    from: { id: channelIdOf(person.id), name: person.name, aadObjectId: person.id },
    recipient: { id: '28:droppe', name: 'Droppe' },
    conversation: { id: conversationId, conversationType: 'personal', tenantId },
    entities: [{ type: 'clientInfo', locale, country: 'SE', platform: 'Web' }],
    locale,
  }
}
