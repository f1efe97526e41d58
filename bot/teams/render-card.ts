// From what a card says to an Adaptive Card 1.5: picks the template in cards/ and fills it in.
import { readFileSync } from 'node:fs'
import { Template } from 'adaptivecards-templating'
import { allowsSeveral } from '../core/answer.ts'
import type { Card, LessonPart } from '../core/card.ts'
import { type Calendar, type Course, type Language, type Text, textIn } from '../core/course.ts'
import { plainTexts, say } from './texts.ts'

export interface AdaptiveCard {
  readonly type: 'AdaptiveCard'
  readonly version: '1.5'
  readonly fallbackText: string
  readonly [property: string]: unknown
}

// Making a Template costs milliseconds, filling it in a fraction of one: made once.
const templates = {
  welcome: template('welcome'),
  lesson: template('lesson'),
  feedback: template('feedback'),
  reply: template('reply'),
  notice: template('notice'),
} satisfies Record<Card['kind'], Template>

export function renderCard(card: Card): AdaptiveCard {
  const $root = { language: card.language, t: plainTexts(card.language), ...valuesOf(card) }
  return templates[card.kind].expand({ $root }) as AdaptiveCard
}

function valuesOf(card: Card): object {
  switch (card.kind) {
    case 'welcome':
      return { courses: card.courses.map((course) => courseValues(course, card.language)) }
    case 'lesson':
      return lessonValues(card)
    case 'feedback':
      return { ...lessonValues(card), ...feedbackValues(card) }
    case 'reply':
      return { text: replyText(card) }
    case 'notice':
      return { text: say(card.language, card.notice) }
  }
}

function courseValues(course: Course, language: Language): object {
  const count = course.lessons.length
  return {
    title: words(course.title, language, course),
    why: words(course.why, language, course),
    howOften: say(language, 'howOftenText', { rhythm: rhythm(course.calendar, language), count }),
    pause: say(language, 'pauseText', { contact: contactOf(course, language) }),
    contact: contactOf(course, language),
  }
}

function rhythm({ weekdays, everyWeeks }: Calendar, language: Language): string {
  if (everyWeeks > 2) return say(language, 'rhythm', { weeks: everyWeeks })
  if (everyWeeks === 2) return say(language, 'rhythm every second week')
  return say(language, weekdays.length > 1 ? 'rhythm several a week' : 'rhythm every week')
}

function lessonValues({ course, lesson, question, item, language }: LessonPart): object {
  const several = allowsSeveral(question)
  return {
    place: say(language, 'place', {
      course: words(course.title, language, course),
      number: course.lessons.indexOf(lesson) + 1,
      of: course.lessons.length,
    }),
    title: words(lesson.title, language, course),
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

function feedbackValues(card: Extract<Card, { kind: 'feedback' }>): object {
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

function replyText({ courses, language }: Extract<Card, { kind: 'reply' }>): string {
  const [course] = courses
  if (!course) return say(language, 'replyWithoutCourse')
  return say(language, 'reply', { contact: contactOf(course, language) })
}

function contactOf(course: Course, language: Language): string {
  const { name, email, phone } = course.contact
  return `${words(name, language, course)} (${[email, phone].filter(Boolean).join(', ')})`
}

function words(text: Text, language: Language, { languages }: Course): string {
  return textIn(text, language, languages)
}

function template(name: string): Template {
  return new Template(JSON.parse(readFileSync(new URL(`./cards/${name}.json`, import.meta.url), 'utf8')))
}
