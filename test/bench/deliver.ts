// The case "deliver": a lesson is due for everybody at once. How fast it goes out, how well a limit that the bot isn't
// told of is used, and whether everybody gets it once.

import { checkLedger } from '../../bot/flows/check-ledger.ts'
import type { BadDays } from '../../bot/local/bad-days.ts'
import { startCrew } from './crew.ts'
import { everybody } from './everybody.ts'
import { paceFigures } from './pace-figures.ts'
import { openPlace, type Place } from './place.ts'
import { comparePlainSenders } from './plain-senders.ts'
import { populate } from './populate.ts'
import { watchProcesses } from './processor.ts'
import { untilSettled, untilThrough } from './progress.ts'
import { mustHold, mustNotThrow, type Report } from './report.ts'

export interface DeliverWishes {
  readonly learners: number
  /** Requests a second that the connector lets through; 0 for any number. */
  readonly limit: number
  /** When left out: production's where there is a limit to find, and none that could be felt where speed is measured. */
  readonly cap?: number | undefined
  readonly instances: number
  /** Milliseconds until the connector answers; when left out, some where there is a limit, none where speed is measured. */
  readonly latency?: readonly [number, number] | undefined
  readonly seed: number
}

type Settled = Required<{ [K in keyof DeliverWishes]: NonNullable<DeliverWishes[K]> }>

export async function deliver(asked: DeliverWishes): Promise<Report> {
  const wishes = settled(asked)
  const { learners, limit, cap, latency } = wishes
  await using place = await openPlace({ lessons: 1, badDays: badDaysFor(wishes) })
  const { connector, course, serviceUrl } = place
  await populate({
    learners: place.learners,
    course,
    serviceUrl,
    now: place.now(),
    count: learners,
    lessonsSent: 0,
  })

  const wave = await sendWave(place, wishes)
  const counts = await connector.ask('counts')
  const people = await everybody(place, learners, counts)
  const missing = people.filter(({ item, accepted }) => item === undefined || accepted === 0).length
  const twice = people.filter(({ accepted }) => accepted > 1).length
  const ledger = await mustNotThrow(() => checkLedger(place.learners, [course]))
  const cardsPerProcessorSecond = learners / wave.processorSeconds
  return {
    case: 'deliver',
    settings: { ...wishes, latency: latency.join('–') },
    figures: {
      ...paceFigures(counts, learners, { limit, cap }),
      'seconds until all is recorded': wave.seconds,
      missing,
      twice,
      ...Object.fromEntries(
        Object.entries(wave.states).map(([state, count]) => [`recorded as ${state}`, count]),
      ),
      ...wave.figures,
      'cards per processor second': cardsPerProcessorSecond,
      ledger: ledger[0] ?? 'true',
      ...(limit === 0 && (await comparePlainSenders(place, learners, { ...wave, cardsPerProcessorSecond }))),
    },
    broken: [
      ...mustHold(missing === 0, `${missing} of ${learners} learners are missing.`),
      ...mustHold(twice === 0, `${twice} of ${learners} learners got the lesson twice.`),
      ...mustHold(wave.states.sent === learners, 'Not everybody is recorded as sent.'),
      ...ledger,
    ],
  }
}

function settled({ cap, latency, ...rest }: DeliverWishes): Settled {
  const hasLimit = rest.limit > 0
  return {
    ...rest,
    cap: cap ?? (hasLimit ? 40 : 100_000),
    latency: latency ?? (hasLimit ? [100, 300] : [0, 0]),
  }
}

function badDaysFor({ limit, latency, seed }: Settled): BadDays {
  return { seed, latencyMilliseconds: latency, ...(limit > 0 && { maxPerSecond: limit }) }
}

async function sendWave(place: Place, { instances: size, cap, learners }: Settled) {
  await using crew = await startCrew(place, size, {
    cap,
    beatSeconds: 30,
    claimLifeSeconds: 300,
  })
  const began = performance.now()
  const watches = crew.living().map(({ pid }) => watchProcesses([pid]))
  const accepted = () => place.connector.ask('accepted')
  await untilThrough(place, 'The wave', async () => (await accepted()) >= learners, accepted)
  const states = await untilSettled(place)
  const seconds = (performance.now() - began) / 1000
  const used = watches.map((watch) => watch.processorSeconds())
  for (const watch of watches) watch.stop()
  return {
    seconds,
    states,
    processorSeconds: used.reduce((sum, each) => sum + each, 0),
    figures: {
      ...Object.fromEntries(used.map((each, nth) => [`processor seconds of instance ${nth + 1}`, each])),
      'most megabytes of an instance': Math.max(...watches.map((watch) => watch.mostMegabytes())),
    },
  }
}
