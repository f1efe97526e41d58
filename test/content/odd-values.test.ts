// Whatever stands in place of a value: a problem at its line, never an exception.

import assert from 'node:assert/strict'
import { course, lesson, problemsIn } from './content-folder.ts'

const odd = ['', '5', 'true', 'x', '[]', '{}', '[~]', '[[]]', '{id: {}}', '"\\0"']

/** The text with what follows each key, up to the next key as far out, replaced in turn. */
function* replaced(text: string, value: string): Generator<string> {
  const lines = text.split('\n')
  for (const [index, line] of lines.entries()) {
    const [, indent, key] = /^([ -]*)([a-z]+):/i.exec(line) ?? []
    if (indent === undefined) continue
    const after = lines.findIndex(
      (other, at) => at > index && other.search(/[^ ]/) <= indent.length && other !== '',
    )
    yield [
      ...lines.slice(0, index),
      `${indent}${key}: ${value}`,
      ...lines.slice(after < 0 ? lines.length : after),
    ].join('\n')
  }
}

describe('an odd value anywhere in a course or lesson', () => {
  for (const value of odd) {
    it(`is survived: ${value || 'nothing'}`, async () => {
      const folders = [
        ...[...replaced(course, value)].map((text) => ({
          'stad/course.yaml': text,
          'stad/01-first.yaml': lesson,
        })),
        ...[...replaced(lesson, value)].map((text) => ({
          'stad/course.yaml': course,
          'stad/01-first.yaml': text,
        })),
      ]

      const problems = (await Promise.all(folders.map(problemsIn))).flat()

      assert.ok(problems.length > 0)
      for (const problem of problems) assert.doesNotMatch(problem, /undefined|object Object|null/)
    })
  }
})
