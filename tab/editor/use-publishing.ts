// What a leader does with the text, one thing at a time, and what became of it.
import { useState } from 'react'
import type { LessonSourceAnswer } from '../../bot/http/contract.ts'
import { useSurroundings } from '../parts/surroundings.ts'
import { type Outcome, outcomeOf } from './publish-lesson.ts'
import type { Draft } from './use-draft.ts'

interface Place {
  readonly address: string
  readonly draft: Draft
  /** The lesson as the server has it now. */
  readonly onSource: (source: LessonSourceAnswer) => void
}

export function usePublishing({ address, draft, onSource }: Place) {
  const { api } = useSurroundings()
  const [outcome, setOutcome] = useState<Outcome>()
  const [isBusy, setBusy] = useState(false)

  const busy = async (work: () => Promise<Outcome>): Promise<Outcome | undefined> => {
    if (isBusy) return undefined
    setBusy(true)
    setOutcome(undefined)
    const became = await work().catch((): Outcome => 'away')
    setBusy(false)
    setOutcome(became)
    return became
  }
  const write = (text: string | undefined) =>
    busy(async () => {
      const body = { ...(text !== undefined && { text }), ...versionOf(draft.version) }
      const sent = await api?.change<LessonSourceAnswer>('POST', `${address}/publish`, body)
      if (!sent) return 'away'
      if (sent.kind === 'changed') {
        onSource(sent.value)
        draft.begin(undefined, sent.value)
      }
      return outcomeOf(sent, text === undefined ? 'withdrawn' : 'published')
    })
  return {
    outcome,
    setOutcome,
    isBusy,
    publish: () => write(draft.text),
    withdraw: () => write(undefined),
    send: (language: string) =>
      busy(async () => {
        const sent = await api?.change('POST', `${address}/send`, { text: draft.text, language })
        return sent ? outcomeOf(sent, 'sent') : 'away'
      }),
    /** Theirs becomes what one goes on from; one's own text may stay in the form. */
    seeTheirs: (how: 'mine' | 'theirs') =>
      busy(async () => {
        const reading = await api?.read<LessonSourceAnswer>(address, new AbortController().signal)
        if (reading?.kind !== 'read') return 'away'
        onSource(reading.value)
        draft.begin(how === 'mine' ? draft.text : undefined, reading.value)
        return how
      }),
  }
}

export function versionOf(version: string | undefined) {
  return version === undefined ? {} : { version }
}
