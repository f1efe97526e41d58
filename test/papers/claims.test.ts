import assert from 'node:assert/strict'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { defaultTeaching } from '../../bot/core/course.ts'
import { smallestGroup } from '../../bot/core/privacy.ts'
import { smallestBatch } from '../../bot/core/publication.ts'
import { linkLifeSeconds } from '../../bot/http/links.ts'
import { answerDays } from '../../bot/papers/data-sheet.ts'
import { calendar } from '../support/builders.ts'

const folder = new URL('../../infra/papper/', import.meta.url)
const papers = readdirSync(folder)
const read = (paper: string) => readFileSync(new URL(paper, folder), 'utf8').replace(/\s+/g, ' ')

describe('the papers', () => {
  const { repetition, reminders } = defaultTeaching
  const claims: Record<string, readonly string[]> = {
    'facket.md': [
      `Grupper under ${smallestGroup} personer`,
      `steg om minst ${smallestBatch} nya svar`,
      `raderas ${answerDays} dagar efter kursens sista dag`,
      `gäller i ${linkLifeSeconds / 60} minuter`,
      `påminns efter ${reminders.afterWorkingDays.join(' och ')} arbetsdagar`,
      `Efter ${reminders.expiresAfterWorkingDays} arbetsdagar`,
      `efter ${repetition.afterWrongDays} dagar om svaret var fel och ${repetition.afterRightDays} om det var rätt`,
      `mellan klockan ${calendar.workingHours.from.slice(0, 2)} och ${calendar.workingHours.to.slice(0, 2)}`,
    ],
    'konsekvensbedomning.md': [
      `Grupper under ${smallestGroup}`,
      `minst ${smallestBatch} nya svar`,
      `raderas ${answerDays} dagar efter kursens sista dag`,
      `gäller i ${linkLifeSeconds / 60} minuter`,
    ],
    'tillganglighet.md': [`inte svarar på ${reminders.expiresAfterWorkingDays} arbetsdagar`],
  }
  for (const [paper, sentences] of Object.entries(claims)) {
    it(`say the numbers that the program has: ${paper}`, () => {
      const words = read(paper)

      for (const sentence of sentences) assert.ok(words.includes(sentence), sentence)
    })
  }

  it('name only commands and settings that there are', () => {
    const { scripts } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'))
    const environment = readFileSync(new URL('../../bot/environment.ts', import.meta.url), 'utf8')
    const words = papers.map(read).join(' ')

    for (const [, command = ''] of words.matchAll(/npm run ([\w-]+)/g)) assert.ok(command in scripts, command)
    for (const [setting] of words.matchAll(/DROPPE_\w+/g)) assert.ok(environment.includes(setting), setting)
  })

  it('point only to one another', () => {
    for (const [, target = ''] of papers
      .map(read)
      .join(' ')
      .matchAll(/\]\(([^)]+)\)/g))
      assert.ok(existsSync(new URL(target, folder)), target)
  })
})
