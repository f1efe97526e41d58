// What goes into the templates of lessons and surveys, asked and answered.
import { allowsSeveral } from '../core/answer.ts'
import type { Card, LessonPart, SurveyPart } from '../core/card.ts'
import { type Course, type Language, type Lesson, type Text, textIn } from '../core/course.ts'
import { surveyQuestion } from '../core/due.ts'
import { parseItemId } from '../core/item.ts'
import { say } from './texts.ts'

export function lessonValues({ course, lesson, question, item, language }: LessonPart): object {
  const several = allowsSeveral(question)
  return {
    place: placeOf({ course, lesson, item, language }),
    title: words(lesson.title, language, course),
    ...imageOf(lesson, language, course),
    paragraphs: words(lesson.body, language, course)
      .split(/\n{2,}/)
      .map((text) => ({ text })),
    question: words(question.text, language, course),
    several,
    choose: say(language, several ? 'chooseSeveral' : 'choose'),
    options: question.options.map(({ id, text }) => ({ id, title: words(text, language, course) })),
    ids: { course: course.id, item, lesson: lesson.id, question: question.id },
  }
}

function imageOf({ image }: Lesson, language: Language, course: Course): object {
  return image?.url === undefined
    ? {}
    : { image: { url: image.url, alt: words(image.alt, language, course) } }
}

function placeOf({ course, lesson, item, language }: Omit<LessonPart, 'question'>): string {
  const title = words(course.title, language, course)
  if (parseItemId(item)?.kind === 'repetition') return say(language, 'repetition', { course: title })
  const number = course.lessons.findIndex(({ id }) => id === lesson.id) + 1
  return say(language, 'place', { course: title, number, of: course.lessons.length })
}

export function feedbackValues(card: Extract<Card, { kind: 'feedback' }>): object {
  const { course, lesson, question, language, right } = card
  const chosen = question.options.filter((option) => card.chosen.includes(option.id))
  const texts = (options: typeof chosen) =>
    options.map(({ text }) => words(text, language, course)).join(' · ')
  const whys = chosen.flatMap(({ why }) => (why ? [words(why, language, course)] : []))
  return {
    right,
    verdict: say(language, right ? 'right' : 'wrong'),
    style: right ? 'good' : 'emphasis',
    chosen: texts(chosen),
    rightAnswer: texts(question.options.filter((option) => option.right)),
    explanation: [...whys, words(question.explanation, language, course)].join(' '),
    advice: words(lesson.advice, language, course),
    sources: [...new Set(lesson.facts.map((fact) => fact.source))].join('; '),
  }
}

export function surveyValues({ course, survey, item, language }: SurveyPart): object {
  const questions = survey.questions.map(({ id, text, options }) => ({
    id: `q.${id}`,
    text: words(text, language, course),
    options: options.map((option) => ({ id: option.id, title: words(option.text, language, course) })),
  }))
  const steps = ['1', '2', '3', '4', '5'].map((id) => ({
    id,
    title: say(language, `confidence.${id}`, { defaultValue: id }),
  }))
  const confidence = { id: 'confidence', text: words(survey.confidence, language, course), options: steps }
  return {
    place: say(language, item, { course: words(course.title, language, course) }),
    title: say(language, `surveyTitle.${item}`),
    intro: say(language, `surveyIntro.${item}`),
    questions: [...questions, confidence],
    ids: { course: course.id, item, question: surveyQuestion },
  }
}

export function thanksValues({ course, item, language }: SurveyPart): object {
  return {
    place: say(language, item, { course: words(course.title, language, course) }),
    title: say(language, 'thanksTitle'),
    text: say(language, `thanks.${item}`),
  }
}

export function words(text: Text, language: Language, { languages }: Course): string {
  return textIn(text, language, languages)
}
