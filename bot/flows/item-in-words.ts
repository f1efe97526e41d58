// What an item says in one language, asked and answered: the words of cards, letters and pages, whatever they look like.
import { allowsSeveral } from '../core/answer.ts'
import type { Card, LessonPart, SurveyPart } from '../core/card.ts'
import { type Course, type Language, type Text, textIn } from '../core/course.ts'
import { parseItemId } from '../core/item.ts'

/** The bot's own sentences, by key. */
export type Say = (language: Language, key: string, values?: Record<string, string | number>) => string

export interface Choice {
  readonly id: string
  readonly text: string
}

export interface LessonInWords {
  /** The course, and which of its lessons it is. */
  readonly place: string
  readonly title: string
  readonly image?: { readonly url: string; readonly alt: string }
  readonly paragraphs: readonly string[]
  /** Asked without telling first: remembering is what teaches. */
  readonly isRepetition: boolean
  readonly question: string
  readonly several: boolean
  readonly choose: string
  readonly options: readonly Choice[]
}

export function lessonInWords(part: LessonPart, say: Say): LessonInWords {
  const { course, lesson, question, item, language } = part
  const several = allowsSeveral(question)
  const { image } = lesson
  return {
    place: placeOf(part, say),
    title: words(lesson.title, language, course),
    ...(image?.url !== undefined && { image: { url: image.url, alt: words(image.alt, language, course) } }),
    paragraphs: words(lesson.body, language, course).split(/\n{2,}/),
    isRepetition: isRepetition(item),
    question: words(question.text, language, course),
    several,
    choose: say(language, several ? 'chooseSeveral' : 'choose'),
    options: question.options.map(({ id, text }) => ({ id, text: words(text, language, course) })),
  }
}

function placeOf({ course, lesson, item, language }: LessonPart, say: Say): string {
  const title = words(course.title, language, course)
  if (isRepetition(item)) return say(language, 'repetition', { course: title })
  const number = course.lessons.findIndex(({ id }) => id === lesson.id) + 1
  return say(language, 'place', { course: title, number, of: course.lessons.length })
}

function isRepetition(item: string): boolean {
  return parseItemId(item)?.kind === 'repetition'
}

export function feedbackInWords(card: Extract<Card, { kind: 'feedback' }>, say: Say) {
  const { course, lesson, question, language, right } = card
  const chosen = question.options.filter((option) => card.chosen.includes(option.id))
  const texts = (options: typeof chosen) =>
    options.map(({ text }) => words(text, language, course)).join(' · ')
  const whys = chosen.flatMap(({ why }) => (why ? [words(why, language, course)] : []))
  return {
    right,
    verdict: say(language, right ? 'right' : 'wrong'),
    chosen: texts(chosen),
    rightAnswer: texts(question.options.filter((option) => option.right)),
    explanation: [...whys, words(question.explanation, language, course)].join(' '),
    advice: words(lesson.advice, language, course),
    sources: [...new Set(lesson.facts.map((fact) => fact.source))].join('; '),
  }
}

export interface SurveyInWords {
  readonly place: string
  readonly title: string
  readonly intro: string
  /** The last is the statement one places oneself towards. `id` is "q.{question}", or "confidence". */
  readonly questions: readonly (Choice & { readonly options: readonly Choice[] })[]
}

export function surveyInWords({ course, survey, item, language }: SurveyPart, say: Say): SurveyInWords {
  const questions = survey.questions.map(({ id, text, options }) => ({
    id: `q.${id}`,
    text: words(text, language, course),
    options: options.map((option) => ({ id: option.id, text: words(option.text, language, course) })),
  }))
  const steps = ['1', '2', '3', '4', '5'].map((id) => ({
    id,
    text: say(language, `confidence.${id}`, { defaultValue: id }),
  }))
  const confidence = { id: 'confidence', text: words(survey.confidence, language, course), options: steps }
  return {
    place: say(language, item, { course: words(course.title, language, course) }),
    title: say(language, `surveyTitle.${item}`),
    intro: say(language, `surveyIntro.${item}`),
    questions: [...questions, confidence],
  }
}

export function thanksInWords({ course, item, language }: SurveyPart, say: Say) {
  return {
    place: say(language, item, { course: words(course.title, language, course) }),
    title: say(language, 'thanksTitle'),
    text: say(language, `thanks.${item}`),
  }
}

/** Name, and how to reach them. */
export function contactInWords({ contact, languages }: Course, language: Language): string {
  const { name, email, phone } = contact
  return `${textIn(name, language, languages)} (${[email, phone].filter(Boolean).join(', ')})`
}

export function words(text: Text, language: Language, { languages }: Course): string {
  return textIn(text, language, languages)
}
