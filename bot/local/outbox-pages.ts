// The letters that have gone out, to be read in a browser: a list, and each as it came.
import { asMarkup, html, type Markup } from '../core/markup.ts'
import type { SentLetter } from './graph/mail-route.ts'

export interface OutboxPage {
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

/** So many are listed, the latest first. */
const mostListed = 200

const style = `
:root { color-scheme: light dark; --page: #eef2f5; --sheet: #fff; --ink: #1b2733; --soft: #4a5866; --line: #d5dde4; --accent: #0b4a6f; }
@media (prefers-color-scheme: dark) { :root { --page: #11161b; --sheet: #1b232b; --ink: #e8edf2; --soft: #b4c0cb; --line: #35424e; --accent: #9fd3f0; } }
* { box-sizing: border-box; }
body { margin: 0; padding: 1.5rem .75rem 3rem; background: var(--page); color: var(--ink); overflow-wrap: anywhere;
  font: 1rem/1.5 "Segoe UI", system-ui, Roboto, Helvetica, Arial, sans-serif; }
main { max-width: 46rem; margin: 0 auto; }
h1 { font-size: 1.5rem; margin: 0 0 .25rem; } p { color: var(--soft); margin: 0 0 1rem; }
a { color: var(--accent); } :focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
ol { list-style: none; margin: 0; padding: 0; background: var(--sheet); border-radius: .9rem; overflow: hidden; }
li + li { border-top: 1px solid var(--line); }
li a { display: block; padding: .8rem 1.1rem; text-decoration: none; } li a:hover { text-decoration: underline; }
li small, dl { color: var(--soft); } li small { display: block; }
dl { display: grid; grid-template-columns: auto minmax(0, 1fr); gap: .15rem 1rem; margin: 0 0 1rem; } dd { margin: 0; color: var(--ink); }
iframe { width: 100%; height: 78vh; border: 1px solid var(--line); border-radius: .9rem; background: var(--sheet); }
pre { white-space: pre-wrap; background: var(--sheet); padding: 1rem; border-radius: .9rem; font: inherit; }
summary { cursor: pointer; padding: .5rem 0; color: var(--accent); }
`

export function outboxList(outbox: readonly SentLetter[]): OutboxPage {
  const latest = outbox.map((letter, nth) => ({ letter, nth })).slice(-mostListed)
  const rows = latest.reverse().map(
    ({ letter, nth }) =>
      html`<li><a href="/local/outbox/${nth}">${letter.subject}<small>${letter.to.join(', ')}</small></a></li>
`,
  )
  const body = html`<h1>Utkorgen</h1>
<p>${outbox.length} brev har gått ut till simulerade kollegor. Bara den här datorn ser dem.</p>
${rows.length > 0 && html`<ol>${rows}</ol>`}`
  return page('Utkorgen', body)
}

/** Undefined if there is no such letter. */
export function outboxLetter(outbox: readonly SentLetter[], nth: number): OutboxPage | undefined {
  const letter = outbox[nth]
  if (!letter) return undefined
  const body = html`<p><a href="/local/outbox">Alla brev</a></p>
<h1>${letter.subject}</h1>
<dl>
<dt>Från</dt><dd>${letter.from}</dd>
<dt>Till</dt><dd>${letter.to.join(', ')}</dd>
${letter.headers['reply-to'] && html`<dt>Svar till</dt><dd>${letter.headers['reply-to'].replace(/[<>]/g, '')}</dd>`}
</dl>
<iframe src="/local/outbox/${nth}/letter" title="Brevet" sandbox="allow-popups allow-popups-to-escape-sandbox"></iframe>
<details><summary>Som ren text</summary><pre>${letter.text}</pre></details>`
  return page(letter.subject, body)
}

/** The letter itself: it runs nothing, and gets nothing but pictures from `baseUrl`. Its links open beside it. */
export function letterItself(
  outbox: readonly SentLetter[],
  nth: number,
  baseUrl: string,
): OutboxPage | undefined {
  const body = outbox[nth]?.html?.replace('<head>', '<head><base target="_blank">')
  if (body === undefined) return undefined
  const policy = [
    "default-src 'none'",
    "style-src 'unsafe-inline'",
    `img-src ${baseUrl}`,
    "frame-ancestors 'self'",
    'sandbox allow-popups allow-popups-to-escape-sandbox',
  ]
  return { headers: headersWith(policy), body }
}

function page(title: string, body: Markup): OutboxPage {
  const policy = ["default-src 'none'", "style-src 'unsafe-inline'", "frame-src 'self'", "base-uri 'none'"]
  return {
    headers: headersWith([...policy, "form-action 'none'", "frame-ancestors 'none'"]),
    body: html`<!doctype html>
<html lang="sv">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} – Droppe</title>
<style>${asMarkup(style)}</style>
</head>
<body><main>${body}</main></body>
</html>
`.markup,
  }
}

function headersWith(policy: readonly string[]) {
  return {
    'Content-Type': 'text/html; charset=utf-8',
    'Cache-Control': 'no-store',
    'Content-Security-Policy': policy.join('; '),
    'Referrer-Policy': 'no-referrer',
    'X-Content-Type-Options': 'nosniff',
  }
}
