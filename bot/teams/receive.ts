// The door for what Teams posts to the bot.
import type { CloudAdapter, Response } from 'botbuilder'
import type { Log } from '../core/ports.ts'
import type { TurnFlows } from './decide-reply.ts'
import { parseEnvelope } from './envelope.ts'
import { parseActivity } from './parse-activity.ts'
import { takeTurn } from './take-turn.ts'
import { say } from './texts.ts'

/** What the web server hands over, its body already parsed. */
export interface Incoming {
  readonly method?: string | undefined
  readonly headers: Record<string, string | string[] | undefined>
  readonly body?: unknown
}

/** What isn't an activity is answered with 400 and a sentence, before the Bot Framework sees it. */
export function createReceive(adapter: CloudAdapter, flows: TurnFlows, log: Log) {
  return async ({ method = 'POST', headers, body }: Incoming, response: Response): Promise<unknown> => {
    const envelope = parseEnvelope(body)
    if (!envelope) {
      response.status(400)
      return response.send({ error: 'not an activity', message: say('sv', 'not understood') })
    }
    // Only what was checked goes on; among what is left behind are wishes such as "expect replies".
    return adapter.process({ method, headers, body: envelope }, response, (context) =>
      takeTurn(context, parseActivity(envelope), flows, log),
    )
  }
}
