// A form must not disturb what its author wrote: comments, order, other texts.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { add, countAt, move, parseLesson, put, remove, textAt, textOf } from '../../tab/editor/lesson-text.ts'
import { newLesson, newOption } from '../../tab/editor/new-lesson.ts'
import { shipped } from '../content/shipped-files.ts'

const commented = `# about this lesson
id: first # never changes
title:
  sv: Titel
  en: Title
body:
  sv: >-
    Ett stycke

    och ett till
question:
  options:
    - id: a # the right one
      right: true
    - id: b
      right: false
`

function parsed(text: string) {
  const document = parseLesson(text)
  assert.ok(document)
  return document
}

describe('A lesson’s text under a form', () => {
  it('keeps comments and order when a text changes', () => {
    const document = parsed(commented)

    put(document, ['title', 'sv'], 'Ny: titel')

    assert.equal(textOf(document), commented.replace('sv: Titel', 'sv: "Ny: titel"'))
  })

  it('shows paragraphs with an empty line between, and writes them folded again', () => {
    const document = parsed(commented)
    assert.equal(textAt(document, ['body', 'sv']), 'Ett stycke\n\noch ett till')

    put(document, ['body', 'sv'], 'Ett\n\ntvå \n\n\ntre\n')

    assert.equal(textAt(document, ['body', 'sv']), 'Ett\n\ntvå\n\ntre')
    assert.match(textOf(document), / {2}sv: >-\n {4}Ett\n\n {4}två\n\n {4}tre\nquestion/)
    assert.equal(parsed(textOf(document)).getIn(['body', 'sv']), 'Ett\ntvå\ntre')
  })

  it('changes no other line of a shipped lesson, whichever text is changed', () => {
    for (const file of shipped().slice(0, 3)) {
      const text = readFileSync(file, 'utf8')
      for (const path of textPaths(parsed(text).toJS())) {
        const document = parsed(text)
        const before = textAt(document, path)

        put(document, path, `Nytt: "ord", ${before} #1`)

        const after = textOf(document)
        assert.equal(textAt(parsed(after), path), `Nytt: "ord", ${before} #1`, `${file} ${path}`)
        const gone = text.split('\n').filter((line) => !after.includes(line)).length
        const most = before.includes('\n') || path.includes('body') ? 12 : 1
        assert.ok(gone <= most, `${file} ${path}: ${gone} lines`)
      }
    }
  })

  it('writes into texts in braces what means something else there', () => {
    const document = parsed('advice: {sv: Fråga, en: Ask} # kept\nbody: {sv: "a", en: b}\n')

    put(document, ['advice', 'sv'], 'Ett, två}: #3')
    put(document, ['body', 'sv'], 'Ett\n\ntvå')
    put(document, ['body', 'en'], '')

    assert.match(textOf(document), /^advice: \{sv: "Ett, två\}: #3", en: Ask\} # kept\n/)
    assert.deepEqual(parsed(textOf(document)).toJS().body, { sv: 'Ett\ntvå', en: '' })
  })

  it('adds, moves and removes what stands in lists', () => {
    const document = parsed(commented)
    const options = ['question', 'options']

    add(document, options, newOption('c', ['sv']))
    move(document, options, 2, -1)
    move(document, options, 0, -1)
    put(document, [...options, 1, 'text', 'sv'], 'Nytt svar')
    remove(document, [...options, 2])

    assert.equal(countAt(document, options), 2)
    assert.equal(textAt(document, [...options, 1, 'text', 'sv']), 'Nytt svar')
    assert.match(textOf(document), /- id: a # the right one\n/)
    assert.doesNotMatch(textOf(document), /id: b/)
  })

  it('makes what isn’t there, and replaces what has the wrong shape', () => {
    const document = parsed('title: just a text\nvariants: []\n')

    put(document, ['title', 'sv'], 'Titel')
    put(document, ['image', 'alt', 'en'], 'A house')
    add(document, ['variants'], { id: 'school' })
    add(document, ['facts'], { source: 'CVE' })

    assert.deepEqual(parsed(textOf(document)).toJS(), {
      title: { sv: 'Titel' },
      variants: [{ id: 'school' }],
      image: { alt: { en: 'A house' } },
      facts: [{ source: 'CVE' }],
    })
  })

  it('begins empty for a file that isn’t there', () => {
    const document = parsed('')

    put(document, ['id'], 'first')

    assert.equal(textOf(document), 'id: first\n')
  })

  it('is nothing a form can show when it is no YAML, or no map', () => {
    for (const text of ['"', '- a\n', 'a: b: c']) assert.equal(parseLesson(text), undefined, text)
  })

  it('of a new lesson has all that a lesson must have', () => {
    const value = parsed(newLesson('new', ['sv', 'en'], '2026-11-22')).toJS()

    assert.deepEqual(Object.keys(value), [
      'id',
      'title',
      'thought',
      'body',
      'question',
      'variants',
      'advice',
      'facts',
    ])
    assert.equal(value.facts[0].recheck, '2027-11-22')
  })

  it('says the same after every text of a shipped lesson was written anew', () => {
    for (const file of shipped()) {
      const text = readFileSync(file, 'utf8')
      const document = parsed(text)
      for (const path of textPaths(document.toJS())) put(document, path, textAt(document, path))

      assert.deepEqual(plain(parsed(textOf(document)).toJS()), plain(parsed(text).toJS()), file)
    }
  })
})

function* textPaths(value: unknown, path: (string | number)[] = []): Generator<(string | number)[]> {
  if (typeof value === 'string') yield path
  if (typeof value !== 'object' || value === null) return
  for (const [key, inner] of Object.entries(value))
    yield* textPaths(inner, [...path, Array.isArray(value) ? Number(key) : key])
}

/** As the reader of content/ takes it. */
function plain(value: unknown): unknown {
  return JSON.parse(
    JSON.stringify(value, (_, each) =>
      typeof each === 'string' ? each.trim().replace(/\s*\n\s*/g, '\n') : each,
    ),
  )
}
