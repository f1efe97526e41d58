// What a change would make of the course, asked of the server as one chooses.
import { useEffect, useState } from 'react'
import type { Change, CoursePlan, PreviewAnswer } from '../../bot/http/contract.ts'
import { useSurroundings } from '../parts/surroundings.ts'

export type Preview =
  | { readonly kind: 'nothing' | 'looking' | 'unknown' }
  | { readonly kind: 'plan'; readonly plan: CoursePlan }

/** While a date is being typed it isn't asked for. */
const restMilliseconds = 300

export function usePreview(course: string, change: Change | undefined): Preview {
  const { api } = useSurroundings()
  const [preview, setPreview] = useState<Preview>({ kind: 'nothing' })
  const asked = change && JSON.stringify(change)

  useEffect(() => {
    if (!api || asked === undefined) return setPreview({ kind: 'nothing' })
    setPreview({ kind: 'looking' })
    const stopping = new AbortController()
    const timer = setTimeout(async () => {
      const path = `/api/courses/${encodeURIComponent(course)}/preview`
      const body = { change: JSON.parse(asked) as Change }
      const stop = stopping.signal
      const answer = await api.change<PreviewAnswer>('POST', path, body, { stop }).catch(() => undefined)
      if (stop.aborted) return
      setPreview(answer?.kind === 'changed' ? { kind: 'plan', plan: answer.value.plan } : { kind: 'unknown' })
    }, restMilliseconds)
    return () => {
      clearTimeout(timer)
      stopping.abort()
    }
  }, [api, course, asked])

  return preview
}
