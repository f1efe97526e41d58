// Where a text is hard to read, too long, missing or not the same in every language.

import type { Language } from '../core/course.ts'
import { lix, wordsIn } from './lix.ts'
import type { Problem } from './problem.ts'
import { problemAt } from './read-course.ts'
import type { Finding } from './schema-parts.ts'
import type { Path, YamlFile } from './yaml-file.ts'

const maxLix = 40
const maxWords = 120
/** Names and single words may well be the same in two languages. */
const sameFromWords = 3

type Words = Readonly<Record<Language, string>>

export function warnOfLesson(file: YamlFile, languages: readonly Language[]): Problem[] {
  const { body, thought, image } = file.value as { body: Words; thought?: Words; image?: object }
  return [
    ...languages.flatMap((language) => longBody(body[language] ?? '', language)),
    ...hardBody(body),
    ...(thought
      ? []
      : [{ what: 'there is no "thought"', instead: 'add the one thing to remember, in a sentence' }]),
    ...(image ? [] : [{ what: 'there is no "image"', instead: 'add a picture with "file:" and "alt:"' }]),
  ].map((finding) => problemAt(file, finding.path ?? [], finding))
}

/** Looks at every text in the file. */
export function warnOfLanguages(file: YamlFile, languages: readonly Language[]): Problem[] {
  return [...textsIn(file.value, languages)].flatMap(({ text, path }) =>
    [...same(text, path), ...otherParagraphs(text, path)].map((finding) =>
      problemAt(file, finding.path ?? [], finding),
    ),
  )
}

function longBody(body: string, language: Language): Finding[] {
  const count = wordsIn(body).length
  if (count < maxWords) return []
  return [
    { path: ['body', language], what: `the body has ${count} words`, instead: `keep it under ${maxWords}` },
  ]
}

/** LIX is made for Swedish and says little of other languages. */
function hardBody({ sv }: Words): Finding[] {
  if (sv === undefined || lix(sv) < maxLix) return []
  const what = `the Swedish body has LIX ${lix(sv).toFixed(1)}`
  return [{ path: ['body', 'sv'], what, instead: `get it under ${maxLix} with shorter sentences and words` }]
}

function same(text: Words, path: Path): Finding[] {
  const [first = '', ...others] = Object.values(text)
  if (wordsIn(first).length < sameFromWords || !others.includes(first)) return []
  return [{ path, what: 'the text is the same in two languages', instead: 'translate it' }]
}

function otherParagraphs(text: Words, path: Path): Finding[] {
  const counts = Object.values(text).map((one) => one.trim().split(/\s*\n\s*/).length)
  if (new Set(counts).size < 2) return []
  const what = `the languages have different numbers of paragraphs (${counts.join(' and ')})`
  return [{ path, what, instead: 'say the same in each' }]
}

function* textsIn(
  value: unknown,
  languages: readonly Language[],
  path: Path = [],
): Generator<{ text: Words; path: Path }> {
  if (typeof value !== 'object' || value === null) return
  if (isText(value, languages)) return yield { text: value, path }
  for (const [key, inner] of Object.entries(value)) yield* textsIn(inner, languages, [...path, key])
}

function isText(value: object, languages: readonly Language[]): value is Words {
  const keys = Object.keys(value)
  return keys.length > 0 && keys.every((key) => languages.includes(key))
}
