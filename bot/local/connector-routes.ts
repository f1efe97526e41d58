// What the simulated Bot Connector answers to each request; how requests arrive stands in connector.ts.
// https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-api-reference
import { channelIdOf, chatOf, personInChat } from './simulated-chat.ts'

export interface ConnectorRequest {
  readonly method: string
  /** Decoded, without slashes. */
  readonly path: readonly string[]
  readonly body: Readonly<Record<string, unknown>>
}

export interface ConnectorAnswer {
  readonly status: number
  readonly body?: unknown
}

/** What the bot sent, with the id it has got. */
export type SentActivity = Readonly<Record<string, unknown>> & { readonly id: string }
export type OnCard = (conversationId: string, activity: SentActivity) => void

export function createRoutes(onCard: OnCard): (request: ConnectorRequest) => ConnectorAnswer {
  let lastId = Date.now()

  function deliver(conversationId: string, body: ConnectorRequest['body'], id: string, status: number) {
    onCard(conversationId, { ...body, id })
    return { status, body: { id } }
  }

  function inConversation(conversationId: string, { method, path, body }: ConnectorRequest): ConnectorAnswer {
    const person = personInChat(conversationId)
    if (person === undefined) return refusal(404, 'ConversationNotFound', 'Conversation not found.')
    const [, , , what, id] = path
    switch (`${method} ${what}`) {
      case 'POST activities':
        return deliver(conversationId, body, `${++lastId}`, 201)
      case 'PUT activities':
        return id === undefined ? notFound() : deliver(conversationId, body, id, 200)
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

  function createConversation({ members, activity }: ConnectorRequest['body']): ConnectorAnswer {
    const person = Array.isArray(members) ? objectIdOf(members[0]) : undefined
    if (person === undefined) return refusal(400, 'BadArgument', 'Exactly one member is needed.')
    const id = chatOf(person)
    if (typeof activity !== 'object' || activity === null) return { status: 201, body: { id } }
    const activityId = `${++lastId}`
    onCard(id, { ...activity, id: activityId })
    return { status: 201, body: { id, activityId } }
  }

  return (request) => {
    const [version, conversations, conversationId] = request.path
    if (version !== 'v3' || conversations !== 'conversations') return notFound()
    if (conversationId !== undefined) return inConversation(conversationId, request)
    return request.method === 'POST' ? createConversation(request.body) : notFound()
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

/** A member may be named by Entra object id or by channel id. */
function objectIdOf(member: unknown): string | undefined {
  if (typeof member !== 'object' || member === null || !('id' in member)) return undefined
  return typeof member.id === 'string' ? member.id.replace(/^29:/, '') : undefined
}

function notFound(): ConnectorAnswer {
  return refusal(404, 'NotFound', 'There is nothing at this address.')
}

/** An error in Teams' shape. */
export function refusal(status: number, code: string, message: string): ConnectorAnswer {
  return { status, body: { error: { code, message } } }
}
