// The page of a letter: the lesson and its question, or the feedback to the first answer.
import type { Card } from '../core/card.ts'
import { html, type Markup } from '../core/markup.ts'
import {
  feedbackInWords,
  lessonInWords,
  type Say,
  surveyInWords,
  thanksInWords,
} from '../flows/item-in-words.ts'
import type { ItemShown } from '../flows/show-item.ts'
import { answerForm, errorSummary, type OpenCard } from './answer-form.ts'
import { framed } from './page-frame.ts'
import { type WishesShown, wishesPart } from './wishes-part.ts'

type Shown = Extract<ItemShown, { kind: 'open' | 'answered' }>

export interface AnswerPage {
  readonly shown: Shown
  /** Chosen by the reader; else the learner's own. */
  readonly language?: string | undefined
  /** Those the bot speaks. */
  readonly languages: readonly string[]
  /** An answer in which something was missing. */
  readonly rejected?: URLSearchParams
  readonly wishesShown?: WishesShown
}

export function answerPage({ shown, rejected, ...page }: AnswerPage, say: Say): string {
  const language = page.language ?? shown.card.language
  const { title, main } =
    shown.kind === 'open'
      ? openPart({ ...shown.card, language }, say, rejected)
      : answeredPart({ ...shown.card, language }, say)
  const below = wishesPart({
    language,
    course: shown.card.course,
    wishes: shown.wishes,
    say,
    shown: page.wishesShown ?? 'closed',
  })
  const languages = page.languages.filter((each) => shown.card.course.languages.includes(each))
  return framed({ language, title, main, below, languages }, say)
}

interface Part {
  readonly title: string
  readonly main: Markup
}

function openPart(card: OpenCard, say: Say, rejected: URLSearchParams | undefined): Part {
  const { language, isReminder } = card
  const { place, title, intro } = card.kind === 'lesson' ? lessonHead(card, say) : surveyHead(card, say)
  const main = html`${rejected && errorSummary(card, say, rejected)}
<p class="place">${place}</p>
<h1>${title}</h1>
${isReminder && html`<p class="note">${say(language, 'reminder')}</p>`}
${intro}
${answerForm(card, say, rejected)}`
  return { title: rejected ? `${say(language, 'page.errorPrefix')} ${title}` : title, main }
}

function lessonHead(card: Extract<OpenCard, { kind: 'lesson' }>, say: Say) {
  const { place, title, isRepetition, ...lesson } = lessonInWords(card, say)
  return { place, title, intro: isRepetition ? html`` : lessonBody(lesson) }
}

function surveyHead(card: Extract<OpenCard, { kind: 'survey' }>, say: Say) {
  const { place, title, intro } = surveyInWords(card, say)
  return { place, title, intro: html`<p>${intro}</p>` }
}

/** Pictures are 960 by 480; told so that the text doesn't jump when they come. */
function lessonBody({
  image,
  paragraphs,
}: {
  image?: { readonly url: string; readonly alt: string }
  paragraphs: readonly string[]
}): Markup {
  return html`${image && html`<img src="${image.url}" alt="${image.alt}" width="960" height="480">`}
${paragraphs.map((text) => html`<p>${text}</p>`)}`
}

function answeredPart(card: Extract<Card, { kind: 'feedback' | 'thanks' }>, say: Say): Part {
  if (card.kind === 'feedback') return feedbackPart(card, say)
  const { place, title, text } = thanksInWords(card, say)
  const main = html`<p class="place">${place}</p>
<h1>${title}</h1>
<p>${text}</p>
<p>${say(card.language, 'page.next')}</p>`
  return { title, main }
}

function feedbackPart(card: Extract<Card, { kind: 'feedback' }>, say: Say): Part {
  const { language } = card
  const { place, title, question, image, paragraphs } = lessonInWords(card, say)
  const { verdict, right, chosen, rightAnswer, explanation, advice, sources } = feedbackInWords(card, say)
  const t = (key: string) => say(language, key)
  const main = html`<p class="place">${place}</p>
<h1>${title}</h1>
<p>${question}</p>
<div class="verdict ${right ? 'good' : 'try'}">
<h2>${verdict}</h2>
<dl>
<dt>${t('yourAnswer')}</dt><dd>${chosen}</dd>
${!right && html`<dt>${t('rightAnswer')}</dt><dd>${rightAnswer}</dd>`}
</dl>
</div>
<h2>${t('why')}</h2>
<p>${explanation}</p>
<h2>${t('advice')}</h2>
<p>${advice}</p>
<p class="small">${t('source')}: ${sources}</p>
<details>
<summary>${t('showLessonAgain')}</summary>
${lessonBody({ ...(image && { image }), paragraphs })}
</details>
<p class="small other">${t('page.answered')} ${t('page.next')}</p>`
  return { title: `${verdict} ${title}`, main }
}
