// Requests to the Bot Connector, each made exactly once: addresses, token, connections. What to send is decided
// elsewhere, and so is what an answer means (send-outcome.ts).
import { Agent } from 'undici'
import type { BotToken } from './bot-token.ts'
import { type ConnectorAnswer, Exchange } from './exchange.ts'
import { maySendSecret } from './safe-address.ts'

export interface ConnectorRequest {
  readonly method: 'POST' | 'PUT' | 'DELETE'
  /** As the activities of a conversation name it. */
  readonly serviceUrl: string
  /** What follows /v3/ in the address, part by part, not encoded. */
  readonly path: readonly string[]
  /** JSON. */
  readonly body?: string | Buffer
}

export interface ConnectorClient {
  /** Throws only if the service URL is none or isn't safe; everything else is an answer. */
  request(request: ConnectorRequest): Promise<ConnectorAnswer>
  /** Lets what is under way finish. */
  close(): Promise<void>
}

export interface ConnectorPatience {
  readonly connectMilliseconds: number
  /** For the answer to begin once the request is written, and again between its parts. */
  readonly answerMilliseconds: number
}

/** One connection carries one request at a time; at 100 ms each, 64 carry far more than Teams takes. */
const maxConnectionsPerHost = 64
const defaultPatience: ConnectorPatience = { connectMilliseconds: 5000, answerMilliseconds: 15_000 }
/** Answers are an id or an error. */
const maxAnswerBytes = 64 * 1024

export function createConnectorClient(
  token: BotToken,
  { connectMilliseconds, answerMilliseconds }: ConnectorPatience = defaultPatience,
): ConnectorClient {
  const agent = new Agent({
    connections: maxConnectionsPerHost,
    pipelining: 1,
    allowH2: false,
    connect: { timeout: connectMilliseconds },
    headersTimeout: answerMilliseconds,
    bodyTimeout: answerMilliseconds,
    maxResponseSize: maxAnswerBytes,
  })

  const addresses = remembering(addressOf)

  return {
    async request({ method, serviceUrl, path, body = '' }) {
      const { origin, pathname } = addresses(serviceUrl)
      let bearer: string | undefined
      try {
        bearer = await token.current()
      } catch (error) {
        return { kind: 'not written', reason: (error as Error).message }
      }
      const headers = {
        accept: 'application/json',
        'content-type': 'application/json; charset=utf-8',
        ...(bearer !== undefined && { authorization: `Bearer ${bearer}` }),
      }
      const where = `${pathname}v3/${path.map(encodeURIComponent).join('/')}`
      return new Promise((settle) => {
        agent.dispatch({ origin, path: where, method, headers, body }, new Exchange(settle))
      })
    },
    close: () => agent.close(),
  }
}

interface Address {
  readonly origin: string
  /** Ends with a slash. */
  readonly pathname: string
}

function addressOf(serviceUrl: string): Address {
  const url = URL.parse(serviceUrl)
  if (!url || !maySendSecret(url))
    throw new Error('The service URL of a conversation must be https, or http on this machine.')
  return { origin: url.origin, pathname: url.pathname.replace(/\/*$/, '/') }
}

/** There are a handful of them; taking one apart anew costs a tenth of sending a card. */
function remembering(find: (serviceUrl: string) => Address): (serviceUrl: string) => Address {
  const known = new Map<string, Address>()
  return (serviceUrl) => {
    const address = known.get(serviceUrl) ?? find(serviceUrl)
    if (known.size > 1000) known.clear()
    known.set(serviceUrl, address)
    return address
  }
}
