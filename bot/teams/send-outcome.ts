// What an answer of the Bot Connector means for the learner; the only place that reads its status codes.
import { z } from 'zod'
import type { UnreachedReason } from '../core/learner.ts'
import type { SendOutcome } from '../core/ports.ts'
import type { ConnectorAnswer } from './exchange.ts'

const Body = z.object({
  id: z.string().optional().catch(undefined),
  error: z
    .object({ code: z.string().max(100) })
    .optional()
    .catch(undefined),
  message: z.string().max(2000).optional().catch(undefined),
})

/** Nothing was delivered, and it isn't about us. */
const passing = new Set([412, 502, 503, 504])

const refusals: Readonly<Record<string, UnreachedReason>> = {
  ConversationBlockedByUser: 'blocked',
  MessageWritesBlocked: 'blocked',
  BotDisabledByAdmin: 'disabled',
  // Somebody who has removed the app is known by then: Teams tells it the bot at once.
  ForbiddenOperationException: 'not installed',
  BotNotInConversationRoster: 'not installed',
}

/**
 * A message that was taken but whose id didn't come through is sent, with an empty id.
 * Source: learn.microsoft.com, "Send proactive messages", its table of errors; and design.md section 6.
 */
export function outcomeOf(answer: ConnectorAnswer): SendOutcome {
  if (answer.kind === 'not written') return { kind: 'passing', reason: answer.reason }
  if (answer.kind === 'no answer') return { kind: 'unknown', reason: answer.reason }
  const { status, retryAfterSeconds } = answer
  const { id = '', error, message } = Body.safeParse(answer.body).data ?? {}
  const code = error?.code ?? subCodeIn(message)
  if (status >= 200 && status < 300) return { kind: 'sent', activityId: id }
  if (status === 429)
    return { kind: 'throttled', ...(retryAfterSeconds !== undefined && { retryAfterSeconds }) }
  if (status === 404 && code === 'ConversationNotFound') return { kind: 'conversation gone' }
  const refusal = status === 403 ? refusals[code ?? ''] : undefined
  if (refusal) return { kind: 'unreachable', reason: refusal }
  const reason = code === undefined ? `${status}` : `${status} ${code}`
  return { kind: passing.has(status) ? 'passing' : 'failed', reason }
}

/** Who has blocked the bot's messages is told in another shape: {"errorCode":209,"message":"{\"subCode\":…}"}. */
function subCodeIn(message = ''): string | undefined {
  return /"subCode"\s*:\s*"(\w{1,100})"/.exec(message)?.[1]
}
