// The text that is being written: begun on the lesson as it is, or on what was kept of it, and kept with every change.
import { useEffect, useMemo, useState } from 'react'
import type { Document } from 'yaml'
import type { LessonSourceAnswer } from '../../bot/http/contract.ts'
import { keepDraft, keptDraft } from './draft-memory.ts'
import { isRewritten, parseLesson, textOf } from './lesson-text.ts'
import { newLesson } from './new-lesson.ts'

export interface Draft {
  readonly text: string
  /** Changes with every key; undefined where the text can't be shown as a form. */
  readonly document: Document | undefined
  /** Something in it isn't published. */
  readonly isChanged: boolean
  /** Of the lesson it was begun on. */
  readonly version: string | undefined
  change(how: (document: Document) => void): void
  /** Goes on with another text, or with what is published. */
  begin(text: string | undefined, on: LessonSourceAnswer): void
}

interface Written {
  readonly text: string
  readonly document: Document | undefined
  readonly version: string | undefined
}

export function useDraft(source: LessonSourceAnswer): Draft {
  const place = `${source.course}/${source.file}`
  const [written, setWritten] = useState<Written>(() => beginning(source, keptDraft(place)))
  const published = useMemo(() => startingText(source), [source])
  const isChanged = written.text !== published

  useEffect(() => {
    const { text, version } = written
    keepDraft(place, isChanged ? { text, ...(version !== undefined && { version }) } : undefined)
  }, [place, written, isChanged])
  useEffect(() => {
    if (!isChanged) return
    const warn = (event: BeforeUnloadEvent) => event.preventDefault()
    addEventListener('beforeunload', warn)
    return () => removeEventListener('beforeunload', warn)
  }, [isChanged])

  return {
    ...written,
    isChanged,
    change(how) {
      if (!written.document) return
      how(written.document)
      const text = textOf(written.document)
      const document = isRewritten(written.document) ? parseLesson(text) : written.document
      setWritten({ ...written, text, document })
    },
    begin(text, on) {
      setWritten(beginning(on, text === undefined ? undefined : { text, ...versionOf(on) }))
    },
  }
}

function beginning(
  source: LessonSourceAnswer,
  kept: { text: string; version?: string } | undefined,
): Written {
  const text = kept?.text ?? startingText(source)
  const { version } = kept ?? source
  return { text, document: parseLesson(text), version }
}

/** A file that isn't there yet begins with everything a lesson must have. */
function startingText({ text, file, languages }: LessonSourceAnswer): string {
  if (text !== '') return text
  const id = file.replace(/^\d\d-|\.yaml$/g, '')
  return newLesson(id, languages, new Date().toISOString().slice(0, 10))
}

function versionOf({ version }: LessonSourceAnswer) {
  return version === undefined ? {} : { version }
}
