// People who answer while a wave goes out, to whichever instance is there, and try again as Teams and people do.
import { setTimeout as sleep } from 'node:timers/promises'
import { request } from 'undici'
import { tapOf } from '../../bot/local/chat-activities.ts'
import { oneOf, type Random, seededRandom } from '../../bot/local/random.ts'
import { personInChat } from '../../bot/local/simulated-chat.ts'
import type { CardThatAsks } from './connector-process.ts'
import { personNumber } from './people.ts'
import type { Place } from './place.ts'
import { personOf } from './taps.ts'

export interface Answering {
  readonly place: Pick<Place, 'framework' | 'serviceUrl'>
  readonly seed: number
  /** Messaging endpoints of the instances that are there. */
  readonly botUrls: () => readonly string[]
}

export interface AnsweringPeople {
  receive(cards: readonly CardThatAsks[]): void
  /** No more answers are begun; resolves when those under way are through. */
  stop(): Promise<void>
  /** The option that was acknowledged, by learner and item as `answerKey` has it. */
  readonly acknowledged: ReadonlyMap<string, string>
  givenUp(): number
  /** How many taps came to nothing at first. */
  inVain(): number
}

const shareAnswering = 0.4
const answerWithinMilliseconds = 12_000
/** Teams: while nobody takes the activity. */
const activityPatienceMilliseconds = 15_000
/** A person who is told to try again, or sees an error. */
const maxTaps = 40
const tapAgainAfterMilliseconds = 8000
const farAway = 4_000_000_000

export function answerKey(learner: string, item: string): string {
  return `${learner} ${item}`
}

export async function startAnsweringPeople({ place, seed, botUrls }: Answering): Promise<AnsweringPeople> {
  const { framework, serviceUrl } = place
  const { tenantId } = framework
  const token = await framework.sign(serviceUrl, { nbf: 0, exp: farAway })
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
  const random = seededRandom(seed)
  const acknowledged = new Map<string, string>()
  const stopping = new AbortController()
  const underway = new Set<Promise<void>>()
  let givenUp = 0
  let inVain = 0

  async function answer({ conversation, cardId, data, inputs }: CardThatAsks): Promise<void> {
    const learner = personInChat(conversation) ?? ''
    const option = oneOf(inputs[0]?.choices ?? [], random)
    const person = personOf(personNumber(learner))
    const activity = tapOf(person, { serviceUrl, tenantId }, cardId, { ...data, option })
    const begins = random() * answerWithinMilliseconds
    if (!(await pause(begins, stopping.signal))) return
    for (let tap = 1; tap <= maxTaps; tap++) {
      if (await post(botUrls, headers, JSON.stringify(activity), random)) {
        acknowledged.set(answerKey(learner, String(data.item)), option)
        return
      }
      inVain++
      await sleep(tapAgainAfterMilliseconds)
    }
    givenUp++
  }

  return {
    receive(cards) {
      for (const card of cards) {
        if (stopping.signal.aborted || random() >= shareAnswering) continue
        const answering: Promise<void> = answer(card).finally(() => underway.delete(answering))
        underway.add(answering)
      }
    },
    async stop() {
      stopping.abort()
      await Promise.all(underway)
    },
    acknowledged,
    givenUp: () => givenUp,
    inVain: () => inVain,
  }
}

/** Whether the answer came back as feedback on a card. Like Teams, tries again while the bot isn't there. */
async function post(
  botUrls: () => readonly string[],
  headers: Record<string, string>,
  body: string,
  random: Random,
): Promise<boolean> {
  const until = performance.now() + activityPatienceMilliseconds
  while (performance.now() < until) {
    const urls = botUrls()
    if (urls.length > 0) {
      const signal = AbortSignal.timeout(Math.max(1, Math.ceil(until - performance.now())))
      try {
        const answer = await request(oneOf(urls, random), { method: 'POST', headers, body, signal })
        const text = await answer.body.text()
        if (answer.statusCode === 200)
          return text.includes('"type":"application/vnd.microsoft.card.adaptive"')
      } catch {
        // Nobody there, or gone before the answer had come: it may or may not have been written down.
      }
    }
    await sleep(500)
  }
  return false
}

/** False if it was broken off. */
function pause(milliseconds: number, signal: AbortSignal): Promise<boolean> {
  return sleep(milliseconds, true, { signal }).catch(() => false)
}
