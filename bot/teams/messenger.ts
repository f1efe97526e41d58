// Sends cards on the bot's own initiative.
import type { CloudAdapter, ConversationReference } from 'botbuilder'
import type { Conversation } from '../core/learner.ts'
import type { Messenger, SendOutcome } from '../core/ports.ts'
import { outcomeOf } from './send-outcome.ts'
import { messageOf } from './take-turn.ts'

/** A send that takes longer may or may not have arrived. */
const patienceMilliseconds = 15_000

export function createMessenger(adapter: CloudAdapter, appId: string): Messenger {
  return {
    async send(conversation, card) {
      let outcome: SendOutcome = { kind: 'unknown', reason: 'no answer' }
      const turn = adapter.continueConversationAsync(
        appId,
        referenceTo(conversation, appId),
        async (context) => {
          try {
            const sent = await context.sendActivity(messageOf(card))
            outcome = { kind: 'sent', activityId: sent?.id ?? '' }
          } catch (error) {
            outcome = outcomeOf(error)
          }
        },
      )
      try {
        await Promise.race([turn, giveUp()])
      } catch (error) {
        return outcomeOf(error)
      }
      return outcome
    },
  }
}

function referenceTo({ id, serviceUrl }: Conversation, appId: string): Partial<ConversationReference> {
  return {
    channelId: 'msteams',
    serviceUrl,
    bot: { id: `28:${appId}`, name: 'Droppe' },
    conversation: { id, isGroup: false, conversationType: 'personal', name: '' },
  }
}

function giveUp(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, patienceMilliseconds).unref())
}
