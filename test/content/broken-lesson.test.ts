// Each mistake an author can make in a lesson is told with its line and its remedy.

import assert from 'node:assert/strict'
import { changed, course, lesson, problemsIn } from './content-folder.ts'

/** What is wrong, the text changed from and to, the line and the words of the problem. */
const mistakes: [name: string, from: string, to: string, problem: string][] = [
  [
    'an unknown key',
    'advice:',
    'advise: {sv: X, en: X}\nadvice:',
    '29: "advise" is not a known key in the file, write "advice"',
  ],
  [
    'a missing key',
    'advice: {sv: Fråga, en: Ask}\n',
    '',
    '1: "advice" is missing, add it: one thing to do on an ordinary day',
  ],
  ['a missing language', '  en: Title\n', '', '2: "en" is missing, add it: the text in "en"'],
  [
    'a missing language in a list',
    '{sv: Det där, en: That}',
    '{sv: Det där}',
    '18: "en" is missing, add it: the text in "en"',
  ],
  [
    'a missing language in why',
    'why: {sv: Nej, en: No}\n',
    'why: {sv: Nej}\n',
    '20: "en" is missing, add it: the text in "en"',
  ],
  [
    'an empty text under a repeated key',
    '  en: Title\n',
    '  en: Title\n  en: ""\n',
    '5: the text is empty, write it',
  ],
  [
    'an unknown language',
    '  en: Title\n',
    '  en: Title\n  enn: Title\n',
    '5: "enn" is not a known key in "title", write "en" or remove it',
  ],
  [
    'a text without languages',
    '{sv: Fråga, en: Ask}',
    'Fråga',
    '29: "advice" is a text, write keys with a colon',
  ],
  ['an empty text', 'en: One thought', 'en: " "', '10: the text is empty, write it'],
  ['a key without a value', 'en: One thought', 'en:', '10: "en" is empty, write a text'],
  ['a number for a text', 'source: CVE', 'source: 2017', '32: "source" is 2017, write it in quotes, "2017"'],
  [
    'a list for a map',
    '  sv: Titel\n  en: Title',
    '  - Titel',
    '2: "title" is a list, write keys with a colon',
  ],
  ['a text for a list', 'facts:\n', 'facts: none\nrest:\n', '30: "facts" is a text, write a list'],
  [
    'yes for true',
    'right: true\n',
    'right: yes\n',
    '16: "right" is a text, write true or false without quotes',
  ],
  [
    'an id with capitals',
    'id: first',
    'id: First',
    '1: the id has signs that an id may not have, or too many, use at most 40 of a-z',
  ],
  [
    'an id with a slash',
    'id: school',
    'id: a/b',
    '23: the id has signs that an id may not have, or too many, use at most 40 of a-z',
  ],
  [
    'an id that is too long',
    'id: first',
    `id: ${'a'.repeat(41)}`,
    '1: the id has signs that an id may not have, or too many, use at most 40',
  ],
  ['a repeated option', '- id: b', '- id: a', '17: "a" is already taken, choose another'],
  [
    'a variant called as the own question',
    'id: school',
    'id: main',
    '23: "main" is already taken, choose another',
  ],
  [
    'a single option',
    '      - {id: b, text: {sv: Nej, en: "No"}, right: false, why: {sv: Nej, en: "No"}}\n',
    '',
    '25: there are fewer than two options, give two or more',
  ],
  [
    'no right option',
    'right: true\n',
    'right: false\n      why: {sv: Nej, en: No}\n',
    '13: no option is right, write "right: true" on at least one',
  ],
  [
    'a wrong option without why',
    '      why: {sv: Nej, en: No}\n',
    '',
    '17: a wrong option does not say why it is wrong, add "why:"',
  ],
  [
    'no facts',
    /facts:.*/s.exec(lesson)?.[0] ?? '',
    'facts: []\n',
    '30: the lesson has no fact, add each claim',
  ],
  [
    'a day that does not exist',
    'checked: 2026-11-22',
    'checked: 2026-02-30',
    '34: this is no date in the calendar, write year-month-day',
  ],
  [
    'a recheck before the check',
    'recheck: 2027-11-22',
    'recheck: 2026-11-21',
    '35: the fact is to be rechecked before it was checked, write a date after 2026-11-22',
  ],
  [
    'an address that is none',
    'https://www.cve.se/',
    'www.cve.se',
    '33: this is no web address, write all of it, from https://',
  ],
  [
    'a picture without words for who can not see it',
    'advice:',
    'image: {file: first.png, alt: {sv: Ett hus}}\nadvice:',
    '29: "en" is missing, add it: the text in "en"',
  ],
  [
    'a picture that is no PNG',
    'advice:',
    'image: {file: First.jpg, alt: {sv: Ett hus, en: A house}}\nadvice:',
    '29: this is no name of a PNG picture, write one of a-z, 0-9 and hyphen',
  ],
  ['a tab', '  sv: Titel', '\tsv: Titel', '3: a tab is used to indent, use two spaces'],
  [
    'a colon inside a text',
    'sv: Titel',
    'sv: Titel: mera',
    '3: the text has a colon and a space in it, or stands too far in, put the whole text in double quotes',
  ],
  [
    'a quote left open',
    'source: CVE',
    'source: "CVE',
    '32: something that was opened here is not closed, add the missing quote',
  ],
  [
    'a repeated key',
    '  en: Title\n',
    '  en: Title\n  en: Titel\n',
    '5: this key stands twice in the same place, keep one',
  ],
  [
    'an alias',
    'source: CVE',
    'source: *cve',
    '32: anchors (&) and aliases (*) are not used here, write the text out',
  ],
  ['a tag', 'source: CVE', 'source: !!binary aGVq', '32: tags (!) are not used here, write the plain value'],
  [
    'a list as a key',
    'source: CVE',
    '? [a, b]\n    : CVE',
    '32: a key is itself a list or a map, write one plain word',
  ],
]

describe('a lesson with a mistake', () => {
  for (const [name, from, to, problem] of mistakes) {
    it(`tells where ${name} is and what to write instead`, async () => {
      const problems = await problemsIn({
        'stad/course.yaml': course,
        'stad/01-first.yaml': changed(lesson, from, to),
      })

      assert.ok(
        problems.some((told) => told.startsWith(`stad/01-first.yaml:${problem}`)),
        problems.join('\n'),
      )
    })
  }
})
