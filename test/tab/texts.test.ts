import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

for (const folder of ['tab/texts', 'bot/teams/texts']) {
  describe(`The languages in ${folder}`, () => {
    const path = fileURLToPath(new URL(`../../${folder}/`, import.meta.url))
    const files = readdirSync(path).filter((file) => file.endsWith('.json'))
    const swedish = sentencesIn(`${path}sv.json`)

    it('are at least Swedish and English', () => {
      assert.ok(files.includes('sv.json') && files.includes('en.json'), `${files}`)
    })

    for (const file of files) {
      it(`have the same sentences, all of them written, with the same values in them: ${file}`, () => {
        const sentences = sentencesIn(`${path}${file}`)

        assert.deepEqual([...sentences.keys()].sort(), [...swedish.keys()].sort())
        for (const [key, sentence] of sentences) {
          assert.notEqual(sentence.trim(), '', key)
          assert.deepEqual(valuesIn(sentence), valuesIn(swedish.get(key) ?? ''), key)
        }
      })
    }
  })
}

function sentencesIn(file: string): Map<string, string> {
  return new Map(flatten(JSON.parse(readFileSync(file, 'utf8'))))
}

function flatten(words: object, prefix = ''): [string, string][] {
  return Object.entries(words).flatMap(([key, value]) =>
    typeof value === 'string' ? [[`${prefix}${key}`, value]] : flatten(value, `${prefix}${key}.`),
  )
}

/** What stands in {{…}}, in the order of the alphabet: sentences may turn it round. */
function valuesIn(sentence: string): string[] {
  return [...sentence.matchAll(/\{\{(.+?)\}\}/g)].map(([, value = '']) => value.trim()).sort()
}
