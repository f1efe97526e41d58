// Content that is right becomes courses, and `npm run content` says so.

import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { readCourses } from '../../bot/content/read-courses.ts'
import { changed, lesson, rightFiles, withContent } from './content-folder.ts'

const checkContent = (folder: string) =>
  promisify(execFile)(process.execPath, ['bot/content/check.ts', folder]).then(
    ({ stdout }) => ({ code: 0, stdout }),
    ({ code, stdout }) => ({ code, stdout }),
  )

describe('content that is right', () => {
  it('becomes courses, with the lesson\'s own question as "main" and its paragraphs apart', async () => {
    const read = await withContent(rightFiles, readCourses)

    assert.equal(read.kind, 'courses')
    const first = read.courses[0]?.lessons[0]
    assert.equal(first?.question.id, 'main')
    assert.equal(first?.variants[0]?.id, 'school')
    assert.equal(first?.body.sv, 'Ett stycke\n\noch ett till')
  })

  it('orders lessons by the numbers of their files', async () => {
    const second = changed(lesson, 'id: first', 'id: another')

    const read = await withContent({ ...rightFiles, 'stad/02-another.yaml': second }, readCourses)

    assert.equal(read.kind, 'courses')
    assert.deepEqual(
      read.courses[0]?.lessons.map(({ id }) => id),
      ['first', 'another'],
    )
  })

  it('may have other files beside it', async () => {
    const read = await withContent(
      { ...rightFiles, 'README.md': '#', 'stad/01-first.png': '', '.git/x': '' },
      readCourses,
    )

    assert.equal(read.kind, 'courses')
  })
})

describe('npm run content', () => {
  it('finds what we ship right', async () => {
    const { code, stdout } = await checkContent('content')

    assert.equal(code, 0, stdout)
    assert.match(stdout, /^All right: courses \d+, lessons \d+, variants \d+\.$/m)
  })

  it('prints each problem with its place and fails', async () => {
    const files = { ...rightFiles, 'stad/01-first.yaml': changed(lesson, 'advice:', 'advise:') }

    const { code, stdout } = await withContent(files, checkContent)

    assert.equal(code, 1)
    assert.equal(stdout.trim().split('\n').length, 2)
    assert.match(stdout, /stad\/01-first\.yaml:29: "advise" is not a known key in the file, write "advice"/)
  })
})

describe('npm run content, given a file that would burst the parser', () => {
  it('says where it lies too deep', async () => {
    const files = { ...rightFiles, 'stad/01-first.yaml': `id: first\ntitle: ${'['.repeat(50_000)}` }

    const { code, stdout } = await withContent(files, checkContent)

    assert.equal(code, 1)
    assert.match(stdout, /01-first\.yaml:2: lists or maps lie too deep in one another, close the brackets/)
  })
})
