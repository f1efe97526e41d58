// The tab's own words. A language is a file beside this one, named by its tag; Swedish stands in for what is missing.
/// <reference types="vite/client" />
import i18next from 'i18next'
import { initReactI18next } from 'react-i18next'
import type sv from './sv.json'

declare module 'i18next' {
  interface CustomTypeOptions {
    resources: { translation: typeof sv }
  }
}

const files = import.meta.glob<typeof sv>('./*.json', { eager: true, import: 'default' })
const resources = Object.fromEntries(
  Object.entries(files).map(([path, words]) => [
    path.slice('./'.length, -'.json'.length),
    { translation: words },
  ]),
)

export const standInLanguage = 'sv'

export function startTexts(wanted: readonly string[]): void {
  i18next.on('languageChanged', (language) => {
    document.documentElement.lang = language
  })
  i18next.use(initReactI18next).init({
    resources,
    lng: choose(wanted),
    fallbackLng: standInLanguage,
    initAsync: false,
    interpolation: { escapeValue: false },
  })
}

export function speak(wanted: readonly string[]): void {
  i18next.changeLanguage(choose(wanted))
}

function choose(wanted: readonly string[]): string {
  const languages = wanted.map((tag) => tag.split('-')[0]?.toLowerCase() ?? '')
  return languages.find((language) => language in resources) ?? standInLanguage
}
