// The ids of the chats between the bot and its simulated colleagues. Each says whose chat it is.

const prefix = 'a:simulated-'

export function chatOf(personId: string): string {
  return `${prefix}${personId}`
}

/** Undefined when it isn't the chat of anyone simulated. */
export function personInChat(conversationId: string): string | undefined {
  return conversationId.startsWith(prefix) ? conversationId.slice(prefix.length) : undefined
}

/** Channel ids are other than Entra object ids, in Teams as here. */
export function channelIdOf(personId: string): string {
  return `29:${personId}`
}
