// Every card of every lesson we ship, as Teams' own package draws it.

import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { openBrowser } from '../../bot/content/browser.ts'
import { type Section, sectionsOf } from '../../bot/content/preview/sections.ts'
import { renderCard } from '../../bot/teams/render-card.ts'
import { rightFiles, withContent } from './content-folder.ts'
import { shipped } from './shipped.ts'

/** Leaves room in a Teams message for what surrounds the card. */
const maxBytes = 25_000

const cardsOf = (sections: readonly Section[]) =>
  sections.flatMap(({ rows }) => rows.flatMap(({ cards }) => cards))
const shippedSections = async () =>
  sectionsOf(
    (await shipped()).map(({ course }) => course),
    renderCard,
  )

describe('every card of every lesson we ship', () => {
  it('is under 25 KB', async () => {
    const cards = cardsOf(await shippedSections())

    assert.equal(cards.length, 2 * 75 * 4)
    for (const card of cards) assert.ok(Buffer.byteLength(JSON.stringify(card)) < maxBytes)
  })

  it('is valid as version 1.5 and drawn, in both languages', async () => {
    const cards = cardsOf(await shippedSections())
    await using browser = await openBrowser()
    const page = await browser.newPage()
    await page.addScriptTag({ path: 'node_modules/adaptivecards/dist/adaptivecards.min.js' })

    const drawn = await page.evaluate(drawAll, cards)

    assert.equal(drawn.length, cards.length)
    assert.deepEqual(
      drawn.filter(({ events, height }) => events.length > 0 || height < 100),
      [],
    )
  })
})

describe('npm run content -- --preview', () => {
  it('writes a page that opens from its file, and a picture of each lesson in every language and theme', async () => {
    const into = await mkdtemp(join(tmpdir(), 'droppe-preview-'))
    try {
      await withContent(rightFiles, (folder) =>
        promisify(execFile)(process.execPath, ['bot/preview-cards.ts', folder, '--preview', into]),
      )

      const pictures = await readdir(join(into, 'png'), { recursive: true })
      assert.equal(pictures.filter((name) => name.endsWith('stad-01-first.png')).length, 2 * 3)
      await using browser = await openBrowser()
      const page = await browser.newPage()
      await page.goto(`${pathToFileURL(join(into, 'index.html'))}#en/dark`)
      await page.getByRole('heading', { name: 'stad-01-first: Title' }).waitFor()
      assert.equal(await page.locator('article').count(), 2 * 3)
    } finally {
      await rm(into, { recursive: true })
    }
  })
})

/** Runs in the browser. */
function drawAll(cards: readonly object[]): { events: string[]; height: number }[] {
  // biome-ignore lint/suspicious/noExplicitAny: the package is a global there.
  const { AdaptiveCard, CardElement, SerializationContext, Versions } = (globalThis as any).AdaptiveCards
  return cards.map((card) => {
    // A global regular expression in the package remembers where it stopped, and refuses every other "lang".
    CardElement.langProperty.regEx.lastIndex = 0
    const context = new SerializationContext(Versions.v1_5)
    const made = new AdaptiveCard()
    made.parse(card, context)
    const element = made.render()
    document.body.replaceChildren(element)
    const events = Array.from({ length: context.eventCount }, (_, index) => context.getEventAt(index).message)
    return { events, height: element.offsetHeight }
  })
}
