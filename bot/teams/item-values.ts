// What goes into the templates of lessons and surveys, asked and answered.
import type { Card, LessonPart, SurveyPart } from '../core/card.ts'
import { surveyQuestion } from '../core/due.ts'
import { feedbackInWords, lessonInWords, surveyInWords, thanksInWords } from '../flows/item-in-words.ts'
import { say } from './texts.ts'

export function lessonValues(part: LessonPart): object {
  const { course, lesson, question, item } = part
  const { paragraphs, options, isRepetition: _, ...values } = lessonInWords(part, say)
  return {
    ...values,
    paragraphs: paragraphs.map((text) => ({ text })),
    options: choicesOf(options),
    ids: { course: course.id, item, lesson: lesson.id, question: question.id },
  }
}

export function feedbackValues(card: Extract<Card, { kind: 'feedback' }>): object {
  return { ...feedbackInWords(card, say), style: card.right ? 'good' : 'emphasis' }
}

export function surveyValues(part: SurveyPart): object {
  const { course, item } = part
  const { questions, ...values } = surveyInWords(part, say)
  return {
    ...values,
    questions: questions.map(({ id, text, options }) => ({ id, text, options: choicesOf(options) })),
    ids: { course: course.id, item, question: surveyQuestion },
  }
}

export function thanksValues(part: SurveyPart): object {
  return thanksInWords(part, say)
}

function choicesOf(options: readonly { readonly id: string; readonly text: string }[]) {
  return options.map(({ id, text }) => ({ id, title: text }))
}
