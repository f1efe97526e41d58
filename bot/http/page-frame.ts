// The frame of the pages that letters lead to, and the headers they are sent with.
import { createHash } from 'node:crypto'
import { asMarkup, html, type Markup } from '../core/markup.ts'
import type { Say } from '../flows/item-in-words.ts'
import { pageStyle } from './page-style.ts'

export interface Page {
  readonly language: string
  readonly title: string
  /** What stands in <main>. */
  readonly main: Markup
  /** What stands below it. */
  readonly below?: Markup
  /** The page is to be had in these; one, and there is nothing to choose. */
  readonly languages: readonly string[]
}

const style = createHash('sha256').update(pageStyle).digest('base64')

/**
 * No scripts at all, and no cookies. The address is the key: it must not be kept by caches or told to other sites.
 * There is nothing in the browser that another site's form could use in the reader's name, so that no form needs a
 * token of its own.
 */
export const pageHeaders: Readonly<Record<string, string>> = {
  'Content-Type': 'text/html; charset=utf-8',
  'Cache-Control': 'no-store',
  'Content-Security-Policy': [
    "default-src 'none'",
    `style-src 'sha256-${style}'`,
    "img-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; '),
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
  'X-Robots-Tag': 'noindex',
}

export function framed({ language, title, main, below, languages }: Page, say: Say): string {
  return html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title} – Droppe</title>
<style>${asMarkup(pageStyle)}</style>
</head>
<body>
<div class="frame">
<header>
<div class="name"><svg viewBox="0 0 22 28" aria-hidden="true"><path d="M11 0C15 7 21 12 21 18a10 10 0 0 1-20 0C1 12 7 7 11 0Z"/></svg>Droppe</div>
${languages.length > 1 && languageSwitch(language, languages, say)}
</header>
<main>
${main}
</main>
${below}
</div>
</body>
</html>
`.markup
}

function languageSwitch(current: string, languages: readonly string[], say: Say): Markup {
  return html`<nav aria-label="${say(current, 'page.language')}"><ul>
${languages.map((language) =>
  language === current
    ? html`<li><span aria-current="true">${nameOf(language)}</span></li>`
    : html`<li><a href="?lang=${language}" lang="${language}" hreflang="${language}">${nameOf(language)}</a></li>`,
)}
</ul></nav>`
}

/** In the language itself: "Svenska", "English". */
function nameOf(language: string): string {
  const name = new Intl.DisplayNames([language], { type: 'language' }).of(language) ?? language
  return name.charAt(0).toLocaleUpperCase(language) + name.slice(1)
}
