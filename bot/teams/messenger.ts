// Sends and updates cards on the bot's own initiative.
import type { CloudAdapter, ConversationReference, TurnContext } from 'botbuilder'
import type { Conversation } from '../core/learner.ts'
import type { Messenger, SendOutcome } from '../core/ports.ts'
import { outcomeOf } from './send-outcome.ts'
import { messageOf } from './take-turn.ts'

/** A send that takes longer may or may not have arrived. */
const patienceMilliseconds = 15_000

export function createMessenger(adapter: CloudAdapter, appId: string): Messenger {
  async function inConversation(
    conversation: Conversation,
    act: (context: TurnContext) => Promise<{ id?: string } | undefined>,
  ): Promise<SendOutcome> {
    let outcome: SendOutcome = { kind: 'unknown', reason: 'no answer' }
    const reference = referenceTo(conversation, appId)
    const turn = adapter.continueConversationAsync(appId, reference, async (context) => {
      try {
        outcome = { kind: 'sent', activityId: (await act(context))?.id ?? '' }
      } catch (error) {
        outcome = outcomeOf(error)
      }
    })
    try {
      await Promise.race([turn, giveUp()])
    } catch (error) {
      return outcomeOf(error)
    }
    return outcome
  }

  return {
    send: (conversation, card) =>
      inConversation(conversation, (context) => context.sendActivity(messageOf(card))),
    update: (conversation, activityId, card) =>
      inConversation(conversation, async (context) => {
        await context.updateActivity({ ...messageOf(card), id: activityId })
        return { id: activityId }
      }),
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
