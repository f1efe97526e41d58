// What the Bot Connector says when it doesn't take a request: its codes, in its shapes.
// Source: learn.microsoft.com, "Send and receive messages", table "Status codes from bot conversational APIs".

export interface ConnectorAnswer {
  readonly status: number
  readonly body?: unknown
  /** Goes into the header. */
  readonly retryAfterSeconds?: number
}

/** An error in Teams' shape. */
export function refusal(status: number, code: string, message: string): ConnectorAnswer {
  return { status, body: { error: { code, message } } }
}

/** Without a remainder, as the header wants it, and never 0, which would mean "at once". */
export function throttled(waitMilliseconds: number, says: 'says when' | 'says nothing'): ConnectorAnswer {
  const answer = refusal(429, 'Throttled', 'Too many requests.')
  const retryAfterSeconds = Math.max(1, Math.ceil(waitMilliseconds / 1000))
  return says === 'says when' ? { ...answer, retryAfterSeconds } : answer
}

export type RefusedStatus = 400 | 401 | 412 | 413 | 500 | 502 | 503 | 504

/** Those of 503 and 504 come from a gateway before the service and have no code. */
export const refusals: Readonly<Record<RefusedStatus, ConnectorAnswer>> = {
  400: refusal(400, 'BadArgument', 'Invalid request payload.'),
  401: refusal(401, 'BotNotRegistered', 'No registration found for this bot.'),
  412: refusal(412, 'PreconditionFailed', 'Precondition failed, please try again.'),
  413: refusal(413, 'MessageSizeTooBig', 'Message size too large.'),
  500: refusal(500, 'ServiceError', 'Internal server error.'),
  502: refusal(502, 'ServiceError', 'Service dependency issue.'),
  503: { status: 503 },
  504: { status: 504 },
}

export type UnreachableCode = keyof typeof unreachable

/** Who can't be reached, and as which code. */
export const unreachable = {
  ConversationBlockedByUser: refusal(
    403,
    'ConversationBlockedByUser',
    'User blocked the conversation with the bot.',
  ),
  // The only one in another shape, as the example in "Send proactive messages" has it.
  MessageWritesBlocked: {
    status: 403,
    body: {
      errorCode: 209,
      message: JSON.stringify(
        {
          subCode: 'MessageWritesBlocked',
          details: 'Thread is blocked from message writes.',
          errorCode: null,
          errorSubCode: null,
        },
        undefined,
        2,
      ).replaceAll('\n', '\r\n'),
    },
  },
  BotDisabledByAdmin: refusal(403, 'BotDisabledByAdmin', 'The tenant admin disabled this bot'),
  ForbiddenOperationException: refusal(
    403,
    'ForbiddenOperationException',
    "Bot isn't installed in user's personal scope",
  ),
  BotNotInConversationRoster: refusal(
    403,
    'BotNotInConversationRoster',
    "The bot isn't part of the conversation roster.",
  ),
  ConversationNotFound: refusal(404, 'ConversationNotFound', 'Conversation not found.'),
} satisfies Readonly<Record<string, ConnectorAnswer>>
