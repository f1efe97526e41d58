// Whoever writes in the tab is told exactly what `npm run content` tells whoever writes in the files.

import assert from 'node:assert/strict'
import { checkContent } from '../../bot/content/check.ts'
import { createLessonDesk } from '../../bot/content/lesson-desk.ts'
import type { Problem } from '../../bot/core/problem.ts'
import { mistakes } from './broken-lessons.ts'
import { changed, course, type Files, lesson, problemsIn, rightFiles, withContent } from './content-folder.ts'

const place = '01-first.yaml'

function look(text: string, files: Files = rightFiles) {
  return withContent(files, async (folder) => {
    const looked = await createLessonDesk(folder).look('stad', new Map([['stad', new Map([[place, text]])]]))
    assert.ok(looked)
    return { ...looked, warned: looked.warnings('2026-11-22') }
  })
}

function told({ file, line, what, instead }: Problem): string {
  return `stad/${file}:${line}: ${what}, ${instead}`
}

describe('a lesson that is written in the tab', () => {
  for (const [name, from, to] of mistakes) {
    it(`with ${name} is told so in the same words`, async () => {
      const text = changed(lesson, from, to)
      const inFile = await problemsIn({ 'stad/course.yaml': course, 'stad/01-first.yaml': text })

      const inTab = await look(text)

      assert.deepEqual(inTab.problems.map(told).sort(), inFile.sort())
      assert.notEqual(inFile.length, 0)
      assert.equal(inTab.course, undefined)
    })
  }

  it('is warned of the same', async () => {
    const text = changed(lesson, 'en: One thought', 'en: Ett stycke och ett till')
    const hard = changed(text, 'Ett stycke\n', `${'Myndighetsutövningsförordningen '.repeat(130)}\n`)
    const inFile = await withContent({ ...rightFiles, 'stad/01-first.yaml': hard }, async (folder) => {
      const { lines } = await checkContent(folder, '2026-11-22')
      return lines.filter((line) => line.includes('warning')).map((line) => line.slice(folder.length + 1))
    })

    const { warned } = await look(hard)

    assert.deepEqual(
      warned.map((warning) => told(warning).replace(/: /, ': warning: ')),
      inFile,
    )
    assert.ok(
      warned.some(({ what, path }) => what.includes('LIX') && path?.join('.') === 'body.sv'),
      'no LIX',
    )
  })

  it('is told of a picture that isn’t there, and not where the program lies', async () => {
    const text = changed(
      lesson,
      'advice:',
      'image: {file: first.png, alt: {sv: Ett hus, en: A house}}\nadvice:',
    )

    const { problems } = await look(text)

    assert.deepEqual(problems.map(told), [
      'stad/01-first.yaml:29: there is no such picture, put it at images/first.png',
    ])
  })

  it('can be looked at however unfinished it is', async () => {
    const { lessons, sketch } = await look(
      'id: first\ntitle: {sv: Titel}\nbody: 3\nquestion: {options: [1, {text: {sv: Ja}}]}\n',
    )

    assert.deepEqual(lessons[0]?.title, { sv: 'Titel' })
    assert.equal(sketch?.lessons[0]?.question.options[1]?.text.sv, 'Ja')
  })

  it('that is no YAML at all has no card', async () => {
    const { lessons, sketch } = await look('"')

    assert.equal(lessons[0]?.sketch, undefined)
    assert.deepEqual(sketch?.lessons, [])
  })

  it('makes no problem of another lesson’s its own', async () => {
    const broken = changed(changed(lesson, 'id: first', 'id: other'), 'advice: {sv: Fråga, en: Ask}\n', '')
    const { problems } = await look(lesson, { ...rightFiles, 'stad/02-other.yaml': broken })

    assert.deepEqual(
      problems.map(({ file }) => file),
      ['02-other.yaml'],
    )
  })
})
