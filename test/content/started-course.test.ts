// What an author may change in a course that has started, and what is refused with its line and remedy.

import assert from 'node:assert/strict'
import { offerCourses } from '../../bot/content/offer-courses.ts'
import type { WrittenCourse } from '../../bot/content/read-course.ts'
import { readCourses } from '../../bot/content/read-courses.ts'
import { removedIds } from '../../bot/content/removed-ids.ts'
import type { Survey } from '../../bot/core/course.ts'
import type { CourseRun } from '../../bot/core/course-run.ts'
import { question } from '../support/builders.ts'
import { changed, course, type Files, lesson, rightFiles, withContent } from './content-folder.ts'

const run = { course: 'stad', state: 'running', start: '2026-08-18', end: '2027-06-11' } as const
const other = changed(lesson, 'id: first', 'id: other')

/** What is told when the course was started with `before` and content/ now has `after`. */
async function problemsSince(before: Files, after: Files, started: CourseRun = run): Promise<string[]> {
  const kept = await withContent(before, readCourses)
  assert.equal(kept.kind, 'courses')
  return withContent(after, async (folder) => {
    const [offered] = (await offerCourses(folder)).courses
    assert.deepEqual(offered?.problems, [])
    const problems = offered?.problemsSince([started], kept.courses[0]) ?? []
    return problems.map(
      ({ file, line, what, instead }) => `${file.slice(folder.length + 1)}:${line}: ${what}, ${instead}`,
    )
  })
}

const welcome: [name: string, after: Files][] = [
  ['nothing at all', rightFiles],
  ['a text', { ...rightFiles, 'stad/01-first.yaml': changed(lesson, 'One thought', 'Another thought') }],
  ['a new lesson at the end', { ...rightFiles, 'stad/02-other.yaml': other }],
  [
    'another order',
    { 'stad/course.yaml': course, 'stad/01-other.yaml': other, 'stad/02-first.yaml': lesson },
  ],
  [
    'a new option',
    {
      ...rightFiles,
      'stad/01-first.yaml': changed(
        lesson,
        '    - id: b\n',
        '    - {id: c, text: {sv: Tre, en: Three}, right: false, why: {sv: Nej, en: No}}\n    - id: b\n',
      ),
    },
  ],
  [
    'another calendar',
    { ...rightFiles, 'stad/course.yaml': changed(course, 'everyWeeks: 2', 'everyWeeks: 1') },
  ],
]

const refused: [name: string, after: string, problem: string][] = [
  [
    'an option that got another id',
    changed(lesson, '- id: b\n', '- id: c\n'),
    '13: option "b" is gone, but the course has started and answers hold it, put it back under that id',
  ],
  [
    'an option of a variant that got another id',
    changed(lesson, '- {id: b, ', '- {id: c, '),
    '25: option "b" is gone',
  ],
  [
    'a variant that got another id',
    changed(lesson, 'id: school', 'id: library'),
    '22: variant "school" is gone',
  ],
  [
    'another right answer',
    changed(
      changed(lesson, '      right: false\n      why: {sv: Nej, en: No}', '      right: true'),
      '      text: {sv: Det här, en: This}\n      right: true',
      '      text: {sv: Det här, en: This}\n      right: false\n      why: {sv: Nej, en: No}',
    ),
    '13: the right answer was "a" when the course started and is "b" now',
  ],
]

describe('a course that has started', () => {
  for (const [name, after] of welcome) {
    it(`takes over ${name}`, async () => {
      assert.deepEqual(await problemsSince(rightFiles, after), [])
    })
  }

  for (const [name, after, problem] of refused) {
    it(`refuses ${name}, with its line and remedy`, async () => {
      const [told = '', ...others] = await problemsSince(rightFiles, {
        ...rightFiles,
        'stad/01-first.yaml': after,
      })

      assert.equal(told.slice(0, `stad/01-first.yaml:${problem}`.length), `stad/01-first.yaml:${problem}`)
      assert.deepEqual(others, [])
    })
  }

  it('refuses a lesson that was taken out or got another id', async () => {
    const problems = await problemsSince(rightFiles, {
      'stad/course.yaml': course,
      'stad/01-other.yaml': other,
    })

    assert.deepEqual(problems, [
      'stad/course.yaml:1: lesson "first" is gone, but the course has started and answers hold it, ' +
        'put its file back; its texts may change',
    ])
  })

  it('refuses lessons that no longer fit between the days it was started for', async () => {
    const short = { ...run, end: '2026-09-01' }
    const three = {
      ...rightFiles,
      'stad/02-other.yaml': other,
      'stad/03-third.yaml': changed(lesson, 'id: first', 'id: third'),
    }

    const [told, ...others] = await problemsSince(rightFiles, three, short)

    assert.match(
      told ?? '',
      /^stad\/course.yaml:8: the course was started from 2026-08-18 to 2026-09-01, and only 2 of 3 lessons fit .*, write shorter breaks or a smaller interval, or take out lessons added since$/,
    )
    assert.deepEqual(others, [])
  })

  it('refuses a survey that was taken out, or a question of it', async () => {
    const read = await withContent(rightFiles, readCourses)
    assert.equal(read.kind, 'courses')
    const [written] = read.written
    assert.ok(written)
    const asks = (...ids: string[]): Survey => ({
      questions: ids.map((id) => question(id)),
      confidence: { sv: 'Jag vet.', en: 'I know.' },
    })
    const kept = { ...written.course, survey: asks('vad', 'vem') }
    const now = (survey: Survey): WrittenCourse => ({
      ...written,
      course: { ...written.course, survey },
      surveyFile: { ...written.courseFile, file: 'survey.yaml', lineOf: () => 3 },
    })

    const without = removedIds(kept, written)
    const less = removedIds(kept, now(asks('vad')))

    assert.deepEqual(
      without.map(({ line, what }) => `${line}: ${what}`),
      ['1: the survey is gone, but the course has started and answers hold it'],
    )
    assert.deepEqual(
      less.map(({ file, what }) => `${file}: ${what}`),
      ['survey.yaml: survey question "vem" is gone, but the course has started and answers hold it'],
    )
    assert.deepEqual(removedIds(kept, now(asks('ny', 'vem', 'vad'))), [])
  })
})

describe('a course with too little time', () => {
  it('is told at its calendar, with the remedy', async () => {
    const files = {
      ...rightFiles,
      'stad/course.yaml': changed(course, '  end: 2027-06-11', '  end: 2026-08-21'),
    }

    const read = await withContent({ ...files, 'stad/02-other.yaml': other }, readCourses)

    assert.equal(read.kind, 'problems')
    assert.deepEqual(
      read.problems.map(({ line, what, instead }) => `${line}: ${what}, ${instead}`),
      [
        '8: only 1 of 2 lessons fit between start and end, set a later end, shorter breaks or a smaller interval',
      ],
    )
  })
})
