// The figures as they are known now, kept fresh while somebody looks.
import { useEffect, useRef, useState } from 'react'
import type { OverviewAnswer } from '../../bot/http/contract.ts'
import type { Api, Problem, Reading } from '../api.ts'
import { keepReading, type Rhythm } from './keep-reading.ts'

export type View =
  | { readonly kind: 'loading' }
  | { readonly kind: 'failed'; readonly problem: Problem }
  | {
      readonly kind: 'shown'
      readonly overview: OverviewAnswer
      readonly readAt: Date
      readonly stale: boolean
    }

const whenUnknownMilliseconds = 10_000

export function useOverview(api: Api | undefined): { view: View; readNow: () => void } {
  const [view, setView] = useState<View>({ kind: 'loading' })
  const rhythm = useRef<Rhythm>(undefined)

  useEffect(() => {
    if (!api) return
    let refreshMilliseconds = whenUnknownMilliseconds
    const started = keepReading(async (stop) => {
      const reading = await api.readOverview(stop)
      if (stop.aborted) return
      setView((before) => next(before, reading, new Date()))
      if (reading.kind === 'read') refreshMilliseconds = reading.refreshMilliseconds
      return reading.kind === 'read' || isPassing(reading.problem) ? refreshMilliseconds : undefined
    })
    rhythm.current = started
    return started.stop
  }, [api])

  return { view, readNow: () => rhythm.current?.readNow() }
}

/** Figures once shown stay through a passing problem, marked as stale; not when the right to see them is gone. */
function next(before: View, reading: Reading, now: Date): View {
  if (reading.kind === 'read') return { kind: 'shown', overview: reading.overview, readAt: now, stale: false }
  if (before.kind === 'shown' && isPassing(reading.problem)) return { ...before, stale: true }
  return { kind: 'failed', problem: reading.problem }
}

/** Only these are tried again unasked: asking Teams to sign in over and over could open window after window. */
function isPassing(problem: Problem): boolean {
  return problem === 'unreachable' || problem === 'failed'
}
