// From what somebody types to what they wish: forgiving about spelling, order and polite words, careful about the rest.
import type { Language } from '../core/course.ts'
import {
  gettingWords,
  littleWords,
  negations,
  othersAndPast,
  otherWords,
  pauseWords,
  questionWords,
  wantWords,
} from './little-words.ts'
import { phrases } from './phrases.ts'
import { readLength } from './read-length.ts'
import { isAlike, plain, plainWords } from './spelling.ts'
import { isTimeWord } from './time-words.ts'
import type { Wish } from './wish.ts'

export interface Understood {
  readonly wish: Wish
  /** The one it was said in; absent where the words are the same in several. */
  readonly language?: Language
}

interface Phrase {
  readonly kind: Wish['kind']
  readonly language: Language
  /** Each is a list of words of which one must be said. */
  readonly groups: readonly (readonly string[])[]
}

interface Match extends Phrase {
  /** The words it was found in. */
  readonly used: ReadonlySet<string>
  /** How many words it leaves unexplained. */
  readonly strange: number
}

const table: readonly Phrase[] = phrases.flatMap(([kind, languages]) =>
  Object.entries(languages).flatMap(([language, lines]) =>
    lines.map((line) => ({
      kind,
      language,
      groups: line.split(' ').map((group) => group.split('|').map(plain)),
    })),
  ),
)
const setOf = (words: string) => new Set(plainWords(words))
const [little, negative, wanting, asking, elsewhere, getting] = [
  littleWords,
  negations,
  wantWords,
  questionWords,
  othersAndPast,
  gettingWords,
].map(setOf) as [Set<string>, Set<string>, Set<string>, Set<string>, Set<string>, Set<string>]
const begins = new Set(pauseWords.map(plain))
/** A word that is known is taken at its word, however like another it may be. */
const known = new Set([
  ...[...little, ...negative, ...wanting, ...asking, ...elsewhere, ...getting, ...setOf(otherWords)],
  ...table.flatMap(({ groups }) => groups.flat()),
])

/** They only show what is there: nothing is lost if they were meant otherwise. */
const showsOnly: ReadonlySet<Wish['kind']> = new Set(['certificate', 'progress', 'stored data', 'lesson'])

/** Every word has to fit: these words are about much else too. */
const mustBePlain: ReadonlySet<Wish['kind']> = new Set(['resume', 'letters', 'teams'])

/** Longer texts are meant for a human, and so is what lies under them. */
const maxWords = 16
/** Words beside the phrase that say something we don't understand: by how many words the phrase itself has. */
const maxStrange = [0, 1, 3, 4]

/** Undefined rather than a guess. The phrase that explains most of what was said counts. */
export function understand(text: string): Understood | undefined {
  const said = text
    .slice(0, 400)
    .replace(/<[^>]*>/g, ' ')
    .replace(/\bt\.? ?o\.? ?m\b\.?/gi, ' tom ')
  const words = plainWords(said)
  if (words.length === 0 || words.length > maxWords) return undefined
  const matches = table
    .flatMap((phrase) => matchOf(phrase, words))
    .sort((a, b) => b.groups.length - a.groups.length || a.strange - b.strange)
  for (const match of matches) {
    const wish = wishIn(match, words, said)
    if (wish) return { wish, ...languageOf(match, matches) }
  }
  return undefined
}

function matchOf(phrase: Phrase, words: readonly string[]): Match[] {
  const used = new Set<string>()
  for (const group of phrase.groups) {
    const found = words.find((word) => !used.has(word) && isAmong(word, group))
    if (found === undefined) return []
    used.add(found)
  }
  const strange = words.filter((word) => !used.has(word) && !isExplained(word, phrase.kind)).length
  const most = mustBePlain.has(phrase.kind) ? 0 : (maxStrange[phrase.groups.length] ?? 4)
  return strange <= most ? [{ ...phrase, used, strange }] : []
}

function isAmong(word: string, those: Iterable<string>): boolean {
  for (const meant of those) {
    if (word === meant || (!known.has(word) && isAlike(word, meant))) return true
  }
  return false
}

function isExplained(word: string, kind: Wish['kind']): boolean {
  if (little.has(word) || negative.has(word) || asking.has(word)) return true
  if (kind === 'pause' && isTimeWord(word)) return true
  return table.some((phrase) => phrase.kind === kind && isAmong(word, phrase.groups.flat()))
}

function languageOf({ kind, groups, language }: Match, matches: readonly Match[]) {
  const isShared = matches.some(
    (other) => other.kind === kind && other.groups.length === groups.length && other.language !== language,
  )
  return isShared ? {} : { language }
}

/** What would change something, or pretend to have understood a worry, must be said plainly. */
function wishIn({ kind, used }: Match, words: readonly string[], said: string): Wish | undefined {
  const has = (those: ReadonlySet<string>) => words.some((word) => those.has(word))
  const isAboutPause = words.some((word) => isAmong(word, begins))
  if (words.some((word) => negative.has(word) && !used.has(word))) {
    if (has(wanting) || !showsOnly.has(kind)) return undefined
  }
  if (has(elsewhere) && kind !== 'stored data') return undefined
  // "Are you human?" asks for no human.
  if (kind === 'human' && /\b(ar du|are you)\b/.test(words.join(' '))) return undefined
  // "How do I get into Teams?" is asked, and "I got a letter" is told.
  if ((kind === 'letters' || kind === 'teams') && (has(asking) || has(getting))) return undefined
  if (kind === 'resume') {
    // "Fortsätt pausen" and "fortsätt på måndag" don't end the pause; "avsluta pausen" does.
    const isEnd = [...used].some((word) => isAmong(word, begins))
    return has(asking) || (isAboutPause && !isEnd) || readLength(said) ? undefined : { kind }
  }
  if (kind !== 'pause') return { kind }
  const length = isAboutPause && !has(asking) ? readLength(said) : undefined
  return { kind, ...(length && { length }) }
}
