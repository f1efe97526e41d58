// What could be better is told on its line, and stops nothing.

import assert from 'node:assert/strict'
import { checkContent } from '../../bot/content/check.ts'
import { changed, type Files, lesson, rightFiles, withContent } from './content-folder.ts'

async function warnings(text: string, today = '2026-11-22', others: Files = {}): Promise<string[]> {
  return withContent({ ...rightFiles, 'stad/01-first.yaml': text, ...others }, async (folder) => {
    const { lines, written } = await checkContent(folder, today)
    assert.ok(written, lines.join('\n'))
    return lines.slice(0, -1).map((line) => line.slice(folder.length + '/stad/'.length))
  })
}

const long = 'Ordet är lätt att läsa. '.repeat(24).trim()
const hard = 'Informationssäkerhetsansvariga verksamhetsutvecklare dokumenterar.'

const cases: [name: string, from: string, to: string, warning: RegExp][] = [
  [
    'a body of 120 words',
    'en: One thought',
    `en: ${long}`,
    /^01-first\.yaml:10: warning: the body has 120 words, keep it under 120/,
  ],
  [
    'a hard Swedish body',
    'Ett stycke\n',
    `${hard}\n`,
    /:6: warning: the Swedish body has LIX \d+\.\d, get it under 40/,
  ],
  ['a missing thought', 'en: Title', 'en: Title', /:1: warning: there is no "thought", add the one thing/],
  ['a missing picture', 'en: Title', 'en: Title', /:1: warning: there is no "image", add a picture/],
  [
    'a text that is not translated',
    '{sv: Vad gör du?, en: What do you do?}',
    '{sv: Vad gör du?, en: Vad gör du?}',
    /:12: warning: the text is the same in two languages, translate it/,
  ],
  [
    'another number of paragraphs',
    'en: One thought',
    'en: One thought',
    /:5: warning: the languages have different numbers of paragraphs \(2 and 1\), say the same/,
  ],
  [
    'a right option that is much longer',
    '{sv: Det här, en: This}',
    '{sv: Det här, en: This is the only thing one could do}',
    /:15: warning: the right option is much longer than the wrong ones, shorten it/,
  ],
  [
    'a right option that is much shorter',
    '{sv: Det där, en: That}',
    '{sv: Det där är det enda man kan göra, en: That}',
    /:15: warning: the right option is much shorter than the wrong ones/,
  ],
]

describe('npm run content warns', () => {
  for (const [name, from, to, warning] of cases) {
    it(`of ${name}`, async () => {
      const told = await warnings(changed(lesson, from, to))

      assert.ok(
        told.some((line) => warning.test(line)),
        told.join('\n'),
      )
    })
  }

  it('of a fact that expires within ninety days, and of one that has', async () => {
    const about = async (today: string) => (await warnings(lesson, today)).filter((line) => /fact/.test(line))

    assert.deepEqual(await about('2027-08-23'), [])
    assert.match(
      (await about('2027-08-24'))[0] ?? '',
      /:35: warning: the fact expires 2027-11-22, check the source/,
    )
    assert.match((await about('2027-11-23'))[0] ?? '', /:35: warning: the fact expired 2027-11-22/)
  })

  it('of a right option that stands in the same place in the question and all its variants', async () => {
    const third = lesson
      .slice(lesson.indexOf('  - id: school'), lesson.indexOf('advice:'))
      .replace('school', 'library')

    const told = await warnings(changed(lesson, 'advice:', `${third}advice:`))

    assert.ok(told.some((line) => /:11: warning: the right option stands in the same place/.test(line)))
  })

  it('of a whole course in which guessing the longest, or the first, pays', async () => {
    const telling = changed(lesson, '{sv: Det här, en: This}', '{sv: Det här, en: This one}')
    const more = Object.fromEntries(
      ['02', '03', '04', '05'].map((number) => [
        `stad/${number}-x.yaml`,
        changed(telling, 'id: first', `id: x${number}`),
      ]),
    )

    const told = await warnings(telling, undefined, more)

    const whole = told.filter((line) => line.startsWith('course.yaml:1: warning: over the whole course'))
    assert.match(
      whole.join('\n'),
      /the longest option in "en" is right 10 times of 10, by chance it would be 5/,
    )
    assert.match(whole.join('\n'), /option number 1 is right 10 times of 10/)
    assert.doesNotMatch(whole.join('\n'), /the shortest option in "en"/)
  })
})
