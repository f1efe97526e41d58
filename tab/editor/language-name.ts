// What a language is called in the leader's own, with a capital letter.

export function languageName(language: string, locale: string): string {
  const name = new Intl.DisplayNames(locale, { type: 'language' }).of(language) ?? language
  return name.slice(0, 1).toLocaleUpperCase(locale) + name.slice(1)
}
