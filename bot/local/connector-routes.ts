// What the simulated Bot Connector answers to each request it takes; how requests arrive stands in connector.ts.
// https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-api-reference

import { type ConnectorAnswer, refusal, refusals, unreachable } from './connector-refusals.ts'
import { type ConnectorRequest, firstActivityIn, type Json, memberIn, readJson } from './connector-request.ts'
import { channelIdOf, personInChat } from './simulated-chat.ts'

/** What the bot sent, with the id it has got. */
export type SentActivity = Json & { readonly id: string }
export type OnCard = (conversationId: string, activity: SentActivity) => void

export interface RoutesSettings {
  /** Without it activities aren't even parsed. */
  readonly onCard?: OnCard | undefined
  /** Called with every new activity and the bytes it came in. */
  readonly took: (conversationId: string, body: Buffer) => void
  /** The id of the chat that is opened with somebody. */
  readonly openedChat: (person: string) => string
}

export function createRoutes({ onCard, took, openedChat }: RoutesSettings) {
  let lastId = Date.now()

  function deliver(
    conversationId: string,
    body: Buffer,
    id: string,
    how: 'new' | 'instead',
  ): ConnectorAnswer {
    if (onCard) {
      const activity = readJson(body)
      if (activity === undefined) return malformed()
      onCard(conversationId, { ...activity, id })
    }
    if (how === 'new') took(conversationId, body)
    return { status: how === 'new' ? 201 : 200, body: { id } }
  }

  function inChat(
    conversationId: string,
    what: string,
    id: string | undefined,
    body: Buffer,
  ): ConnectorAnswer {
    const person = personInChat(conversationId)
    if (person === undefined) return unreachable.ConversationNotFound
    switch (what) {
      case 'POST activities':
        return deliver(conversationId, body, `${++lastId}`, 'new')
      case 'PUT activities':
        return id === undefined ? notFound() : deliver(conversationId, body, id, 'instead')
      case 'DELETE activities':
        return id === undefined ? notFound() : { status: 200, body: {} }
      case 'GET members':
        return members(person, id)
      case 'GET pagedmembers':
        return { status: 200, body: { members: [memberOf(person)] } }
      default:
        return notFound()
    }
  }

  function openChat(body: Buffer): ConnectorAnswer {
    const json = readJson(body)
    if (json === undefined) return malformed()
    const person = memberIn(json)
    if (person === undefined) return refusal(400, 'BadArgument', 'Exactly one member is needed.')
    const id = openedChat(person)
    const activity = firstActivityIn(json)
    if (activity === undefined) return { status: 201, body: { id } }
    const activityId = `${++lastId}`
    onCard?.(id, { ...activity, id: activityId })
    took(id, body)
    return { status: 201, body: { id, activityId } }
  }

  return ({ method, path, body }: ConnectorRequest): ConnectorAnswer => {
    if (body === undefined) return refusals[413]
    if (path === undefined) return malformed()
    const [version, conversations, conversationId, what, id] = path
    if (version !== 'v3' || conversations !== 'conversations') return notFound()
    if (conversationId !== undefined) return inChat(conversationId, `${method} ${what}`, id, body)
    return method === 'POST' ? openChat(body) : notFound()
  }
}

function members(person: string, wanted: string | undefined): ConnectorAnswer {
  if (wanted === undefined) return { status: 200, body: [memberOf(person)] }
  if (wanted === person || wanted === channelIdOf(person)) return { status: 200, body: memberOf(person) }
  return refusal(404, 'MemberNotFoundInConversation', 'Member not found in conversation.')
}

function memberOf(person: string) {
  return { id: channelIdOf(person), aadObjectId: person, objectId: person, userRole: 'user' }
}

function notFound(): ConnectorAnswer {
  return refusal(404, 'NotFound', 'There is nothing at this address.')
}

function malformed(): ConnectorAnswer {
  return refusal(400, 'BadSyntax', 'The request is malformed.')
}
