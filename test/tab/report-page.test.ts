import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { PDFDocument } from 'pdf-lib'
import type { Page } from 'playwright-core'
import { openBrowser } from '../support/browser.ts'
import { eventually } from '../support/eventually.ts'
import { type TabAnswers, tabAnswers } from '../support/tab-answers.ts'
import { tabTo } from '../support/tab-keys.ts'
import { startTabServer, type TabServer } from '../support/tab-server.ts'

describe('The report', function () {
  this.timeout(60_000)

  const ending = new AsyncDisposableStack()
  let answers: TabAnswers
  let server: TabServer
  let page: Page

  before(async () => {
    answers = await tabAnswers()
    server = ending.use(await startTabServer(answers.byPath))
    const browser = ending.use(await openBrowser({ colorScheme: 'dark', acceptDownloads: true }))
    page = await browser.newPage()
    await page.goto(`${server.url}#/rapport/stad`)
    await page.getByText('Så är siffrorna räknade').waitFor()
    await page.waitForLoadState('networkidle')
  })
  after(() => ending.disposeAsync())

  for (const [button, file, content] of [
    ['Hämta Excel', 'stad.xlsx', 'a spreadsheet'],
    ['Hämta CSV', 'stad.csv', 'Lektion;Svar'],
  ] as const) {
    it(`saves ${file}, fetched with the token, by keyboard`, async () => {
      await tabTo(page, button)
      const saving = page.waitForEvent('download')
      await page.keyboard.press('Enter')
      const download = await saving

      assert.equal(download.suggestedFilename(), file)
      assert.equal(await readFile(await download.path(), 'utf8'), content)
      await page.getByRole('status').getByText(`${file} är sparad.`).waitFor()
    })
  }

  it('says so when a file can’t be had', async () => {
    server.answers = { ...answers.byPath, 'report/stad.xlsx': 503 }

    await page.getByRole('button', { name: 'Hämta Excel' }).click()

    await page.getByRole('alert').getByText('Hämta Excel: Siffrorna kunde inte hämtas.').waitFor()
  })

  it('opens the printing of the browser', async () => {
    await page.evaluate(() => {
      Object.assign(globalThis, { print: () => Object.assign(globalThis, { printed: true }) })
    })

    await page.getByRole('button', { name: 'Skriv ut' }).click()

    assert.equal(await page.evaluate('printed'), true)
  })

  it('is light on paper, with each chart’s table beside it and nothing to press', async () => {
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' })

    await page.getByRole('table', { name: 'Vad sitter kvar?' }).waitFor()
    const colour = () => page.getByRole('main').evaluate((main) => getComputedStyle(main).color)
    await eventually(async () => (await colour()) === 'rgb(36, 36, 36)')
    assert.equal(
      await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor),
      'rgb(255, 255, 255)',
    )
    assert.equal(await page.getByRole('button').filter({ visible: true, hasText: /\p{L}/u }).count(), 0)
    assert.equal(await page.getByRole('navigation', { name: 'Sidor' }).isVisible(), false)
    await page.emulateMedia({ media: 'screen', colorScheme: 'dark' })
  })

  it('fits on a few upright pages of A4', async () => {
    const pdf = await PDFDocument.load(await page.pdf({ preferCSSPageSize: true }))

    const { width, height } = pdf.getPage(0).getSize()
    assert.deepEqual([Math.round(width), Math.round(height)], [595, 842])
    assert.ok(pdf.getPageCount() <= 6, `It has ${pdf.getPageCount()} pages.`)
  })
})
