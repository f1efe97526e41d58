// The Teams of a rehearsal: delivers at once, or as badly as it is told to, and tells who got what.
import type { Card } from '../core/card.ts'
import type { Conversation, LearnerId } from '../core/learner.ts'
import type { Messenger, Pace, SendOutcome } from '../core/ports.ts'

/** In this Teams a learner's chat has the learner's own id. */
export function chatOf(id: LearnerId): Conversation {
  return { serviceUrl: 'rehearsal:', id }
}

/** What goes wrong with a request that concerns somebody; undefined if nothing does. */
export type Misfortune = (
  learner: LearnerId,
) => { readonly isDelivered: boolean; readonly outcome: SendOutcome } | undefined

export function createImaginedTeams(
  onCard: (learner: LearnerId, card: Extract<Card, { kind: 'lesson' | 'survey' }>) => void,
  misfortune: Misfortune = () => undefined,
): Messenger {
  let cards = 0
  return {
    async send({ id }, card) {
      const mishap = misfortune(id)
      const isDelivered = mishap?.isDelivered ?? true
      if (isDelivered && (card.kind === 'lesson' || card.kind === 'survey')) onCard(id, card)
      return mishap?.outcome ?? { kind: 'sent', activityId: `${++cards}` }
    },
    async update({ id }, activityId) {
      return misfortune(id)?.outcome ?? { kind: 'sent', activityId }
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
