// A leader who reads Swedish is told in Swedish, whatever is wrong.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { inSwedish, problemWords } from '../../tab/editor/problem-words.ts'
import { mistakes } from '../content/broken-lessons.ts'

/** What the checks of a lesson say, taken from where they say it. */
const sources = [
  'warn-of-texts',
  'warn-of-facts',
  'removed-ids',
  'picture',
  'yaml-complaints',
  'lesson-files',
  'text-file',
]

describe('The words for what is wrong in a lesson', () => {
  for (const [name, , , problem] of mistakes) {
    it(`are there in Swedish for ${name}`, () => {
      const [what = ''] = problem
        .replace(/^\d+: /, '')
        .split(/, (?=write|add|remove|use|put|give|choose|keep|save)/)

      const words = inSwedish(what)

      assert.ok(words, what)
      assert.doesNotMatch(words, /undefined|\$\{/)
    })
  }

  for (const source of sources) {
    it(`are there in Swedish for all that ${source} says`, () => {
      const code = readFileSync(`bot/content/${source}.ts`, 'utf8')
      const said = [...code.matchAll(/what(?:: | = )(['`])(.+?)\1/g), ...code.matchAll(/: \[(['`])(.+?)\1/g)]
      const plain = said.map(([, , words = '']) => words.replaceAll(/\$\{[^}]+\}+/g, '1'))

      for (const what of plain.filter((words) => words.includes(' '))) {
        // What is gone is put in by whoever says it.
        assert.ok(inSwedish(what.replace(/^1 is gone/, 'option "b" is gone')), what)
      }
    })
  }

  it('are the checks’ own in English', () => {
    const words = problemWords({ what: 'no option is right', instead: 'write one' }, 'en')

    assert.equal(words, 'No option is right: write one.')
  })
})
