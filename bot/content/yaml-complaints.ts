// What is wrong with a file as YAML, in an author's words instead of the parser's.

import { type Document, type ErrorCode, isAlias, isCollection, visit, type YAMLError } from 'yaml'

export interface Complaint {
  readonly offset: number
  readonly what: string
  readonly instead: string
  /** Whether the rest of the file can't be trusted. */
  readonly fatal: boolean
}

export function complaintsAbout(document: Document): Complaint[] {
  const errors = [...document.errors, ...document.warnings].map((error) => inPlainWords(error, document))
  return errors.some(({ fatal }) => fatal) ? errors : [...errors, ...unwelcome(document)]
}

type Words = readonly [what: string, instead: string]

const quotes = 'put the whole text in double quotes, or on its own lines after ">-"'

const tagged: Words = ['tags (!) are not used here', 'write the plain value without it']

const words: Partial<Record<ErrorCode, Words>> = {
  TAB_AS_INDENT: ['a tab is used to indent', 'use two spaces for each step'],
  DUPLICATE_KEY: ['this key stands twice in the same place', 'keep one of them'],
  BLOCK_AS_IMPLICIT_KEY: ['the text has a colon and a space in it, or stands too far in', quotes],
  BAD_SCALAR_START: ['the text starts with a sign that means something else in YAML', quotes],
  MISSING_CHAR: [
    'something that was opened here is not closed',
    'add the missing quote, bracket, colon or comma',
  ],
  BAD_INDENT: ['the line stands too far in or out', 'begin it in the same column as its neighbours'],
  TAG_RESOLVE_FAILED: tagged,
  RESOURCE_EXHAUSTION: [
    'lists or maps lie too deep in one another',
    'close the brackets, or use fewer of them',
  ],
  MULTIPLE_DOCS: ['"---" starts a second document', 'keep one document in each file'],
}

function inPlainWords(error: YAMLError, document: Document): Complaint {
  const [what, instead] = words[error.code] ?? [
    `this can't be read as YAML (${error.message})`,
    'use "key: value" with two spaces for each step, and quotes around texts with special signs',
  ]
  return { offset: startOf(error, document), what, instead, fatal: error.code !== 'DUPLICATE_KEY' }
}

/** A quote left open is noticed where the text ends; the author wants the line where it was opened. */
function startOf(error: YAMLError, document: Document): number {
  const [position] = error.pos
  let start = position
  if (error.code !== 'MISSING_CHAR') return position
  visit(document, {
    Scalar(_, { range }) {
      if (range && range[0] <= position && position <= range[2]) start = range[0]
    },
  })
  return start
}

/** Valid YAML that no author needs, and with which a small file can unfold into a very large one. */
function unwelcome(document: Document): Complaint[] {
  const found: Complaint[] = []
  const complain = (range: readonly number[] | null | undefined, what: string, instead: string) =>
    found.push({ offset: range?.[0] ?? 0, what, instead, fatal: true })

  visit(document, {
    Node(_, node) {
      if (isAlias(node) || node.anchor !== undefined) {
        complain(node.range, 'anchors (&) and aliases (*) are not used here', 'write the text out in full')
      } else if (node.tag) complain(node.range, ...tagged)
    },
    Pair(_, { key }) {
      if (isCollection(key)) {
        complain(key.range, 'a key is itself a list or a map', 'write one plain word before the colon')
      }
    },
  })
  return found
}
