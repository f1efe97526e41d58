// Each mistake an author can make in a lesson is told with its line and its remedy.

import assert from 'node:assert/strict'
import { mistakes } from './broken-lessons.ts'
import { changed, course, lesson, problemsIn } from './content-folder.ts'

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
