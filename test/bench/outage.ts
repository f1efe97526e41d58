// The case "outage": in the middle of a wave the storage, the connector or both are gone for a while.
import { setTimeout as sleep } from 'node:timers/promises'
import type { Report } from './report.ts'
import { runWave, type Underway } from './wave.ts'

export const gone = ['storage', 'connector', 'both'] as const
export type Gone = (typeof gone)[number]

export interface OutageWishes {
  readonly gone: Gone
  readonly seconds: number
  readonly learners: number
  readonly instances: number
  readonly cap: number
  readonly seed: number
}

export async function outage(wishes: OutageWishes): Promise<Report> {
  const { figures, broken } = await runWave({ ...wishes, claimLifeSeconds: 300, proxy: true }, (underway) =>
    takeAway(underway, wishes),
  )
  return { case: 'outage', settings: { ...wishes }, figures, broken }
}

async function takeAway({ place }: Underway, wishes: OutageWishes): Promise<void> {
  const { connector, proxy } = place
  while ((await connector.ask('accepted')) < wishes.learners / 3) await sleep(50)
  const isStorageGone = wishes.gone !== 'connector'
  const isConnectorGone = wishes.gone !== 'storage'
  await Promise.all([isStorageGone && proxy?.cut(), isConnectorGone && connector.ask('goAway')])
  await sleep(wishes.seconds * 1000)
  await Promise.all([isStorageGone && proxy?.mend(), isConnectorGone && connector.ask('comeBack')])
}
