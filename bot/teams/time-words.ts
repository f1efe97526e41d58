// Numbers, days, weeks and months as people write them, in Swedish and English.
import { isAlike, plain } from './spelling.ts'

const numberWords =
  'en ett a an one|tva par two couple|tre three|fyra four|fem five|sex six|sju seven|ata eight|nio nine|tio ten|elva eleven|tolv twelve'
const numbers = new Map(
  numberWords
    .split('|')
    .flatMap((words, index) => words.split(' ').map((word) => [plain(word), index + 1] as const)),
)
export const months =
  'januari january jan|februari february feb|mars march mar|april apr|maj may|juni june jun|juli july jul|augusti august aug|september sept sep|oktober october okt oct|november nov|december dec'
    .split('|')
    .map((names) => names.split(' ').map(plain))
export const weekdays =
  'mandag måndagen monday|tisdag tisdagen tuesday|onsdag onsdagen wednesday|torsdag torsdagen thursday|fredag fredagen friday|lordag lordagen saturday|sondag sondagen sunday'
    .split('|')
    .map((names) => names.split(' ').map(plain))
export const units = [
  { days: 1, names: ['dag', 'dagar', 'dygn', 'day', 'days', 'd'] },
  { days: 7, names: ['vecka', 'veckor', 'veckors', 'week', 'weeks', 'wk', 'wks', 'v', 'w'] },
  // As many weeks as a month has, rounded, so that six of them are the half year one may pause.
  { days: 0, names: ['manad', 'manader', 'month', 'months'] },
  { days: 365, names: ['ar', 'year', 'years'] },
].map(({ days, names }) => ({ days, names: names.map(plain) }))
const until = ['til', 'tils', 'fram', 'until', 'to', 'tom']

/** All words that say when: those who look for meaning elsewhere can pass them over. */
export function isTimeWord(word: string): boolean {
  const others = [
    'och',
    'med',
    'nasta',
    'next',
    'imorgon',
    'morgon',
    'tomorow',
    'idag',
    'today',
    'halvar',
    'rest',
    'resten',
    'th',
    'st',
    'nd',
    'rd',
  ]
  return (
    /^\d+$/.test(word) ||
    numbers.has(word) ||
    [...until, ...others].includes(word) ||
    [...months, ...weekdays, ...units.map(({ names }) => names)].some((names) => isOne(word, names))
  )
}

export function numberOf(word: string | undefined): number | undefined {
  if (word === undefined) return undefined
  return /^\d{1,6}$/.test(word) ? Number(word) : numbers.get(word)
}

export function isUntil(word: string | undefined): boolean {
  return word !== undefined && (until.includes(word) || word === 'med')
}

export function isOne(word: string, names: readonly string[]): boolean {
  return names.some((name) => isAlike(word, name))
}

/** From 1; 0 if it is none of them. */
export function indexIn(names: readonly (readonly string[])[], word: string): number {
  return names.findIndex((each) => isOne(word, each)) + 1
}
