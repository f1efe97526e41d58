// What goes into the templates of the cards with which the bot answers people who talk to it.
import type { CertificateShown, TalkCard } from '../core/card.ts'
import { type Course, type Language, type Lesson, textIn } from '../core/course.ts'
import { dayInWords, timeInWords } from '../core/day-in-words.ts'
import type { NextCard, Progress } from '../core/progress.ts'
import { contactInWords } from '../flows/item-in-words.ts'
import { storedValues } from './stored-values.ts'
import { say } from './texts.ts'
import type { WishVerb } from './wish.ts'

export function talkValues(card: TalkCard): object {
  const { language } = card
  switch (card.kind) {
    case 'help':
      return { lines: helpLines(language), buttons: buttonsFor(language, helpButtons) }
    case 'progress':
      return {
        ...pausedNow(card),
        isEmpty: card.courses.length === 0,
        courses: card.courses.map((course) => progressValues(course, language)),
        summary: say(language, 'progressTitle'),
        buttons: buttonsFor(language, ['show', card.pause ? 'resume' : 'pause', 'certificate', 'help']),
      }
    case 'pause':
      return {
        ...pausedNow(card),
        earliest: card.earliest,
        latest: card.latest,
        choices: [1, 2, 4].map((weeks) => ({ weeks, title: say(language, 'pauseWeeks', { count: weeks }) })),
        buttons: buttonsFor(language, card.pause ? ['resume'] : []),
      }
    case 'paused':
      return {
        text: say(language, 'paused', { day: dayInWords(card.pause.until, card.pause.zone, language) }),
        more: say(language, 'pausedMore'),
        buttons: buttonsFor(language, ['resume', 'help']),
      }
    case 'resumed':
      return {
        text: say(language, card.wasPaused ? 'resumed' : 'resumedBefore'),
        more: card.next ? nextText(card.next, language) : say(language, 'noCard'),
        buttons: buttonsFor(language, ['progress', 'help']),
      }
    case 'stored data':
      return { ...storedValues(card), buttons: buttonsFor(language, ['human', 'help']) }
    case 'human':
      return {
        isEmpty: card.courses.length === 0,
        courses: card.courses.map((course) => humanValues(course, language)),
        buttons: buttonsFor(language, ['help']),
      }
    case 'certificate':
      return {
        isEmpty: card.courses.length === 0,
        hasLink: card.courses.some(({ kind }) => kind === 'earned'),
        courses: card.courses.map((shown) => certificateValues(shown, language)),
        summary: say(language, 'certificateTitle'),
        buttons: buttonsFor(language, ['progress', 'help']),
      }
  }
}

/** Cards have room for five. */
const helpButtons = ['progress', 'pause', 'certificate', 'stored-data', 'human'] as const
const helpVerbs = [...helpButtons, 'show'] as const

export function buttonsFor(language: Language, verbs: readonly WishVerb[]) {
  return verbs.map((verb) => ({ verb, title: say(language, `button.${verb}`) }))
}

function helpLines(language: Language) {
  return helpVerbs.map((verb) => ({
    text: `**${say(language, `button.${verb}`)}:** ${say(language, `help.${verb}`)}`,
  }))
}

function pausedNow({ pause, language }: Extract<TalkCard, { kind: 'progress' | 'pause' }>) {
  if (!pause) return { isPaused: false, paused: '' }
  return {
    isPaused: true,
    paused: say(language, 'pausedNow', { day: dayInWords(pause.until, pause.zone, language) }),
  }
}

function progressValues({ course, next, ...counts }: Progress, language: Language) {
  const { lessons, had, answered, right } = counts
  const over = answered === lessons ? 'progress.done' : 'progress.nothing'
  return {
    title: textIn(course.title, language, course.languages),
    had: say(language, 'progress.had', { had, lessons, answered }),
    hasAnswered: answered > 0,
    right: say(language, 'progress.right', { right, answered }),
    next: next ? nextText(next, language) : say(language, over),
  }
}

function nextText({ kind, at, zone }: NextCard, language: Language): string {
  const [day, time] = [dayInWords(at, zone, language), timeInWords(at, zone, language)]
  return say(language, 'progress.next', { what: say(language, `next.${kind}`), day, time })
}

function humanValues({ title, contact, languages }: Course, language: Language) {
  const { name, email, phone } = contact
  return {
    title: textIn(title, language, languages),
    name: textIn(name, language, languages),
    email: say(language, 'human.email', { email }),
    hasPhone: phone !== undefined,
    phone: say(language, 'human.phone', { phone: phone ?? '' }),
  }
}

function certificateValues(shown: CertificateShown, language: Language) {
  const { course } = shown
  const title = textIn(course.title, language, course.languages)
  if (shown.kind === 'earned') {
    const text = say(language, 'certificate.earned', { count: course.lessons.length })
    return { title, isEarned: true, link: shown.link, lines: [{ text }] }
  }
  const { open, expired, waiting } = shown
  const named = (lessons: readonly Lesson[]) =>
    lessons.map((lesson) => textIn(lesson.title, language, course.languages)).join(' · ')
  const contact = contactInWords(course, language)
  const lines = [
    say(language, 'certificate.missing'),
    open.length > 0 && say(language, 'certificate.open', { lessons: named(open) }),
    waiting > 0 && say(language, 'certificate.waiting', { count: waiting }),
    expired.length > 0 && say(language, 'certificate.expired', { lessons: named(expired), contact }),
  ]
  return {
    title,
    isEarned: false,
    link: '',
    lines: lines.filter((text) => text !== false).map((text) => ({ text })),
  }
}
