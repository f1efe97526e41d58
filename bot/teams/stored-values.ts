// What is stored about a person, in their own words.
import type { TalkCard } from '../core/card.ts'
import { dateInWords } from '../core/day-in-words.ts'
import { say } from './texts.ts'

export function storedValues(card: Extract<TalkCard, { kind: 'stored data' }>): object {
  const { language, learner, answers, zone, link } = card
  const tell = (key: string, values: Record<string, string | number> = {}) =>
    say(language, `stored.${key}`, values)
  const day = (at: number) => dateInWords(at, zone, language)
  const cards = Object.values(learner.standings).flatMap(({ items }) => Object.keys(items)).length
  const { department, pause, reach } = learner
  const lines = [
    tell('id'),
    tell('department', { department: department || tell('noDepartment') }),
    tell('language', { name: languageName(learner.language, language) }),
    tell('joined', { day: day(learner.joined) }),
    reach.conversation && tell('chat'),
    pause && tell('pause', { from: day(pause.from), until: day(pause.until) }),
    tell('cards', { count: cards }),
    tell('answers', { count: answers }),
  ]
  return { link, lines: lines.filter((text) => typeof text === 'string').map((text) => ({ text })) }
}

function languageName(named: string, language: string): string {
  return new Intl.DisplayNames([language], { type: 'language', fallback: 'code' }).of(named) ?? named
}
