// The chat with somebody who has the app already, of whom Teams therefore doesn't tell: Graph's, or else it is opened.
import type { Conversation, Learner } from '../core/learner.ts'
import type { Messenger, Pace } from '../core/ports.ts'

export interface FindingChats {
  readonly messenger: Messenger
  readonly pace: Pace
  /** Where Teams is for somebody who was never heard of. */
  readonly serviceUrl?: string
}

/** For organisations all over the world. learn.microsoft.com, "Send proactive messages", Create the conversation. */
const usualServiceUrl = 'https://smba.trafficmanager.net/teams/'

/** `chat` is its id, if Graph has told. Undefined: not to be had just now. */
export async function findChat(
  { messenger, pace, serviceUrl = usualServiceUrl }: FindingChats,
  { id, reach }: Learner,
  chat: string | undefined,
): Promise<Conversation | undefined> {
  const at = reach.conversation?.serviceUrl ?? serviceUrl
  if (chat !== undefined) return { serviceUrl: at, id: chat }
  const room = await pace.room(1, 'correction')
  if (!room) return undefined
  const madeAt = await room.turn(0)
  const opened = await messenger.open(id, at)
  if (opened.kind === 'throttled') pace.tooFast(madeAt)
  return opened.kind === 'opened' ? opened.conversation : undefined
}
