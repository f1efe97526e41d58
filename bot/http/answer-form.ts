// The question of a letter as a form, and what its answer says. Everything in an answer came from outside and may be
// anything; whether the options exist is left to the flow.
import type { Card } from '../core/card.ts'
import { html, type Markup } from '../core/markup.ts'
import { type Choice, lessonInWords, type Say, surveyInWords } from '../flows/item-in-words.ts'

export type OpenCard = Extract<Card, { kind: 'lesson' | 'survey' }>

/** One question with its options. */
interface Field {
  /** The input's name, as in the cards: "option", "q.{question}" or "confidence". */
  readonly name: string
  readonly question: string
  readonly several: boolean
  readonly hint?: string
  readonly options: readonly Choice[]
}

/** More than any form of ours has. */
const mostValues = 60

export function fieldsOf(card: OpenCard, say: Say): readonly Field[] {
  if (card.kind === 'survey')
    return surveyInWords(card, say).questions.map(({ id, text, options }) => ({
      name: id,
      question: text,
      several: false,
      options,
    }))
  const { question, several, choose, options } = lessonInWords(card, say)
  return [{ name: 'option', question, several, ...(several && { hint: choose }), options }]
}

/** The options as the flow takes them: "a", or "question/a" in a survey. */
export function optionsIn(form: URLSearchParams): string[] {
  const chosen = [...form].slice(0, mostValues).flatMap(([name, value]) => {
    if (value === '') return []
    if (name === 'option') return [value.slice(0, 50)]
    if (!name.startsWith('q.') && name !== 'confidence') return []
    return [`${name.replace(/^q\./, '').slice(0, 50)}/${value.slice(0, 50)}`]
  })
  return [...new Set(chosen)]
}

/** `rejected` is an answer in which something was missing: what was chosen stays chosen. */
export function answerForm(card: OpenCard, say: Say, rejected?: URLSearchParams): Markup {
  const { language } = card
  const fields = fieldsOf(card, say)
  const missing = rejected ? missingIn(fields, rejected) : []
  return html`<form method="post" action="?lang=${language}">
<input type="hidden" name="do" value="answer">
${fields.map((field) => fieldset(field, { language, say, rejected, isMissing: missing.includes(field) }))}
<p class="send"><button>${say(language, 'answer')}</button></p>
</form>`
}

/** What is wrong, with the way to each place; it has the focus when the page opens. */
export function errorSummary(card: OpenCard, say: Say, rejected: URLSearchParams): Markup {
  const { language } = card
  const missing = missingIn(fieldsOf(card, say), rejected)
  return html`<div class="error" role="alert" tabindex="-1" autofocus>
<h2>${say(language, 'page.errorTitle', { count: missing.length })}</h2>
<ul>${missing.map(({ name, question }) => html`<li><a href="#${name}-0">${question}</a></li>`)}</ul>
</div>`
}

/** All of them, if what was chosen isn't among the options. */
function missingIn(fields: readonly Field[], form: URLSearchParams): readonly Field[] {
  const missing = fields.filter(
    ({ name, options }) => !form.getAll(name).some((value) => options.some(({ id }) => id === value)),
  )
  return missing.length > 0 ? missing : fields
}

function fieldset(
  { name, question, several, hint, options }: Field,
  {
    language,
    say,
    rejected,
    isMissing,
  }: { language: string; say: Say; rejected: URLSearchParams | undefined; isMissing: boolean },
): Markup {
  const described = [hint !== undefined && `${name}-hint`, isMissing && `${name}-error`].filter(Boolean)
  const chosen = rejected?.getAll(name) ?? []
  return html`<fieldset${described.length > 0 && html` aria-describedby="${described.join(' ')}"`}>
<legend>${question}</legend>
${hint !== undefined && html`<p class="hint" id="${name}-hint">${hint}</p>`}
${isMissing && html`<p class="error-line" id="${name}-error">${say(language, 'page.errorPrefix')} ${say(language, 'page.errorMissing')}</p>`}
${options.map(
  ({ id, text }, nth) => html`<label class="option" for="${name}-${nth}">
<input type="${several ? 'checkbox' : 'radio'}" id="${name}-${nth}" name="${name}" value="${id}"${chosen.includes(id) && html` checked`}>
<span>${text}</span></label>
`,
)}</fieldset>`
}
