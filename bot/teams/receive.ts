// The door for what Teams posts to the bot.
import type { Log } from '../core/ports.ts'
import type { Adapter, Answered } from './adapter.ts'
import type { TurnFlows } from './decide-reply.ts'
import { parseEnvelope } from './envelope.ts'
import { parseActivity } from './parse-activity.ts'
import { takeTurn } from './take-turn.ts'
import { say } from './texts.ts'

/** What the web server hands over, its body already parsed. */
export interface Incoming {
  readonly headers: { readonly authorization?: string | undefined }
  readonly body?: unknown
}

/** What isn't an activity is answered with 400 and a sentence, before the Bot Framework sees it. */
export function createReceive(adapter: Adapter, flows: TurnFlows, log: Log) {
  return async ({ headers, body }: Incoming): Promise<Answered> => {
    const envelope = parseEnvelope(body)
    if (!envelope)
      return { status: 400, body: { error: 'not an activity', message: say('sv', 'not understood') } }
    // Only what was checked goes on; among what is left behind are wishes such as "expect replies".
    return adapter.turn(headers.authorization ?? '', envelope, (context) =>
      takeTurn(context, parseActivity(envelope), flows, log),
    )
  }
}
