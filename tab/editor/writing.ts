// What every part of the form works on: the text being written, and what the server says of it.
import { createContext, useContext } from 'react'
import type { WritingProblem } from '../../bot/http/contract.ts'
import type { Path } from './lesson-text.ts'
import type { Draft } from './use-draft.ts'

export interface Writing {
  readonly draft: Draft
  readonly languages: readonly string[]
  readonly pictures: readonly string[]
  readonly problems: readonly WritingProblem[]
  readonly warnings: readonly WritingProblem[]
}

export const WritingContext = createContext<Writing | undefined>(undefined)

export function useWriting(): Writing & { readonly document: NonNullable<Draft['document']> } {
  const writing = useContext(WritingContext)
  if (!writing?.draft.document) throw new Error('A part of the form was drawn without a lesson.')
  return { ...writing, document: writing.draft.document }
}

/** What is said of exactly this place. */
export function toldOf(told: readonly WritingProblem[], path: Path): WritingProblem[] {
  return told.filter((each) => (each.path ?? []).join('.') === path.join('.'))
}

/** The id in the page of the part of the form for a place. */
export function partId(path: Path): string {
  return `part-${path.join('-')}`
}

/** Brings whoever writes to the place, or to the nearest part around it that there is. */
export function goTo(path: Path): void {
  for (let length = path.length; length >= 0; length--) {
    const part = document.getElementById(length === 0 ? 'lesson-form' : partId(path.slice(0, length)))
    if (!part) continue
    part.scrollIntoView({ block: 'center' })
    part.focus()
    return
  }
}
