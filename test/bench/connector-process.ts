// The simulated Bot Connector in a process of its own: what it takes of the processor is neither the bot's nor ours.
import type { BadDays } from '../../bot/local/bad-days.ts'
import { type Connector, startConnector } from '../../bot/local/connector.ts'
import type { SentActivity } from '../../bot/local/connector-routes.ts'
import type { End } from '../../bot/local/counts.ts'
import { type AskedQuestion, readCard } from '../../bot/local/read-card.ts'
import { serveParent, tellParent } from './parent.ts'

export interface ConnectorOrder {
  readonly badDays?: BadDays
  /** Tell the parent of every card that asks something; costs parsing it. */
  readonly tellCards: boolean
}

/** How far it had come at a moment; milliseconds since 1970, by the machine's clock. */
export interface Sample {
  readonly at: number
  readonly accepted: number
  readonly throttled: number
}

/** See bot/local/counts.ts. */
export interface ConnectorCounts {
  readonly accepted: ReadonlyMap<string, number>
  readonly acceptedItems: ReadonlyMap<string, number>
  readonly ends: ReadonlyMap<End, number>
  readonly arrivals: Float64Array
  readonly samples: readonly Sample[]
}

export interface CardThatAsks extends AskedQuestion {
  readonly conversation: string
  readonly cardId: string
}

const sampleEveryMilliseconds = 250
const tellEveryMilliseconds = 50

let connector: Connector | undefined
let untold: CardThatAsks[] = []
const samples: Sample[] = []

export type ConnectorDeeds = typeof deeds
const deeds = {
  /** Gives the service URL. */
  async start({ badDays, tellCards }: ConnectorOrder): Promise<string> {
    connector = await startConnector({
      port: 0,
      ...(tellCards && { onCard: note }),
      ...(badDays && { badDays }),
    })
    setInterval(sample, sampleEveryMilliseconds)
    if (tellCards) setInterval(tell, tellEveryMilliseconds)
    return connector.serviceUrl
  },
  /** How many cards it has taken so far. */
  accepted: (): number => started().counts.ends.get(201) ?? 0,
  counts(): ConnectorCounts {
    sample()
    const { accepted, acceptedItems, ends, arrivals } = started().counts
    return { accepted, acceptedItems, ends, arrivals, samples }
  },
  goAway: () => started().goAway(),
  comeBack: () => started().comeBack(),
}

function started(): Connector {
  if (!connector) throw new Error('The connector has not been started.')
  return connector
}

function sample(): void {
  const { ends } = started().counts
  const at = performance.timeOrigin + performance.now()
  samples.push({ at, accepted: ends.get(201) ?? 0, throttled: ends.get(429) ?? 0 })
}

function note(conversation: string, activity: SentActivity): void {
  const asked = readCard(activity)
  if (asked) untold.push({ conversation, cardId: activity.id, ...asked })
}

function tell(): void {
  if (untold.length > 0) tellParent(untold)
  untold = []
}

if (process.send) serveParent(deeds)
