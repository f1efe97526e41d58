// What the server last said at one address, kept fresh while somebody looks.
import { useEffect, useRef, useState } from 'react'
import type { Problem, Reading } from '../api.ts'
import { keepReading, type Rhythm } from './keep-reading.ts'
import { useSurroundings } from './surroundings.ts'

export type View<T> =
  | { readonly kind: 'loading' }
  | { readonly kind: 'failed'; readonly problem: Problem }
  | { readonly kind: 'shown'; readonly value: T; readonly readAt: Date; readonly stale: boolean }

export interface Followed<T> {
  readonly view: View<T>
  readonly readNow: () => void
  /** Shows what the server said elsewhere, such as after a change; what was asked before that no longer counts. */
  readonly show: (value: T) => void
}

const whenUnknownMilliseconds = 10_000

/** `restful` is read a fifth as often: figures that nobody watches change. */
export function useReading<T>(path: string, pace: 'live' | 'restful' = 'live'): Followed<T> {
  const { api } = useSurroundings()
  const [view, setView] = useState<View<T>>({ kind: 'loading' })
  const rhythm = useRef<Rhythm>(undefined)
  const shown = useRef(0)

  useEffect(() => {
    if (!api) return
    let waitMilliseconds = whenUnknownMilliseconds
    const started = keepReading(async (stop) => {
      const before = shown.current
      const reading = await api.read<T>(path, stop)
      if (stop.aborted) return
      if (shown.current === before) setView((last) => next(last, reading, new Date()))
      if (reading.kind === 'read') waitMilliseconds = reading.refreshMilliseconds * (pace === 'live' ? 1 : 5)
      return reading.kind === 'read' || isPassing(reading.problem) ? waitMilliseconds : undefined
    })
    rhythm.current = started
    return () => {
      started.stop()
      setView({ kind: 'loading' })
    }
  }, [api, path, pace])

  const show = (value: T) => {
    shown.current++
    setView({ kind: 'shown', value, readAt: new Date(), stale: false })
  }
  return { view, readNow: () => rhythm.current?.readNow(), show }
}

/** Figures once shown stay through a passing problem, marked as stale; not when the right to see them is gone. */
function next<T>(before: View<T>, reading: Reading<T>, now: Date): View<T> {
  if (reading.kind === 'read') return { kind: 'shown', value: reading.value, readAt: now, stale: false }
  if (before.kind === 'shown' && isPassing(reading.problem)) return { ...before, stale: true }
  return { kind: 'failed', problem: reading.problem }
}

/** Only these are tried again unasked: asking Teams to sign in over and over could open window after window. */
function isPassing(problem: Problem): boolean {
  return problem === 'unreachable' || problem === 'failed'
}
