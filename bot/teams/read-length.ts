// From what somebody types to how long a pause should be: "3 veckor", "t.o.m. 15/1", "until Monday".
import type { PauseLength } from '../core/pause.ts'
import { plainWords } from './spelling.ts'
import { indexIn, isOne, isUntil, months, numberOf, units, weekdays } from './time-words.ts'

/** Undefined when no length can be made out. */
export function readLength(text: string): PauseLength | undefined {
  const whole = isWhole(text)
  const inFigures = dateInFigures(text)
  if (inFigures) return { ...inFigures, ...whole }
  if (isNoLength(text)) return undefined
  const words = wordsOf(text)
  const date = dateInWords(words)
  if (date) return { ...date, ...whole }
  const days = durationIn(words)
  if (days !== undefined) return { kind: 'days', days }
  const named = dayNamedIn(words)
  return named && (named.kind === 'days' ? named : { ...named, ...whole })
}

/** Less than nothing, between two numbers, or from a day to come: a pause has one length and begins now. */
function isNoLength(text: string): boolean {
  return (
    /(^|\s)[-−]\d/.test(text) ||
    /\d\s*[-–]\s*\d/.test(text) ||
    /\b(från|mellan|from|between)\b(?!\s+(och med\s+)?(nu|i ?dag|now|today)\b)/i.test(text)
  )
}

function isWhole(text: string): { isWhole?: true } {
  return /\b(till? och med|tom|through|inclusive)\b/i.test(text) ? { isWhole: true } : {}
}

function dateInFigures(text: string): (PauseLength & { kind: 'date' }) | undefined {
  const iso = /\b(\d{4})-(\d{1,2})-(\d{1,2})\b/.exec(text)
  if (iso) return { kind: 'date', year: Number(iso[1]), month: Number(iso[2]), day: Number(iso[3]) }
  const european = /\b(\d{1,2})[/.](\d{1,2})(?:[/.-](\d{4}|\d{2}))?(?![\d.]|\s*(?:veck|week))/i.exec(text)
  if (!european) return undefined
  const [day, month] = [Number(european[1]), Number(european[2])]
  const year = european[3] === undefined ? {} : { year: Number(european[3].padStart(4, '20')) }
  // "1/15" can only be American.
  return month > 12 && day <= 12
    ? { kind: 'date', day: month, month: day, ...year }
    : { kind: 'date', day, month, ...year }
}

/** "1,5 veckor" as days, "15:e" as 15, "3v" as two words. */
function wordsOf(text: string): string[] {
  const spelt = text
    .toLowerCase()
    .replace(
      /(\d+)[.,](\d)\s*(veck|week)\p{L}*/giu,
      (_all, weeks, tenths) => ` ${Math.round(Number(`${weeks}.${tenths}`) * 7)} dagar `,
    )
    .replace(/(\d+)\s*:?\s*(st|nd|rd|th|[ae])(?!\p{L})/gu, '$1 ')
    .replace(/(\d)(\p{L})/gu, '$1 $2')
  return plainWords(spelt).filter((word) => word !== 'of' && word !== 'den' && word !== 'the')
}

function dateInWords(words: readonly string[]): (PauseLength & { kind: 'date' }) | undefined {
  for (const [index, word] of words.entries()) {
    const month = indexIn(months, word)
    if (month === 0) continue
    const [before, after, later] = [words[index - 1], words[index + 1], words[index + 2]]
    const year = [after, later].find((each) => /^\d{4}$/.test(each ?? ''))
    const day = [before, after].find((each) => /^\d{1,2}$/.test(each ?? ''))
    // "Till jul" is till Christmas, and "may" is a verb.
    const isAlone = day === undefined && isUntil(before) && word.length > 3
    if (day === undefined && !isAlone) continue
    return { kind: 'date', day: Number(day ?? 1), month, ...(year !== undefined && { year: Number(year) }) }
  }
  return undefined
}

function durationIn(words: readonly string[]): number | undefined {
  for (const [index, word] of words.entries()) {
    if (word === 'halvar') return 182
    const unit = units.find(({ names }) => isOne(word, names))
    if (!unit) continue
    const isPlural = /(or|s|ar|er)$/.test(word)
    const count = numberOf(words[index - 1]) ?? (isPlural ? numberOf(words[index + 1]) : undefined)
    if (count !== undefined) return unit.days === 0 ? Math.round((count * 52) / 12) * 7 : count * unit.days
  }
  return undefined
}

function dayNamedIn(words: readonly string[]): PauseLength | undefined {
  const said = words.join(' ')
  if (/\b(i ?morgon|tomorow|i ?dag|today)\b/.test(said)) return { kind: 'days', days: 1 }
  if (
    /\b(rest(en)? av veckan|rest week|den har veckan|har veckan|this week|til nasta vecka|until next week)\b/.test(
      said,
    )
  ) {
    return { kind: 'weekday', weekday: 1 }
  }
  for (const [index, word] of words.entries()) {
    const isAfterUntil = words.slice(Math.max(0, index - 3), index).some(isUntil)
    const weekday = indexIn(weekdays, word)
    if (weekday > 0 && isAfterUntil) return { kind: 'weekday', weekday }
    const week = isOne(word, units[1]?.names ?? []) ? Number(words[index + 1]) : 0
    if (week >= 1 && week <= 53 && isAfterUntil) return { kind: 'week', week }
  }
  return undefined
}
