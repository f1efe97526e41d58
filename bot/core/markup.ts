// Texts as parts of HTML: nothing gets in that isn't escaped, unless it was made here.

export interface Markup {
  readonly markup: string
}

export type MarkupPart = Markup | string | number | false | undefined | readonly MarkupPart[]

/** A tag for template literals; attributes are to be written in double quotes. */
export function html(strings: TemplateStringsArray, ...parts: readonly MarkupPart[]): Markup {
  return { markup: strings.reduce((all, text, nth) => all + written(parts[nth - 1]) + text) }
}

/** Markup that stands elsewhere as it is, such as a style sheet. */
export function asMarkup(markup: string): Markup {
  return { markup }
}

function written(part: MarkupPart): string {
  if (part === undefined || part === false) return ''
  if (typeof part === 'string' || typeof part === 'number') return escaped(String(part))
  return 'markup' in part ? part.markup : part.map(written).join('')
}

const names: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (letter) => names[letter] ?? letter)
}
