// What an answer of the Bot Connector means for the learner; the only place that reads its status codes.
import { z } from 'zod'
import type { UnreachedReason } from '../core/learner.ts'
import type { SendOutcome } from '../core/ports.ts'

const Failure = z.object({
  statusCode: z.number().optional(),
  code: z.string().optional(),
  body: z.object({ error: z.object({ code: z.string() }) }).optional(),
})

const passing = new Set([412, 429, 502, 503, 504])
/** The connection was never made, so nothing was written. */
const notWritten = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH'])

const refusals: Readonly<Record<string, UnreachedReason>> = {
  ConversationBlockedByUser: 'blocked',
  MessageWritesBlocked: 'blocked',
  BotDisabledByAdmin: 'refused',
  ForbiddenOperationException: 'uninstalled',
  BotNotInConversationRoster: 'uninstalled',
  ConversationNotFound: 'conversation gone',
}

/** Source: learn.microsoft.com, "Send proactive messages", its table of errors; and design.md section 6. */
export function outcomeOf(error: unknown): SendOutcome {
  const { statusCode, code, body } = Failure.safeParse(error).data ?? {}
  const reason = `${statusCode ?? code ?? 'no answer'}${body ? ` ${body.error.code}` : ''}`
  if (statusCode === undefined) {
    return code && notWritten.has(code) ? { kind: 'passing', reason } : { kind: 'unknown', reason }
  }
  if (passing.has(statusCode)) return { kind: 'passing', reason }
  const refusal = refusals[body?.error.code ?? '']
  if ((statusCode === 403 || statusCode === 404) && refusal) return { kind: 'unreachable', reason: refusal }
  return { kind: 'failed', reason }
}
