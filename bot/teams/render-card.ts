// From what a card says to an Adaptive Card 1.5: picks the template in cards/ and fills it in.
import { readFileSync } from 'node:fs'
import { Template } from 'adaptivecards-templating'
import type { Card, Notice } from '../core/card.ts'
import type { Calendar, Course, Language } from '../core/course.ts'
import { parseItemId } from '../core/item.ts'
import { maxPauseWeeks } from '../core/pause.ts'
import { contactInWords, words } from '../flows/item-in-words.ts'
import { feedbackValues, lessonValues, surveyValues, thanksValues } from './item-values.ts'
import { buttonsFor, talkValues } from './talk-values.ts'
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
  survey: template('survey'),
  thanks: template('thanks'),
  reply: template('reply'),
  notice: template('notice'),
  help: template('help'),
  progress: template('progress'),
  pause: template('pause'),
  paused: template('paused'),
  resumed: template('resumed'),
  'stored data': template('stored-data'),
  human: template('human'),
  certificate: template('certificate'),
} satisfies Record<Card['kind'], Template>

export function renderCard(card: Card): AdaptiveCard {
  const $root = { language: card.language, t: plainTexts(card.language), ...valuesOf(card) }
  return templates[card.kind].expand({ $root }) as AdaptiveCard
}

function valuesOf(card: Card): object {
  switch (card.kind) {
    case 'welcome':
      return {
        courses: card.courses.map((course) => courseValues(course, card.language)),
        buttons: buttonsFor(card.language, ['help', 'progress', 'pause', 'show']),
      }
    case 'lesson': {
      // A repetition asks without telling first: remembering is what teaches.
      const isRepetition = parseItemId(card.item)?.kind === 'repetition'
      return {
        ...lessonValues(card),
        isReminder: card.isReminder,
        isDraft: card.isDraft === true,
        ...(isRepetition && { paragraphs: [], image: undefined }),
      }
    }
    case 'feedback':
      return { ...lessonValues(card), ...feedbackValues(card) }
    case 'survey':
      return { ...surveyValues(card), isReminder: card.isReminder }
    case 'thanks':
      return thanksValues(card)
    case 'reply':
      return {
        text: replyText(card),
        buttons: buttonsFor(card.language, ['help', 'progress', 'pause', 'show']),
      }
    case 'notice':
      return { text: noticeText(card) }
    default:
      return talkValues(card)
  }
}

export function noticeText({ language, notice }: { language: Language; notice: Notice }): string {
  return say(language, notice, { maxWeeks: maxPauseWeeks })
}

function courseValues(course: Course, language: Language): object {
  const count = course.lessons.length
  return {
    title: words(course.title, language, course),
    why: words(course.why, language, course),
    howOften: say(language, 'howOftenText', { rhythm: rhythm(course.calendar, language), count }),
    pause: say(language, 'pauseText'),
    contact: contactInWords(course, language),
  }
}

function rhythm({ weekdays, everyWeeks }: Calendar, language: Language): string {
  if (everyWeeks > 2) return say(language, 'rhythm', { weeks: everyWeeks })
  if (everyWeeks === 2) return say(language, 'rhythm every second week')
  return say(language, weekdays.length > 1 ? 'rhythm several a week' : 'rhythm every week')
}

function replyText({ courses, language }: Extract<Card, { kind: 'reply' }>): string {
  const [course] = courses
  if (!course) return say(language, 'replyWithoutCourse')
  return say(language, 'reply', { contact: contactInWords(course, language) })
}

function template(name: string): Template {
  return new Template(JSON.parse(readFileSync(new URL(`./cards/${name}.json`, import.meta.url), 'utf8')))
}
