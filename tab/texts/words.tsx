// Words that come with the figures, in the leader's language if they exist in it, else in another and marked so.
import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import type { Text } from '../../bot/http/contract.ts'
import { standInLanguage } from './texts.ts'

export function Words({ of }: { of: Text }) {
  const { i18n } = useTranslation()
  const language = languageOf(of, i18n.language)
  if (!language) return null
  if (language === i18n.language) return of[language]
  return <span lang={language}>{of[language]}</span>
}

/** Where only plain text will do, such as inside a sentence or a chart. */
export function useText(): (text: Text) => string {
  const { i18n } = useTranslation()
  return useCallback((text) => text[languageOf(text, i18n.language) ?? ''] ?? '', [i18n.language])
}

function languageOf(text: Text, wanted: string): string | undefined {
  return [wanted, standInLanguage, ...Object.keys(text)].find((candidate) => text[candidate])
}
