import assert from 'node:assert/strict'
import type { Page } from 'playwright-core'
import { openBrowser } from '../support/browser.ts'
import { eventually } from '../support/eventually.ts'
import { tabAnswers } from '../support/tab-answers.ts'
import { focused, tabTo } from '../support/tab-keys.ts'
import { startTabServer, type TabServer } from '../support/tab-server.ts'

describe('The way between the pages', function () {
  this.timeout(60_000)

  const ending = new AsyncDisposableStack()
  let server: TabServer
  let page: Page

  before(async () => {
    const { byPath } = await tabAnswers()
    server = ending.use(await startTabServer(byPath))
    const browser = ending.use(
      await openBrowser({ permissions: ['clipboard-read', 'clipboard-write'], acceptDownloads: true }),
    )
    page = await browser.newPage()
  })
  after(() => ending.disposeAsync())
  beforeEach(async () => {
    await page.goto(server.url)
    await page.reload()
    await heading('Överblick')
  })

  const heading = (name: string) => page.getByRole('heading', { level: 1, name }).waitFor()
  const current = () =>
    page.getByRole('navigation', { name: 'Sidor' }).locator('[aria-current]').allInnerTexts()

  it('leaves the focus alone when the tab is opened', async () => {
    assert.equal(await page.evaluate(() => document.activeElement?.tagName), 'BODY')
  })

  it('leads by keyboard to a page, whose heading then has the focus and names the window', async () => {
    await tabTo(page, 'Lektioner')
    await page.keyboard.press('Enter')
    await heading('Lektioner')

    await eventually(async () => (await focused(page)) === 'Lektioner')
    assert.equal(await page.title(), 'Lektioner – Droppe')
    assert.deepEqual(await current(), ['Lektioner'])
    assert.match(page.url(), /#\/lektioner$/)
  })

  it('leads from the list to a lesson, back, and forward again', async () => {
    await page.getByRole('link', { name: 'Lektioner', exact: true }).click()
    await page.getByRole('link', { name: 'Varför angår det här alla?' }).waitFor()
    await tabTo(page, 'Varför angår det här alla?')
    await page.keyboard.press('Enter')
    await heading('Varför angår det här alla?')
    assert.deepEqual(await current(), ['Lektioner'])

    await page.goBack()
    await heading('Lektioner')
    await page.goForward()

    await heading('Varför angår det här alla?')
  })

  it('has a link past it for whoever uses the keyboard', async () => {
    await page.keyboard.press('Tab')
    assert.equal(await focused(page), 'Hoppa till innehållet')

    await page.keyboard.press('Enter')

    assert.equal(await focused(page), 'Överblick')
    assert.equal(new URL(page.url()).hash, '')
  })

  it('copies the page’s own address where there is no Teams, and says so', async () => {
    await page.goto(`${server.url}#/na-ut`)
    await heading('Nå ut')

    await tabTo(page, 'Kopiera länk')
    await page.keyboard.press('Enter')

    await page.getByRole('status').getByText('Länken är kopierad').waitFor()
    assert.equal(await page.evaluate(() => navigator.clipboard.readText()), `${server.url}#/na-ut`)
  })

  it('leads from what needs attention to the lesson it is about', async () => {
    await tabTo(page, 'Se lektionen')
    await page.keyboard.press('Enter')

    await page.getByRole('alert').getByText('Det finns inte längre').waitFor()
    assert.match(page.url(), /#\/lektioner\/stad\/[a-z-]+$/)
  })

  it('keeps what a page is asked to show within its page: a chart turns into its table and back', async () => {
    await page.goto(`${server.url}#/minne`)
    await page.getByText('Vad sitter kvar?').first().waitFor()
    const table = page.getByRole('table', { name: 'Vad sitter kvar?' })
    assert.equal(await table.count(), 0)

    await tabTo(page, 'Visa som tabell\n: Vad sitter kvar?')
    await page.keyboard.press('Enter')

    await table.waitFor()
    assert.match(await table.innerText(), /Rätt först, ny fråga efter 24 dagar/)
    await page.keyboard.press('Enter')
    await table.waitFor({ state: 'detached' })
  })

  it('shows the card of a lesson in each language, and nothing in it can be pressed', async () => {
    await page.goto(`${server.url}#/lektioner/stad/why-everyone`)
    const card = page.locator('.ac-adaptiveCard')
    await card.getByText('Varför angår det här alla?').waitFor()
    assert.equal(await card.locator(':is(input, button):not([disabled])').count(), 0)

    await page.getByRole('radio', { name: 'Svenska' }).focus()
    await page.keyboard.press('ArrowRight')

    await card.getByText('Why does this concern everyone?').waitFor()
    assert.equal(await page.locator('[lang="en"]').count(), 1)
  })
})
