// A letter as HTML, for mail programs: tables for the width and styles on the elements, since some know nothing newer
// (Outlook for Windows draws with Word); in dark mode those that can take the colours at the top. The language stands
// inside once more, for programs that throw the outermost elements away.
import { asMarkup, html, type Markup } from '../../core/markup.ts'
import type { LetterInWords } from './write-letter.ts'

const font =
  "overflow-wrap:anywhere;word-break:break-word;font-family:'Segoe UI',Roboto,Helvetica,Arial,sans-serif;"
const ink = 'color:#1b2733;'
const soft = 'color:#4a5866;'

/** White on it has a contrast of 9.5 to 1. */
const accent = '#0b4a6f'

const darkColours = `
:root { color-scheme: light dark; supported-color-schemes: light dark; }
@media (prefers-color-scheme: dark) {
  .page { background-color: #11161b !important; }
  .sheet { background-color: #1b232b !important; }
  .ink, .ink h1, .ink h2, .ink p, .ink li { color: #e8edf2 !important; }
  .soft, .soft p, .soft h2, .ink p.soft { color: #b4c0cb !important; }
  .footer { border-color: #35424e !important; }
  .asks { background-color: #232e38 !important; }
  .link { color: #9fd3f0 !important; }
}
@media (max-width: 480px) { .inside { padding-left: 18px !important; padding-right: 18px !important; } }
`

export function letterHtml(letter: LetterInWords): string {
  const { language, subject, reminder, place, title, image, paragraphs, questions } = letter
  return html`<!doctype html>
<html lang="${language}" dir="ltr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<title>${subject}</title>
<style>${asMarkup(darkColours)}</style>
</head>
<body class="page" style="margin:0;padding:0;background-color:#eef2f5;">
<div role="main" lang="${language}" dir="ltr">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" class="page" style="background-color:#eef2f5;">
<tr><td align="center" style="padding:24px 12px;">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" class="sheet" style="max-width:600px;background-color:#ffffff;border-radius:12px;text-align:left;">
<tr><td class="inside ink" style="padding:28px 32px 0;${asMarkup(font + ink)}font-size:17px;line-height:1.55;">
${reminder !== undefined && html`<p style="margin:0 0 14px;font-weight:600;">${reminder}</p>`}
<p class="soft" style="margin:0;font-size:14px;${asMarkup(soft)}">${place}</p>
<h1 style="margin:4px 0 18px;font-size:26px;line-height:1.25;font-weight:600;">${title}</h1>
${image && picture(image)}
${paragraphs.map((text) => html`<p style="margin:0 0 16px;">${text}</p>`)}
</td></tr>
${questions.map(asked)}
${answerHere(letter)}
${footerOf(letter)}
</table>
</td></tr>
</table>
</div>
</body>
</html>
`.markup
}

/** Lessons' pictures are twice as wide as high. */
function picture({ url, alt }: { url: string; alt: string }): Markup {
  return html`<img src="${url}" alt="${alt}" width="536" style="display:block;width:100%;max-width:536px;height:auto;border:0;border-radius:8px;margin:0 0 20px;">`
}

function asked({ text, options }: LetterInWords['questions'][number]): Markup {
  return html`<tr><td class="inside" style="padding:4px 32px 12px;">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" class="asks" style="background-color:#f1f6f9;border-radius:8px;">
<tr><td class="ink" style="padding:18px 20px 6px;${asMarkup(font + ink)}font-size:16px;line-height:1.5;">
<h2 style="margin:0 0 10px;font-size:17px;line-height:1.4;font-weight:600;">${text}</h2>
<ul style="margin:0 0 12px;padding:0 0 0 22px;">${options.map((option) => html`<li style="margin:0 0 8px;">${option}</li>`)}</ul>
</td></tr></table>
</td></tr>`
}

function answerHere({ answer, link, linkIsYours }: LetterInWords): Markup {
  return html`<tr><td class="inside soft" style="padding:10px 32px 26px;${asMarkup(font + soft)}font-size:14px;line-height:1.5;">
<table role="presentation" cellpadding="0" cellspacing="0" border="0"><tr>
<td bgcolor="${accent}" style="border-radius:8px;background-color:${accent};">
<a href="${link}" style="display:inline-block;padding:14px 28px;${asMarkup(font)}font-size:17px;font-weight:600;color:#ffffff;text-decoration:none;">${answer}</a>
</td></tr></table>
<p style="margin:14px 0 0;">${linkIsYours}</p>
</td></tr>`
}

function footerOf({ footer }: LetterInWords): Markup {
  return html`<tr><td class="inside soft footer" style="padding:20px 32px 28px;border-top:1px solid #d5dde4;${asMarkup(font + soft)}font-size:14px;line-height:1.55;">
${footer.map(
  ({ title, text }) => html`<h2 style="margin:0 0 2px;font-size:14px;font-weight:600;">${title}</h2>
<p style="margin:0 0 14px;">${text}</p>`,
)}
</td></tr>`
}
