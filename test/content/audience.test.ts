// Whom a course is for, as course.yaml says it.
import assert from 'node:assert/strict'
import { readCourses } from '../../bot/content/read-courses.ts'
import { course, lesson, problemsIn, withContent } from './content-folder.ts'

const filesWith = (audience: string) => ({
  'stad/course.yaml': `${course}${audience}`,
  'stad/01-first.yaml': lesson,
})

describe('The audience in course.yaml', () => {
  const right: [what: string, text: string, audience: object | undefined][] = [
    [
      'groups, and groups left out',
      'audience: {include: [a, b], exclude: [c]}\n',
      { include: ['a', 'b'], exclude: ['c'] },
    ],
    ['everybody but some', 'audience:\n  exclude: [c]\n', { include: [], exclude: ['c'] }],
    ['everybody, where it isn’t there', '', undefined],
  ]
  for (const [what, text, audience] of right) {
    it(`may be ${what}`, async () => {
      const read = await withContent(filesWith(text), readCourses)

      assert.ok(read.kind === 'courses', JSON.stringify(read))
      assert.deepEqual(read.courses[0]?.audience, audience)
    })
  }

  const wrong: [what: string, text: string, problem: RegExp][] = [
    ['a slip of the pen', 'audience: {inclde: [a]}\n', /^stad\/course\.yaml:22: .*"inclde".*include/],
    [
      'a group that is no list',
      'audience: {include: a}\n',
      /^stad\/course\.yaml:22: .*ids of groups in the directory/,
    ],
    ['an empty id', 'audience: {include: [""]}\n', /^stad\/course\.yaml:22: /],
  ]
  for (const [what, text, problem] of wrong) {
    it(`is told to be wrong when it has ${what}`, async () => {
      const problems = await problemsIn(filesWith(text))

      assert.equal(problems.length, 1, problems.join('\n'))
      assert.match(problems[0] ?? '', problem)
    })
  }
})
