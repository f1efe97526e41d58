// What a letter says, as a subject, as plain text and as HTML. Nothing in it tells whether it was opened: the picture's
// address is the same for all, and only the link to the answer page is the reader's own.
import type { Letter } from '../../core/letter.ts'
import { contactInWords, lessonInWords, type Say, surveyInWords, words } from '../../flows/item-in-words.ts'
import { letterHtml } from './letter-html.ts'
import { letterText } from './letter-text.ts'

export interface LetterInWords {
  readonly language: string
  readonly subject: string
  readonly reminder?: string
  readonly place: string
  readonly title: string
  readonly image?: { readonly url: string; readonly alt: string }
  readonly paragraphs: readonly string[]
  readonly questions: readonly { readonly text: string; readonly options: readonly string[] }[]
  /** What one presses or opens to answer. */
  readonly answer: string
  readonly link: string
  readonly linkIsYours: string
  readonly footer: readonly { readonly title: string; readonly text: string }[]
}

export interface WrittenLetter {
  readonly subject: string
  readonly text: string
  readonly html: string
}

export function writeLetter(letter: Letter, say: Say): WrittenLetter {
  const inWords = letterInWords(letter, say)
  return { subject: inWords.subject, text: letterText(inWords), html: letterHtml(inWords) }
}

function letterInWords({ item, link }: Letter, say: Say): LetterInWords {
  const { language, course, isReminder } = item
  const t = (key: string, values = {}) => say(language, key, values)
  const asked = item.kind === 'lesson' ? lessonAsked(item, say) : surveyAsked(item, say)
  const subject = t(isReminder ? 'letter.subject.reminder' : asked.subject, { title: asked.title })
  const contact = contactInWords(course, language)
  return {
    language,
    ...asked,
    subject,
    ...(isReminder && { reminder: t('reminder') }),
    link,
    linkIsYours: t('letter.linkIsYours'),
    footer: [
      { title: t('whyYou'), text: `${words(course.why, language, course)} ${t('letter.whyLetter')}` },
      { title: t('letter.switchTitle'), text: t('letter.switch') },
      { title: t('askWhom'), text: `${contact}. ${t('privacy')}` },
    ],
  }
}

function lessonAsked(item: Extract<Letter['item'], { kind: 'lesson' }>, say: Say) {
  const { isRepetition, paragraphs, image, ...lesson } = lessonInWords(item, say)
  return {
    subject: isRepetition ? 'letter.subject.repetition' : 'letter.subject.lesson',
    place: lesson.place,
    title: lesson.title,
    ...(image && !isRepetition && { image }),
    paragraphs: isRepetition ? [] : paragraphs,
    questions: [{ text: lesson.question, options: lesson.options.map(({ text }) => text) }],
    answer: say(item.language, 'letter.answer'),
  }
}

function surveyAsked(item: Extract<Letter['item'], { kind: 'survey' }>, say: Say) {
  const { place, title, intro, questions } = surveyInWords(item, say)
  return {
    subject: 'letter.subject.survey',
    place,
    title,
    paragraphs: [intro],
    questions: questions.map(({ text, options }) => ({ text, options: options.map((each) => each.text) })),
    answer: say(item.language, 'letter.answerAll'),
  }
}
