// What stands there when a letter's link leads to no question: a kind sentence in every language, since nobody has
// signed in here and a link that doesn't open doesn't say whose it was.
import { html } from '../core/markup.ts'
import type { Say } from '../flows/item-in-words.ts'
import { framed } from './page-frame.ts'

export type KindPage = 'expired' | 'old' | 'not ours' | 'gone' | 'too often' | 'too large' | 'not now'

export const kindStatuses: Readonly<Record<KindPage, number>> = {
  expired: 410,
  old: 410,
  'not ours': 404,
  gone: 404,
  'too often': 429,
  'too large': 413,
  'not now': 503,
}

/** The first language is the page's own. */
export function kindPage(kind: KindPage, languages: readonly string[], say: Say): string {
  const [first = 'sv', ...others] = languages
  const part = (language: string) => html`<h1>${say(language, `page.${kind}.title`)}</h1>
<p>${say(language, `page.${kind}`)}</p>`
  const main = html`${part(first)}
${others.map((language) => html`<section class="other" lang="${language}">${part(language)}</section>`)}`
  return framed({ language: first, title: say(first, `page.${kind}.title`), main, languages: [] }, say)
}
