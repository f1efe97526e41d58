// What is wrong with the files themselves: there or not, named right, readable, in order.

import assert from 'node:assert/strict'
import { readCourses } from '../../bot/content/read-courses.ts'
import { changed, course, type Files, lesson, problemsIn, rightFiles } from './content-folder.ts'

const other = changed(lesson, 'id: first', 'id: other')

const folders: [name: string, files: Files, problem: string][] = [
  ['no course.yaml', { 'stad/01-first.yaml': lesson }, 'stad/course.yaml:1: there is no such file, write it'],
  [
    'no lessons',
    { 'stad/course.yaml': course },
    'stad/course.yaml:1: the course has no lessons, add one such as',
  ],
  [
    'a gap in the numbers',
    { ...rightFiles, 'stad/03-other.yaml': other },
    'stad/03-other.yaml:1: there is no lesson 02 before this one, rename this one to 02-other.yaml',
  ],
  [
    'a number used twice',
    { ...rightFiles, 'stad/01-other.yaml': other },
    'stad/01-other.yaml:1: number 01 is used twice, rename this one to 02-other.yaml',
  ],
  [
    'a lesson without a number',
    { ...rightFiles, 'stad/other.yml': other },
    'stad/other.yml:1: the file is not named as a lesson, name it such as',
  ],
  [
    'a lesson id used twice',
    { ...rightFiles, 'stad/02-other.yaml': `\n${lesson}` },
    'stad/02-other.yaml:2: "first" is already taken, choose another',
  ],
  [
    'a lesson that is a list',
    { ...rightFiles, 'stad/02-other.yaml': '- a\n' },
    'stad/02-other.yaml:1: the file is a list, write keys with a colon',
  ],
  [
    'an empty lesson',
    { ...rightFiles, 'stad/02-other.yaml': '' },
    'stad/02-other.yaml:1: the file is empty, write keys with a colon',
  ],
  [
    'a text that is not UTF-8',
    { ...rightFiles, 'stad/02-other.yaml': Buffer.from('id: a\ntitle: f\xf6r\n', 'latin1') },
    'stad/02-other.yaml:2: this line is not UTF-8, save the file with the encoding UTF-8',
  ],
  [
    'a huge file',
    { ...rightFiles, 'stad/02-other.yaml': '#'.repeat(64_001) },
    'stad/02-other.yaml:1: the file is larger than 64000 bytes, write one lesson',
  ],
  [
    'a folder named as a lesson',
    { ...rightFiles, 'stad/02-other.yaml/x': '' },
    "stad/02-other.yaml:1: the file can't be read",
  ],
  [
    'a second course with the id of the first',
    { ...rightFiles, 'it/course.yaml': course, 'it/01-first.yaml': lesson },
    'it/course.yaml:1: the course is called "stad" but its folder "it", write "it"',
  ],
]

describe('a content folder', () => {
  for (const [name, files, problem] of folders) {
    it(`with ${name} is told so`, async () => {
      const problems = await problemsIn(files)

      assert.equal(problems.length, 1, problems.join('\n'))
      assert.ok(problems[0]?.startsWith(problem), problems[0])
    })
  }

  it('that is missing is told so', async () => {
    const read = await readCourses('/nowhere/content')

    assert.deepEqual(read.kind === 'problems' && read.problems.map(({ file, line }) => [file, line]), [
      ['/nowhere/content', 1],
    ])
  })

  it('with nothing in it is told so', async () => {
    assert.match((await problemsIn({}))[0] ?? '', /there is no course, make a folder/)
  })

  it('with several mistakes in several files has them all told at once, in order', async () => {
    const problems = await problemsIn({
      'it/course.yaml': 'id: it\n\tx',
      'it/01-first.yaml': lesson,
      'stad/course.yaml': changed(changed(course, 'tuesday', 'tusday'), 'time: 09:00', 'time: 07:00'),
      'stad/01-first.yaml': changed(changed(lesson, '  en: Title\n', ''), 'right: true\n', 'right: maybe\n'),
      'stad/02-other.yaml': changed(other, 'id: school', 'id: School'),
    })

    assert.deepEqual(
      problems.map((problem) => problem.split(': ')[0]),
      [
        'it/course.yaml:2',
        'stad/01-first.yaml:2',
        'stad/01-first.yaml:15',
        'stad/02-other.yaml:23',
        'stad/course.yaml:10',
        'stad/course.yaml:12',
      ],
    )
  })
})
