// The bad days that local mode and the rehearsal have by themselves.
import type { BadDays } from './bad-days.ts'

/** Something of everything, and nothing that a course couldn't live with. */
export const everydayTroubles: BadDays = {
  perConversation: true,
  latencyMilliseconds: [20, 120],
  shares: { 412: 0.002, 502: 0.002, 503: 0.005, 504: 0.001, 'dropped before': 0.001, 'dropped after': 0.001 },
  unreachable: { ConversationBlockedByUser: 0.02, ForbiddenOperationException: 0.01 },
}

/** Worse than Teams is known to be: a tenth of all requests goes wrong, and one in twelve people can't be reached. */
export const worstDay: BadDays = {
  perConversation: true,
  shares: { 412: 0.02, 502: 0.02, 503: 0.03, 504: 0.01, 'dropped before': 0.01, 'dropped after': 0.01 },
  unreachable: {
    ConversationBlockedByUser: 0.03,
    MessageWritesBlocked: 0.01,
    BotDisabledByAdmin: 0.01,
    ForbiddenOperationException: 0.03,
  },
}
