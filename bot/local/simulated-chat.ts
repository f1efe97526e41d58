// The ids of the chats between the bot and its simulated colleagues. Each says whose chat it is.

const form = /^a:simulated(?:\.(\d+))?-(.*)$/s

/** `nth` counts from 1: a new chat after the earlier one was deleted has another id. */
export function chatOf(personId: string, nth = 1): string {
  return `a:simulated${nth === 1 ? '' : `.${nth}`}-${personId}`
}

export interface SimulatedChat {
  readonly person: string
  /** From 1. */
  readonly nth: number
}

/** Undefined when it isn't the chat of anyone simulated. */
export function readChat(conversationId: string): SimulatedChat | undefined {
  const [, nth, person] = form.exec(conversationId) ?? []
  return person === undefined ? undefined : { person, nth: Number(nth ?? 1) }
}

/** Undefined when it isn't the chat of anyone simulated. */
export function personInChat(conversationId: string): string | undefined {
  return readChat(conversationId)?.person
}

/** Channel ids are other than Entra object ids, in Teams as here. */
export function channelIdOf(personId: string): string {
  return `29:${personId}`
}
