// What we ask of every lesson we ship: complete, short, plain, sourced, and nothing we can't stand for.

import assert from 'node:assert/strict'
import { readdir, readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { checkContent } from '../../bot/content/check.ts'
import { contentsList, listIn } from '../../bot/content/contents-list.ts'
import { lix, wordsIn } from '../../bot/content/lix.ts'
import { shipped } from './shipped.ts'

const lessons = async () => (await shipped()).flatMap(({ course }) => course.lessons)

/** What content-facts marks unverified or forbids to hard-code, and what we don't claim anywhere. */
const unstated = /orostelefon|020-100 ?200|§|\bkap(\.|itel) 19|hotnivå|threat level|44 (%|procent|per ?cent)/i

describe('the courses we ship', () => {
  it('are STAD with fifteen lessons and IT security with ten, and at least fifty variants', async () => {
    const courses = (await shipped()).map(({ course }) => course)
    const variants = (await lessons()).flatMap((lesson) => lesson.variants)

    assert.deepEqual(
      courses.map(({ id, lessons }) => [id, lessons.length]),
      [
        ['it-sakerhet', 10],
        ['stad', 15],
      ],
    )
    assert.ok(variants.length >= 50, `${variants.length}`)
  })

  it('give an author nothing to warn of', async () => {
    const { lines } = await checkContent('content', '2026-11-22')

    assert.equal(lines.length, 1, lines.join('\n'))
  })

  it('are all in Swedish first and English second', async () => {
    for (const { course } of await shipped()) {
      assert.deepEqual(course.languages, ['sv', 'en'])
    }
  })

  it('ask eight questions before and after "stad"', async () => {
    const stad = (await shipped()).find(({ course }) => course.id === 'stad')

    assert.equal(stad?.course.survey?.questions.length, 8)
  })

  it('name nobody real: every address is an example', async () => {
    for (const { courseFile, lessonFiles } of await shipped()) {
      const text = JSON.stringify([courseFile.value, ...lessonFiles.map(({ value }) => value)])
      for (const [address] of text.matchAll(/[\w.]+@[\w.]+\w/g))
        assert.match(address, /@droppstad\.example\.se$/)
    }
  })

  it('state nothing that is unverified', async () => {
    for (const file of (await shipped()).flatMap(({ lessonFiles, surveyFile }) => [
      ...lessonFiles,
      ...(surveyFile ? [surveyFile] : []),
    ])) {
      assert.doesNotMatch(JSON.stringify(file.value), unstated, file.file)
    }
  })

  it('have a README with the contents as they are', async () => {
    for (const written of await shipped()) {
      const readme = await readFile(join(dirname(written.courseFile.file), 'README.md'), 'utf8')

      assert.equal(listIn(readme), `${contentsList(written)}\n`, 'run npm run content -- --lists')
    }
  })
})

describe('every lesson we ship', () => {
  it('has a body under 120 words in each language, and under LIX 40 in Swedish', async () => {
    for (const { id, body } of await lessons()) {
      for (const text of Object.values(body)) assert.ok(wordsIn(text).length < 120, id)
      assert.ok(lix(body.sv ?? '') < 40, `${id}: ${lix(body.sv ?? '')}`)
    }
  })

  it('has two variants or more, each in a workplace of its own', async () => {
    for (const { id, question, variants } of await lessons()) {
      const workplaces = [question, ...variants].map(({ text }) => text.sv?.split(/[.,] /)[0])

      assert.ok(variants.length >= 2, id)
      assert.equal(new Set(workplaces).size, workplaces.length, `${id}: ${workplaces}`)
    }
  })

  it('has facts that are checked again within a year', async () => {
    for (const { checked, recheck, source } of (await lessons()).flatMap(({ facts }) => facts)) {
      const days = (Date.parse(recheck) - Date.parse(checked)) / (24 * 60 * 60 * 1000)
      assert.ok(days > 0 && days <= 366, `${source}: ${checked} to ${recheck}`)
    }
  })

  it('has a picture, drawn beside it without letters, and every picture a lesson', async () => {
    for (const { course, courseFile } of await shipped()) {
      const folder = join(dirname(courseFile.file), 'images')
      const wanted = course.lessons.map(({ id, image }) => {
        assert.equal(image?.file, `${id}.png`)
        return [`${id}.png`, `${id}.svg`]
      })
      assert.deepEqual((await readdir(folder)).sort(), wanted.flat().sort())
      for (const { id } of course.lessons) {
        assert.doesNotMatch(await readFile(join(folder, `${id}.svg`), 'utf8'), /<text|<image|href/)
      }
    }
  })
})
