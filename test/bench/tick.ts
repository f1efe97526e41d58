// The case "tick": nothing is due for anybody. What a beat of the timer costs then, in requests and in processor time.
import { setTimeout as sleep } from 'node:timers/promises'
import { checkLedger } from '../../bot/flows/check-ledger.ts'
import { startCrew } from './crew.ts'
import { openPlace, slices } from './place.ts'
import { populate } from './populate.ts'
import { watchProcesses } from './processor.ts'
import { untilAsleep } from './progress.ts'
import { mustHold, mustNotThrow, type Report } from './report.ts'
import type { StorageProxy } from './storage-proxy.ts'

export interface TickWishes {
  readonly learners: number
  readonly instances: number
  /** How many beats are measured, and how far apart. */
  readonly beats: number
  readonly beatSeconds: number
}

export async function tick(wishes: TickWishes): Promise<Report> {
  const { learners: people, instances: size, beats, beatSeconds } = wishes
  await using place = await openPlace({ lessons: 2, proxy: true })
  const { learners, course, serviceUrl, connector, proxy } = place
  if (!proxy) throw new Error('A tick is counted by the proxy.')
  await populate({ learners, course, serviceUrl, now: place.now(), count: people, lessonsSent: 1 })
  await using crew = await startCrew(place, size, { cap: 40, beatSeconds, claimLifeSeconds: 300 })

  const watch = watchProcesses(crew.living().map(({ pid }) => pid))
  const began = performance.now()
  await untilAsleep(place)
  const firstLook = {
    seconds: (performance.now() - began) / 1000,
    processorSeconds: watch.processorSeconds(),
  }
  const before = await untilQuiet(proxy, 0)
  const usedBefore = watch.processorSeconds()
  const after = await untilQuiet(proxy, count(before, 'queue: put') + beats * slices)
  const processorSeconds = watch.processorSeconds() - usedBefore
  watch.stop()
  await crew.stop()

  const ticks = (count(after, 'queue: put') - count(before, 'queue: put')) / slices
  const perTick = [...after.keys()]
    .map((kind) => [kind, (count(after, kind) - count(before, kind)) / ticks] as const)
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

type Requests = ReadonlyMap<string, number>

function count(requests: Requests, kind: string): number {
  return requests.get(kind) ?? 0
}

/** Between two ticks, when so many messages have been put and every one of them is done. */
async function untilQuiet(proxy: StorageProxy, puts: number): Promise<Requests> {
  for (;;) {
    const requests = proxy.counts()
    const put = count(requests, 'queue: put')
    if (put >= puts && put % slices === 0 && put === count(requests, 'queue: done')) return requests
    await sleep(20)
  }
}
