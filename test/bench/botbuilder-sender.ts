// A program that sends one and the same card with botbuilder as its documentation says, and nothing else.
import { CloudAdapter, ConfigurationBotFrameworkAuthentication } from 'botbuilder'
import { chatOf } from '../../bot/local/simulated-chat.ts'
import { serveParent } from './parent.ts'
import { atOnce, type Sending } from './sending.ts'

// Without credentials: it asks for no tokens, which can only make it faster.
const adapter = new CloudAdapter(new ConfigurationBotFrameworkAuthentication({}))

export type BotbuilderDeeds = typeof deeds
const deeds = {
  async send({ serviceUrl, count, message }: Sending): Promise<void> {
    const reference = {
      channelId: 'msteams',
      serviceUrl,
      bot: { id: '28:droppe', name: 'Droppe' },
      conversation: { id: chatOf('nobody'), isGroup: false, conversationType: 'personal', name: '' },
    }
    let left = count
    const lane = async () => {
      while (left-- > 0) {
        await adapter.continueConversationAsync('', reference, async (context) => {
          await context.sendActivity(message)
        })
      }
    }
    await Promise.all(Array.from({ length: atOnce }, lane))
  },
}

if (process.send) serveParent(deeds)
