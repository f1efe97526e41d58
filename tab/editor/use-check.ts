// What the server says of the text as it is now: asked when the writer rests for a moment.
import { useEffect, useState } from 'react'
import type { LessonCheckAnswer } from '../../bot/http/contract.ts'
import { useSurroundings } from '../parts/surroundings.ts'

export interface Checked {
  readonly check: LessonCheckAnswer
  /** Of another text than the one that is written now. */
  readonly isOld: boolean
  /** The server doesn't answer: what is shown may be old. */
  readonly isSilent: boolean
}

const restMilliseconds = 500
const againMilliseconds = 5000

export function useCheck(
  address: string,
  text: string,
  first: LessonCheckAnswer,
  firstText: string,
): Checked {
  const { api } = useSurroundings()
  const [known, setKnown] = useState({ text: firstText, check: first })
  const [isSilent, setSilent] = useState(false)

  useEffect(() => {
    if (!api || known.text === text) return
    const stop = new AbortController()
    let timer = setTimeout(ask, restMilliseconds)
    async function ask() {
      const sent = await api
        ?.change<LessonCheckAnswer>('POST', `${address}/check`, { text }, { stop: stop.signal })
        .catch(() => undefined)
      if (stop.signal.aborted) return
      // Who may only look is told so when they try to change something.
      if (sent?.kind === 'problem' && sent.problem === 'forbidden') return
      setSilent(sent?.kind !== 'changed')
      if (sent?.kind === 'changed') return setKnown({ text, check: sent.value })
      timer = setTimeout(ask, againMilliseconds)
    }
    return () => {
      clearTimeout(timer)
      stop.abort()
    }
  }, [api, address, text, known.text])

  return { check: known.check, isOld: known.text !== text, isSilent }
}
