// A request to the simulated Bot Connector as it is read from HTTP: no more of it than somebody asks for.
import type { Asked } from './fates.ts'

export interface ConnectorRequest {
  readonly method: string
  /** Decoded, without slashes. Undefined when the address is malformed. */
  readonly path: readonly string[] | undefined
  /** As it came. Undefined when there was more of it than is taken. */
  readonly body: Buffer | undefined
}

export type Json = Readonly<Record<string, unknown>>

/** Undefined when the address is malformed. */
export function readPath(url: string): string[] | undefined {
  try {
    const [path = ''] = url.split('?')
    return path
      .split('/')
      .filter((part) => part !== '')
      .map(decodeURIComponent)
  } catch {
    return undefined
  }
}

/** Nothing at all is an empty object. Undefined when it is no JSON object. */
export function readJson(body: Buffer): Json | undefined {
  if (body.length === 0) return {}
  try {
    const json: unknown = JSON.parse(body.toString('utf8'))
    return typeof json === 'object' && json !== null ? { ...json } : undefined
  } catch {
    return undefined
  }
}

/** Whose chat is to be opened, by Entra object id or by channel id. Undefined unless somebody is named first. */
export function memberIn({ members }: Json): string | undefined {
  const member: unknown = Array.isArray(members) ? members[0] : undefined
  if (typeof member !== 'object' || member === null || !('id' in member)) return undefined
  return typeof member.id === 'string' ? member.id.replace(/^29:/, '') : undefined
}

/** The activity that comes with the opening of a chat. */
export function firstActivityIn({ activity }: Json): Json | undefined {
  return typeof activity === 'object' && activity !== null ? { ...activity } : undefined
}

export function askedIn({ method, path = [], body }: ConnectorRequest): Asked {
  const [version, conversations, conversationId] = path
  if (version !== 'v3' || conversations !== 'conversations') return { kind: 'other' }
  if (conversationId !== undefined) return { kind: 'in chat', conversationId }
  const json = (method === 'POST' && body && readJson(body)) || {}
  const person = memberIn(json)
  if (person === undefined) return { kind: 'other' }
  return { kind: 'open chat', person, sends: firstActivityIn(json) !== undefined }
}
