import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { botLanguages, say } from '../../bot/teams/texts.ts'
import { understand } from '../../bot/teams/understand.ts'
import { wishVerbs } from '../../bot/teams/wish.ts'

interface Command {
  readonly title: string
  readonly description: string
}

const read = (file: string) => JSON.parse(readFileSync(`appPackage/${file}`, 'utf8'))
const swedish: readonly Command[] = read('manifest.json').bots[0].commandLists[0].commands
const words: Record<string, string> = read('en.json')
const english = swedish.map((_, index): Command => {
  const key = `bots[0].commandLists[0].commands[${index}]`
  return { title: words[`${key}.title`] ?? '', description: words[`${key}.description`] ?? '' }
})

describe('the manifest’s command list', () => {
  const inOrder = [
    ...['help', 'progress', 'pause', 'resume', 'lesson', 'letters', 'teams'],
    ...['certificate', 'stored data', 'human'],
  ]

  it('says only what the bot understands, the same in both languages', () => {
    for (const [language, commands] of Object.entries({ sv: swedish, en: english })) {
      const understood = commands.map(({ title }) => understand(title))

      assert.deepEqual(
        understood.map((each) => each?.wish),
        inOrder.map((kind) => ({ kind })),
      )
      assert.deepEqual(
        understood.map((each) => each?.language),
        inOrder.map(() => language),
      )
    }
  })

  it('names every wish there is', () => {
    assert.deepEqual(new Set(inOrder), new Set(Object.values(wishVerbs)))
  })

  it('keeps to the lengths Teams shows', () => {
    for (const { title, description } of [...swedish, ...english]) {
      assert.ok(title.length > 0 && title.length <= 32, title)
      assert.ok(description.length > 0 && description.length <= 128, description)
    }
    assert.ok(swedish.length <= 10)
  })
})

describe('a button', () => {
  it('says something that is understood when typed', () => {
    for (const language of botLanguages) {
      for (const [verb, kind] of Object.entries(wishVerbs)) {
        const title = say(language, `button.${verb}`)

        assert.deepEqual(understand(title)?.wish, { kind }, title)
      }
    }
  })
})
