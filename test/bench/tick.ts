// The case "tick": nothing is due for anybody. What a beat of the timer costs then, in requests and in processor time.
import { setTimeout as sleep } from 'node:timers/promises'
import { checkLedger } from '../../bot/flows/check-ledger.ts'
import { startCrew } from './crew.ts'
import { openPlace, slices } from './place.ts'
import { populate } from './populate.ts'
import { watchProcesses } from './processor.ts'
import { untilAsleep } from './progress.ts'
import { mustHold, mustNotThrow, type Report } from './report.ts'

export interface TickWishes {
  readonly learners: number
  readonly instances: number
  /** How many beats are measured, and how far apart. */
  readonly beats: number
  readonly beatSeconds: number
}

export async function tick(wishes: TickWishes): Promise<Report> {
  const { learners: count, instances: size, beats, beatSeconds } = wishes
  await using place = await openPlace({ lessons: 2, proxy: true })
  const { learners, course, serviceUrl, connector, proxy } = place
  if (!proxy) throw new Error('A tick is counted by the proxy.')
  await populate({ learners, course, serviceUrl, now: place.now(), count, lessonsSent: 1 })
  await using crew = await startCrew(place, size, { cap: 40, beatSeconds, claimLifeSeconds: 300 })

  const watch = watchProcesses(crew.living().map(({ pid }) => pid))
  const began = performance.now()
  await untilAsleep(place)
  const firstLook = {
    seconds: (performance.now() - began) / 1000,
    processorSeconds: watch.processorSeconds(),
  }
  // The beat that came meanwhile comes to its end.
  await sleep(beatSeconds * 1000)
  const usedBefore = watch.processorSeconds()
  const countsBefore = proxy.counts()
  await sleep(beats * beatSeconds * 1000)
  const countsAfter = proxy.counts()
  const processorSeconds = watch.processorSeconds() - usedBefore
  watch.stop()
  await crew.stop()

  const counted = (kind: string) => (countsAfter.get(kind) ?? 0) - (countsBefore.get(kind) ?? 0)
  // What was measured needn't begin with a tick: it is as many as have asked for all slices.
  const ticks = counted('queue: put') / slices
  const perTick = [...countsAfter.keys()]
    .map((kind) => [kind, counted(kind) / ticks] as const)
    .filter(([, requests]) => requests > 0)
    .sort(([, one], [, other]) => other - one)
  const sent = await connector.ask('accepted')
  const ledger = await mustNotThrow(() => checkLedger(learners, [course]))
  return {
    case: 'tick',
    settings: { ...wishes },
    figures: {
      'first look at everybody: seconds': firstLook.seconds,
      'first look at everybody: processor seconds': firstLook.processorSeconds,
      'requests per tick': perTick.reduce((sum, [, requests]) => sum + requests, 0),
      ...Object.fromEntries(perTick.map(([kind, requests]) => [`  ${kind}`, requests])),
      'processor seconds per tick': processorSeconds / ticks,
      'most megabytes of an instance': watch.mostMegabytes(),
      ledger: ledger[0] ?? 'true',
    },
    broken: [...mustHold(sent === 0, `${sent} cards went out although nothing was due.`), ...ledger],
  }
}
