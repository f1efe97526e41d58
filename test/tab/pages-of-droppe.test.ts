import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { openBrowser } from '../support/browser.ts'
import { type Droppe, startDroppe } from '../support/droppe.ts'
import { eventually } from '../support/eventually.ts'

describe('The pages of a Droppe that runs', function () {
  this.timeout(90_000)

  const ending = new AsyncDisposableStack()
  const errors: string[] = []
  let droppe: Droppe
  let page: Page

  before(async () => {
    droppe = await startDroppe({ DROPPE_COLLEAGUES: '30' })
    ending.defer(async () => void (await droppe.stop()))
    const browser = ending.use(await openBrowser({ acceptDownloads: true }))
    page = await browser.newPage()
    page.on('pageerror', (error) => errors.push(error.message))
    page.on('console', (message) => {
      if (/Content Security Policy/.test(message.text())) errors.push(message.text())
    })
  })
  after(() => ending.disposeAsync())

  it('say how the latest item has fared, on the overview', async () => {
    await page.goto(droppe.tabUrl)

    await page
      .getByText(/gick ut .* och har nått \d+ av \d+\./)
      .first()
      .waitFor()
  })

  it('lead from the list of lessons to one, with its question and its card as employees see it', async () => {
    await page.goto(`${droppe.tabUrl}#/lektioner`)
    await page.getByRole('link', { name: 'Varför angår det här alla?' }).click()

    await page.getByRole('heading', { level: 1, name: 'Varför angår det här alla?' }).waitFor()
    await page.getByText('Vad de svarade').waitFor()
    const picture = page.locator('.ac-adaptiveCard img').first()
    await eventually(
      () => picture.evaluate((image: HTMLImageElement) => image.naturalWidth > 0),
      'its picture',
    )
  })

  it('show what is remembered of each course, and lead from one course to the other', async () => {
    await page.goto(`${droppe.tabUrl}#/minne`)
    await page.getByRole('heading', { level: 1, name: 'Minne: IT-säkerhet i vardagen' }).waitFor()

    await page.getByRole('link', { name: /^STAD/ }).click()

    await page.getByRole('heading', { level: 1, name: /^Minne: STAD/ }).waitFor()
    await page.getByRole('table', { name: 'Lektion för lektion' }).waitFor()
  })

  for (const [button, file, beginning] of [
    ['Hämta Excel', 'stad.xlsx', 'PK'],
    ['Hämta CSV', 'stad.csv', '\uFEFF'],
  ] as const) {
    it(`give the report as ${file}`, async () => {
      await page.goto(`${droppe.tabUrl}#/rapport/stad`)
      const saving = page.waitForEvent('download')

      await page.getByRole('button', { name: button }).click()

      const download = await saving
      assert.equal(download.suggestedFilename(), file)
      assert.ok((await readFile(await download.path(), 'utf8')).startsWith(beginning))
    })
  }

  it('have thrown nothing all the while', () => {
    assert.deepEqual(errors, [])
  })
})
