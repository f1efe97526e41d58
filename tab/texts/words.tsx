// Words that come with the figures, in the leader's language if they exist in it, else in another and marked so.
import { useTranslation } from 'react-i18next'
import type { Text } from '../../bot/http/contract.ts'
import { standInLanguage } from './texts.ts'

export function Words({ of }: { of: Text }) {
  const { i18n } = useTranslation()
  const language = [i18n.language, standInLanguage, ...Object.keys(of)].find((candidate) => of[candidate])
  if (!language) return null
  if (language === i18n.language) return of[language]
  return <span lang={language}>{of[language]}</span>
}
