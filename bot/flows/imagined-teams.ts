// The Teams of a rehearsal: delivers at once, and tells who got what.
import type { Card } from '../core/card.ts'
import type { Conversation, LearnerId } from '../core/learner.ts'
import type { Messenger, Pace } from '../core/ports.ts'

/** In this Teams a learner's chat has the learner's own id. */
export function chatOf(id: LearnerId): Conversation {
  return { serviceUrl: 'rehearsal:', id }
}

export function createImaginedTeams(
  onCard: (learner: LearnerId, card: Extract<Card, { kind: 'lesson' | 'survey' }>) => void,
): Messenger {
  let cards = 0
  return {
    async send({ id }, card) {
      if (card.kind === 'lesson' || card.kind === 'survey') onCard(id, card)
      return { kind: 'sent', activityId: `${++cards}` }
    },
    async update(_conversation, activityId) {
      return { kind: 'sent', activityId }
    },
    async open(learner) {
      return { kind: 'opened', conversation: chatOf(learner) }
    },
  }
}

/** Room for as many as one transaction holds, at once. */
export const imaginedPace: Pace = {
  async room(wanted) {
    return { size: Math.min(wanted, 90), turn: async () => 0 }
  },
  tooFast() {},
}
