// The bot's own sentences, by language; those of lessons and courses stand in content/. A new language is a new file.
import { readdirSync, readFileSync } from 'node:fs'
import { basename } from 'node:path'
import i18next from 'i18next'
import type { Language } from '../core/course.ts'

const folder = new URL('./texts/', import.meta.url)
const files = readdirSync(folder).filter((file) => file.endsWith('.json'))

export const botLanguages: readonly Language[] = files.map((file) => basename(file, '.json'))
/** What somebody reads whose language has no file. */
export const firstLanguage: Language = 'sv'

const texts = Object.fromEntries(
  files.map((file) => [
    basename(file, '.json'),
    JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as Record<string, string>,
  ]),
)

const i18n = i18next.createInstance({
  resources: Object.fromEntries(
    Object.entries(texts).map(([language, words]) => [language, { translation: words }]),
  ),
  fallbackLng: firstLanguage,
  keySeparator: false,
  nsSeparator: false,
  interpolation: { escapeValue: false },
})
await i18n.init()

export function say(language: Language, key: string, values: Record<string, string | number> = {}): string {
  return String(i18n.t(key, { defaultValue: key, ...values, lng: language }))
}

/** Sentences without values, for templates to pick from. */
export function plainTexts(language: Language): Readonly<Record<string, string>> {
  return texts[language] ?? texts[firstLanguage] ?? {}
}
